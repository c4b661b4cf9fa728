package org.tessera.assess.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Caller;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** The sessions of the test centres. One that the caller has nothing to do with looks like one that does not exist. */
@Component
class ExamSessions {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ExamSessions(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Plans a session; its id is given by us. Whether the centre is approved for that day is for the caller to ask. */
    @Transactional
    UUID plan(Session planned, PersonId by) {
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.session (id, test_centre, title, opens_at, closes_at, supervised, safe_browser,
                                            planned_by, planned_at)
                values (:id, :centre, :title, :from, :until, :supervised, :safeBrowser, :by, :now)
                """)
                .param("id", id)
                .param("centre", planned.testCentre().value())
                .param("title", planned.title())
                .param("from", Timestamp.from(planned.opensAt()))
                .param("until", Timestamp.from(planned.closesAt()))
                .param("supervised", planned.supervised())
                .param("safeBrowser", planned.safeBrowser())
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        for (Session.Room room : planned.rooms()) {
            jdbc.sql("insert into assess.room (session, name, seats) values (:id, :name, :seats)")
                    .param("id", id)
                    .param("name", room.name())
                    .param("seats", room.seats())
                    .update();
        }
        for (PersonId invigilator : planned.invigilators()) {
            jdbc.sql("insert into assess.duty (session, invigilator) values (:id, :invigilator)")
                    .param("id", id)
                    .param("invigilator", invigilator.value())
                    .update();
        }
        audit.record(
                "session:" + id,
                Optional.of(by),
                "planned",
                Map.of("testCentre", planned.testCentre().toString(), "supervised", planned.supervised()));
        return id;
    }

    /** @throws Problem 404 for whoever neither plans at this centre nor is on duty in the session */
    Session of(UUID id, Caller caller) {
        var session = find(id).orElseThrow(Problem::notFound);
        if (!plans(session, caller) && !onDuty(session, caller)) throw Problem.notFound();
        return session;
    }

    /** @throws Problem 404 for whoever does not plan at this centre */
    Session planned(UUID id, Caller caller) {
        return find(id).filter(s -> plans(s, caller)).orElseThrow(Problem::notFound);
    }

    /** @throws Problem 404 for whoever is not on duty in the session */
    Session invigilated(UUID id, Caller caller) {
        return find(id).filter(s -> onDuty(s, caller)).orElseThrow(Problem::notFound);
    }

    static boolean plans(Session session, Caller caller) {
        return caller.holdsIn(session.testCentre(), Role.ORGANISATION_ADMINISTRATOR);
    }

    static boolean onDuty(Session session, Caller caller) {
        return caller.holdsIn(session.testCentre(), Role.INVIGILATOR)
                && session.invigilators().contains(caller.person());
    }

    /** What concerns the caller, the newest first. */
    List<Session> concerning(Caller caller) {
        var centres = caller.organisations(Role.ORGANISATION_ADMINISTRATOR, Role.INVIGILATOR);
        if (centres.isEmpty()) return List.of();
        return jdbc
                .sql("select * from assess.session where test_centre in (:centres) order by opens_at desc limit 100")
                .param("centres", centres.stream().map(OrganisationId::value).toList())
                .query((row, n) -> read(row))
                .list()
                .stream()
                .filter(s -> plans(s, caller) || onDuty(s, caller))
                .toList();
    }

    private Optional<Session> find(UUID id) {
        return jdbc.sql("select * from assess.session where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    private Session read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Session(
                id,
                new OrganisationId(row.getObject("test_centre", UUID.class)),
                row.getString("title"),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getBoolean("supervised"),
                row.getBoolean("safe_browser"),
                jdbc.sql("select name, seats from assess.room where session = :id order by name")
                        .param("id", id)
                        .query(Session.Room.class)
                        .list(),
                jdbc
                        .sql("select invigilator from assess.duty where session = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(PersonId::new)
                        .toList());
    }
}
