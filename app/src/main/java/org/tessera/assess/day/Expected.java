package org.tessera.assess.day;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private record Row(
            UUID id, UUID candidate, String microCredential, Timestamp opensAt, boolean fits, boolean seated) {}

    List<Candidate> at(Session session) {
        var rows = jdbc.sql("""
                select s.id, s.candidate, s.micro_credential, s.opens_at,
                       x.opens_at >= s.opens_at and x.closes_at <= s.closes_at as fits,
                       exists (select 1 from assess.seat e where e.sitting = s.id) as seated
                  from assess.sitting s join assess.session x on x.test_centre = s.test_centre
                 where x.id = :session and not s.practice and s.closes_at > clock_timestamp()
                   and not exists (select 1 from assess.part p where p.sitting = s.id)
                 order by s.opens_at, s.id
                """).param("session", session.id()).query(Row.class).list();
        var known = people
                .of(rows.stream()
                        .map(r -> new PersonId(r.candidate()))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(p -> p.id().value(), Function.identity()));
        return rows.stream()
                .filter(r -> known.containsKey(r.candidate()))
                .map(r -> new Candidate(
                        new SittingId(r.id()),
                        Objects.requireNonNull(known.get(r.candidate())),
                        r.microCredential(),
                        r.opensAt().toInstant(),
                        r.fits(),
                        r.seated()))
                .toList();
    }
}
