package org.tessera.assess.day;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.SittingId;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.PersonId;

/** Who has an appointment at a test centre and has not begun: the only people that a roster can seat. */
@Component
class Expected {
    /**
     * One appointment.
     *
     * @param fits whether the session lies within it
     * @param seated whether it has a place in some session
     */
    record Candidate(
            SittingId sitting, Person person, String microCredential, Instant from, boolean fits, boolean seated) {}

    private final JdbcClient jdbc;
    private final People people;

    Expected(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    List<Candidate> at(Session session) {
        var known = new ConcurrentHashMap<UUID, Person>();
        return jdbc.sql("""
                select s.id, s.candidate, s.micro_credential, s.opens_at,
                       x.opens_at >= s.opens_at and x.closes_at <= s.closes_at as fits,
                       exists (select 1 from assess.seat e where e.sitting = s.id) as seated
                  from assess.sitting s join assess.session x on x.test_centre = s.test_centre
                 where x.id = :session and not s.practice and s.closes_at > clock_timestamp()
                   and not exists (select 1 from assess.part p where p.sitting = s.id)
                 order by s.opens_at, s.id
                """)
                .param("session", session.id())
                .query((row, n) -> new Candidate(
                        new SittingId(row.getObject("id", UUID.class)),
                        known.computeIfAbsent(
                                row.getObject("candidate", UUID.class), id -> people.of(new PersonId(id))),
                        row.getString("micro_credential"),
                        row.getTimestamp("opens_at").toInstant(),
                        row.getBoolean("fits"),
                        row.getBoolean("seated")))
                .list();
    }
}
