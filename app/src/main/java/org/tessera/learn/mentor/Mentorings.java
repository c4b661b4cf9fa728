package org.tessera.learn.mentor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.Teaching;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;

/** Who mentors whom, their goals and their log. */
@Component
class Mentorings {
    /** One mentoring. @param endedAt nothing while it lasts */
    record Mentoring(
            UUID id,
            PersonId mentor,
            PersonId learner,
            OrganisationId organisation,
            Instant since,
            Optional<Instant> endedAt) {
        String path() {
            return "/mentoring/" + id;
        }

        boolean lasts() {
            return endedAt.isEmpty();
        }
    }

    /** One entry of the log. */
    record Entry(PersonId writtenBy, String words, Instant at) {}

    /** One goal. */
    record Goal(UUID id, String words, Instant setAt, Optional<Instant> reachedAt) {}

    private final JdbcClient jdbc;
    private final Teaching teaching;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Mentorings(JdbcClient jdbc, Teaching teaching, Audit audit, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.teaching = teaching;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Matches a mentor with a learner; matched already, nothing changes. From now on the mentor may not examine them. */
    @Transactional
    void match(PersonId mentor, PersonId learner, OrganisationId school, PersonId by) {
        if (mentor.equals(learner)) throw Problem.conflict("learn.mentor.problem.themself");
        var id = Ids.next();
        int rows = jdbc.sql("""
                insert into learn.mentoring (id, mentor, learner, organisation, matched_by, since)
                values (:id, :mentor, :learner, :school, :by, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("mentor", mentor.value())
                .param("learner", learner.value())
                .param("school", school.value())
                .param("by", by.value())
                .param("now", now())
                .update();
        if (rows == 0) return;
        teaching.record(mentor, learner, school, today());
        audit.record("person:" + learner, Optional.of(by), "mentor-matched", Map.of("mentor", mentor.toString()));
    }

    /** Writes into the log. A mentor's guidance counts as teaching on its day, so the two years begin anew. */
    @Transactional
    void guide(Mentoring mentoring, PersonId by, String words) {
        jdbc.sql("""
                insert into learn.guidance (id, mentoring, written_by, words, at)
                values (:id, :mentoring, :by, :words, :now)
                """)
                .param("id", Ids.next())
                .param("mentoring", mentoring.id())
                .param("by", by.value())
                .param("words", words)
                .param("now", now())
                .update();
        if (by.equals(mentoring.mentor())) teaching.record(by, mentoring.learner(), mentoring.organisation(), today());
    }

    @Transactional
    void aim(Mentoring mentoring, PersonId by, String words) {
        jdbc.sql("""
                insert into learn.goal (id, mentoring, set_by, words, set_at) values (:id, :mentoring, :by, :words, :now)
                """)
                .param("id", Ids.next())
                .param("mentoring", mentoring.id())
                .param("by", by.value())
                .param("words", words)
                .param("now", now())
                .update();
    }

    /** A goal is reached. */
    @Transactional
    void reach(Mentoring mentoring, UUID goal) {
        jdbc.sql("""
                update learn.goal set reached_at = :now
                 where id = :goal and mentoring = :mentoring and reached_at is null
                """)
                .param("now", now())
                .param("goal", goal)
                .param("mentoring", mentoring.id())
                .update();
    }

    /** Ends it; ended already, nothing changes. What was recorded against examining stays recorded. */
    @Transactional
    void end(Mentoring mentoring, PersonId by) {
        int rows = jdbc.sql(
                        "update learn.mentoring set ended_by = :by, ended_at = :now where id = :id and ended_at is null")
                .param("by", by.value())
                .param("now", now())
                .param("id", mentoring.id())
                .update();
        if (rows == 1)
            audit.record(
                    "person:" + mentoring.learner(),
                    Optional.of(by),
                    "mentoring-ended",
                    Map.of("mentor", mentoring.mentor().toString()));
    }

    Optional<Mentoring> find(UUID id) {
        return jdbc.sql("select * from learn.mentoring where id = :id")
                .param("id", id)
                .query(Mentorings::read)
                .optional();
    }

    /** Those whom a mentor accompanies now. */
    List<Mentoring> by(PersonId mentor) {
        return jdbc.sql("select * from learn.mentoring where mentor = :mentor and ended_at is null order by since")
                .param("mentor", mentor.value())
                .query(Mentorings::read)
                .list();
    }

    /** All that a learner ever had, the newest first. */
    List<Mentoring> of(PersonId learner) {
        return jdbc.sql("select * from learn.mentoring where learner = :learner order by since desc")
                .param("learner", learner.value())
                .query(Mentorings::read)
                .list();
    }

    /** What lasts at a school. */
    List<Mentoring> at(OrganisationId school) {
        return jdbc.sql("select * from learn.mentoring where organisation = :school and ended_at is null")
                .param("school", school.value())
                .query(Mentorings::read)
                .list();
    }

    List<Entry> log(Mentoring mentoring) {
        return jdbc.sql("select written_by, words, at from learn.guidance where mentoring = :id order by at desc")
                .param("id", mentoring.id())
                .query((row, n) -> new Entry(
                        new PersonId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    List<Goal> goals(Mentoring mentoring) {
        return jdbc.sql("select id, words, set_at, reached_at from learn.goal where mentoring = :id order by set_at")
                .param("id", mentoring.id())
                .query((row, n) -> new Goal(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant)))
                .list();
    }

    private static Mentoring read(ResultSet row, int number) throws SQLException {
        return new Mentoring(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("mentor", UUID.class)),
                new PersonId(row.getObject("learner", UUID.class)),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                row.getTimestamp("since").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
