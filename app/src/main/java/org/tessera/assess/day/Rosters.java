package org.tessera.assess.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.SittingId;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Takes rosters in, whole or not at all: looked at first, then confirmed, and taken back while nobody sits there. */
@Component
class Rosters {
    private final JdbcClient jdbc;
    private final Expected expected;
    private final Audit audit;
    private final Clock clock;

    Rosters(JdbcClient jdbc, Expected expected, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.expected = expected;
        this.audit = audit;
        this.clock = clock;
    }

    /** Reads a file and keeps it to be looked at, when nothing is wrong with it. Nobody has a place yet. */
    @Transactional
    Roster.Brought bring(Session session, PersonId by, byte[] file) {
        var read = new RosterFile(session, expected.at(session)).read(file);
        if (!read.mistakes().isEmpty()) return new Roster.Brought.Refused(read.mistakes());
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.roster (id, session, encoding, brought_by, brought_at)
                values (:id, :session, :encoding, :by, :now)
                """)
                .param("id", id)
                .param("session", session.id())
                .param("encoding", read.encoding())
                .param("by", by.value())
                .param("now", now())
                .update();
        for (Roster.Row row : read.rows()) {
            jdbc.sql("""
                    insert into assess.roster_row (roster, number, sitting, room, seat)
                    values (:id, :number, :sitting, :room, :seat)
                    """)
                    .param("id", id)
                    .param("number", row.number())
                    .param("sitting", row.sitting().value())
                    .param("room", row.room())
                    .param("seat", row.seat())
                    .update();
        }
        return new Roster.Brought.Kept(id);
    }

    /**
     * Gives everybody on the roster their place. Said twice, it counts once.
     *
     * @throws Problem 409 {@code assess.day.problem.seats} when a place was taken since, or somebody has one; then nobody
     *     got one
     */
    @Transactional
    void confirm(Roster roster, PersonId by) {
        int rows = jdbc.sql("""
                update assess.roster set confirmed_by = :by, confirmed_at = :now where id = :id and confirmed_by is null
                """)
                .param("by", by.value())
                .param("now", now())
                .param("id", roster.id())
                .update();
        if (rows == 0) return;
        try {
            jdbc.sql("""
                    insert into assess.seat (sitting, session, room, seat, roster)
                    select r.sitting, o.session, r.room, r.seat, o.id
                      from assess.roster_row r join assess.roster o on o.id = r.roster
                     where o.id = :id
                     order by r.number
                    """).param("id", roster.id()).update();
        } catch (DataAccessException taken) {
            throw Problem.conflict("assess.day.problem.seats");
        }
        audit.record(
                "session:" + roster.session(),
                Optional.of(by),
                "roster-confirmed",
                Map.of("roster", roster.id().toString(), "rows", roster.rows().size()));
    }

    /**
     * Takes all places of a roster back.
     *
     * @throws Problem 409 {@code assess.day.problem.undo} when somebody of it was checked in already; then all stay
     */
    @Transactional
    void undo(Roster roster, PersonId by) {
        int rows = jdbc.sql("""
                update assess.roster set undone_by = :by, undone_at = :now
                 where id = :id and confirmed_by is not null and undone_by is null
                """)
                .param("by", by.value())
                .param("now", now())
                .param("id", roster.id())
                .update();
        if (rows == 0) return;
        try {
            jdbc.sql("delete from assess.seat where roster = :id")
                    .param("id", roster.id())
                    .update();
        } catch (DataAccessException begun) {
            throw Problem.conflict("assess.day.problem.undo");
        }
        audit.record(
                "session:" + roster.session(),
                Optional.of(by),
                "roster-undone",
                Map.of("roster", roster.id().toString()));
    }

    /** @throws Problem 404 when the session has no such roster */
    Roster of(Session session, UUID id) {
        return of(session).stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    /** The rosters of a session, the newest first. */
    List<Roster> of(Session session) {
        return jdbc.sql("select * from assess.roster where session = :session order by brought_at desc limit 50")
                .param("session", session.id())
                .query((row, n) -> read(row))
                .list();
    }

    private Roster read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Roster(
                id,
                row.getObject("session", UUID.class),
                row.getString("encoding"),
                row.getTimestamp("brought_at").toInstant(),
                instant(row, "confirmed_at"),
                instant(row, "undone_at"),
                jdbc.sql("select number, sitting, room, seat from assess.roster_row where roster = :id order by number")
                        .param("id", id)
                        .query((r, n) -> new Roster.Row(
                                r.getInt(1), new SittingId(r.getObject(2, UUID.class)), r.getString(3), r.getString(4)))
                        .list());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
