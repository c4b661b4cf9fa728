package org.tessera.assess.day;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.CheckIns;
import org.tessera.assess.ExamDay;
import org.tessera.assess.Part;
import org.tessera.assess.Parts;
import org.tessera.assess.SittingId;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** A test centre with a session that runs now, by the same calls as the pages. */
@Component
class AtTheCentre {
    /** Who plans, who keeps watch, who decides for the body, and in which session. */
    record Centre(ExamDay.Cast cast, PersonId planner, PersonId officer, Session session) {}

    private final ExamDay day;
    private final Organisations organisations;
    private final People people;
    private final ExamSessions sessions;
    private final Rosters rosters;
    private final CheckIns checkIns;
    private final Parts parts;
    private final JdbcClient jdbc;
    private final Clock clock;

    AtTheCentre(
            ExamDay day,
            Organisations organisations,
            People people,
            ExamSessions sessions,
            Rosters rosters,
            CheckIns checkIns,
            Parts parts,
            JdbcClient jdbc,
            Clock clock) {
        this.day = day;
        this.organisations = organisations;
        this.people = people;
        this.sessions = sessions;
        this.rosters = rosters;
        this.checkIns = checkIns;
        this.parts = parts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Centre open() {
        return open(true, false);
    }

    Centre open(boolean supervised, boolean safeBrowser) {
        var cast = day.cast();
        var planner = day.person("Pia", cast.centre(), Role.ORGANISATION_ADMINISTRATOR);
        organisations.approveTestCentre(cast.centre(), LocalDate.now(clock).plusYears(1), planner);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var planned = new Session(
                Ids.next(),
                cast.centre(),
                "Morning",
                now.minusSeconds(30),
                now.plusSeconds(3 * 60 * 60),
                supervised,
                safeBrowser,
                List.of(new Session.Room("Room 1", 2), new Session.Room("Room 2", 1)),
                List.of(cast.invigilator()));
        var id = sessions.plan(planned, planner);
        var session = new Session(
                id,
                planned.testCentre(),
                planned.title(),
                planned.opensAt(),
                planned.closesAt(),
                supervised,
                safeBrowser,
                planned.rooms(),
                planned.invigilators());
        return new Centre(cast, planner, day.person("Olga", cast.body(), Role.CERTIFICATION_OFFICER), session);
    }

    /** A candidate of this name with an appointment for today. */
    SittingId expected(Centre centre, String givenName) {
        return day.registered(centre.cast(), day.person(givenName, centre.cast().centre(), Role.LEARNER));
    }

    /** The same with a place in room 1. */
    SittingId seated(Centre centre, String givenName) {
        var sitting = expected(centre, givenName);
        var brought = rosters.bring(centre.session(), centre.planner(), csv(givenName + " Kanarini;K08;Room 1"));
        rosters.confirm(rosters.of(centre.session(), ((Roster.Brought.Kept) brought).id()), centre.planner());
        return sitting;
    }

    /** The same in the middle of the exam. */
    SittingId inExam(Centre centre, String givenName) {
        var sitting = seated(centre, givenName);
        checkIns.record(sitting, centre.cast().invigilator(), "passport", true, 0);
        parts.start(sitting, candidate(sitting), Part.EXAM, "en");
        return sitting;
    }

    PersonId candidate(SittingId sitting) {
        return new PersonId(jdbc.sql("select candidate from assess.sitting where id = :id")
                .param("id", sitting.value())
                .query(UUID.class)
                .single());
    }

    Instant deadline(SittingId sitting) {
        return jdbc.sql("select deadline from assess.part where sitting = :id and part = 'A'")
                .param("id", sitting.value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    /** Lets a stopped part have been stopped since then. */
    void stoppedSince(SittingId sitting, int seconds) {
        jdbc.sql("""
                update assess.part
                   set paused_at = paused_at - make_interval(secs => :seconds),
                       paused_until = paused_until - make_interval(secs => :seconds)
                 where sitting = :id and paused_at is not null
                """).param("seconds", seconds).param("id", sitting.value()).update();
    }

    static byte[] csv(String... rows) {
        return ("name;micro-credential;room\r\n" + String.join("\r\n", rows))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
