package org.tessera.learn.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Live meetings of a class: when, at which place or under which link, and notes for those who missed it. Nobody's presence is kept. */
@Component
class Meetings {
    /** How long a meeting stays under "next" after it began. */
    private static final Duration LINGERS = Duration.ofHours(3);

    /**
     * One meeting.
     *
     * @param place a room or an address
     * @param link where it is held online, https
     * @param notes for those who missed it
     */
    record Meeting(
            UUID id,
            String schoolClass,
            String topic,
            Instant startsAt,
            int minutes,
            Optional<String> place,
            Optional<String> link,
            Optional<String> notes) {}

    /** What is planned. */
    record Plan(String topic, Instant startsAt, int minutes, Optional<String> place, Optional<String> link) {}

    private static final String SELECT = """
            select m.*, c.name
              from learn.meeting m
              join learn.school_class c on c.id = m.class
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Meetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    void plan(SchoolClass c, PersonId by, Plan plan) {
        jdbc.sql("""
                insert into learn.meeting (id, class, topic, starts_at, minutes, place, link, planned_by)
                values (:id, :class, :topic, :at, :minutes, :place, :link, :by)
                """)
                .param("id", Ids.next())
                .param("class", c.id())
                .param("topic", plan.topic())
                .param("at", Timestamp.from(plan.startsAt()))
                .param("minutes", plan.minutes())
                .param("place", plan.place().orElse(null))
                .param("link", plan.link().orElse(null))
                .param("by", by.value())
                .update();
    }

    /** Writes the notes of a meeting, in place of earlier ones. */
    @Transactional
    void note(SchoolClass c, UUID meeting, String notes) {
        int rows = jdbc.sql("""
                update learn.meeting set notes = nullif(:notes, ''), notes_at = :now where id = :id and class = :class
                """)
                .param("notes", notes)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", meeting)
                .param("class", c.id())
                .update();
        if (rows == 0) throw Problem.notFound();
    }

    /** Calls a meeting off; those it was for see it no more. */
    @Transactional
    void callOff(SchoolClass c, UUID meeting) {
        int rows = jdbc.sql("delete from learn.meeting where id = :id and class = :class")
                .param("id", meeting)
                .param("class", c.id())
                .update();
        if (rows == 0) throw Problem.notFound();
    }

    /** The meetings of a class, the latest first. */
    List<Meeting> of(SchoolClass c) {
        return jdbc.sql(SELECT + " where m.class = :class order by m.starts_at desc limit 50")
                .param("class", c.id())
                .query(Meetings::read)
                .list();
    }

    /** @throws Problem 404 when the class has no such meeting */
    Meeting of(SchoolClass c, UUID meeting) {
        return of(c).stream().filter(m -> m.id().equals(meeting)).findFirst().orElseThrow(Problem::notFound);
    }

    /** The meetings for a learner that are still to come, the next first. */
    List<Meeting> ahead(PersonId learner) {
        return mine(learner, "m.starts_at > :then order by m.starts_at");
    }

    /** The meetings for a learner that are over, the latest first. */
    List<Meeting> past(PersonId learner) {
        return mine(learner, "m.starts_at <= :then order by m.starts_at desc");
    }

    private List<Meeting> mine(PersonId learner, String which) {
        return jdbc.sql(SELECT
                        + " where m.class in (select class from learn.class_member where learner = :learner) and "
                        + which
                        + " limit 20")
                .param("learner", learner.value())
                .param("then", Timestamp.from(clock.instant().minus(LINGERS)))
                .query(Meetings::read)
                .list();
    }

    private static Meeting read(ResultSet row, int number) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("topic"),
                row.getTimestamp("starts_at").toInstant(),
                row.getInt("minutes"),
                Optional.ofNullable(row.getString("place")),
                Optional.ofNullable(row.getString("link")),
                Optional.ofNullable(row.getString("notes")));
    }
}
