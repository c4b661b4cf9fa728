package org.tessera.learn.classes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.learn.Educators;
import org.tessera.learn.Progress;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.PersonId;

/**
 * Where the learners of a class are in a course and why one may want a word of help. Reasons in words, no order of
 * persons, and never what somebody answered. Three queries for a class, however large.
 */
@Component
class Helping {
    /** After so long without a visit a word may be welcome. */
    static final Duration QUIET = Duration.ofDays(7);

    /**
     * Why somebody may want help.
     *
     * @param key of its words
     * @param unit the unit's number, 0 for the course as a whole
     * @param count days or tries
     */
    record Reason(String key, int unit, int count) {}

    /** One learner in the course. */
    record Line(Person person, Progress progress, Optional<Instant> lastHere, List<Reason> reasons) {
        /** Whether there is a reason in a unit. */
        boolean isStuckIn(int unit) {
            return reasons.stream().anyMatch(r -> r.unit() == unit);
        }
    }

    private record Row(
            UUID id,
            UUID learner,
            String pack,
            @Nullable String unit,
            @Nullable Timestamp at,
            Timestamp enrolled) {}

    private record Stuck(UUID enrolment, String unit, int attempts) {}

    private final JdbcClient jdbc;
    private final CoursePacks packs;
    private final People people;
    private final Clock clock;

    Helping(JdbcClient jdbc, CoursePacks packs, People people, Clock clock) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.people = people;
        this.clock = clock;
    }

    /** Everybody of a class who takes a course, in no order. */
    List<Line> in(SchoolClass c, String course) {
        var rows = jdbc.sql("""
                select e.id, e.learner, e.pack, e.place_unit as unit, e.place_at as at, e.enrolled_at as enrolled
                  from learn.enrolment e
                  join learn.class_member m on m.learner = e.learner
                 where m.class = :class and e.micro_credential = :course
                """)
                .param("class", c.id())
                .param("course", course)
                .query(Row.class)
                .list();
        if (rows.isEmpty()) return List.of();
        var ids = rows.stream().map(Row::id).toList();
        var done = done(ids);
        var stuck = stuck(ids).stream().collect(Collectors.groupingBy(Stuck::enrolment));
        var persons = people
                .of(rows.stream().map(r -> new PersonId(r.learner())).toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        var lines = new ArrayList<Line>();
        for (Row row : rows) {
            var person = persons.get(new PersonId(row.learner()));
            if (person == null) continue;
            var progress = new Progress(packs.version(row.pack()).orElseThrow(), done.getOrDefault(row.id(), Map.of()));
            var last = Optional.ofNullable(row.at()).map(Timestamp::toInstant);
            lines.add(
                    new Line(person, progress, last, reasons(row, progress, stuck.getOrDefault(row.id(), List.of()))));
        }
        return lines;
    }

    private List<Reason> reasons(Row row, Progress progress, List<Stuck> stuck) {
        var reasons = new ArrayList<Reason>();
        if (row.at() == null) {
            int days = daysSince(row.enrolled().toInstant());
            if (days >= QUIET.toDays()) reasons.add(new Reason("learn.class.help.not-begun", 0, days));
        } else if (!progress.isDone()) {
            int days = daysSince(row.at().toInstant());
            if (days >= QUIET.toDays())
                reasons.add(new Reason("learn.class.help.stopped", number(progress, row.unit()), days));
        }
        for (Stuck each : stuck)
            reasons.add(new Reason("learn.class.help.stuck", number(progress, each.unit()), each.attempts()));
        return reasons;
    }

    private int daysSince(Instant at) {
        return (int) Duration.between(at, clock.instant()).toDays();
    }

    private static int number(Progress progress, @Nullable String unit) {
        var ids = progress.pack().units().stream().map(Unit::id).toList();
        return unit == null ? 0 : ids.indexOf(unit) + 1;
    }

    private Map<UUID, Map<String, Set<String>>> done(List<UUID> enrolments) {
        var done = new HashMap<UUID, Map<String, Set<String>>>();
        jdbc.sql("select enrolment, unit, step from learn.step_done where enrolment in (:ids)")
                .param("ids", enrolments)
                .query(row -> {
                    done.computeIfAbsent(row.getObject(1, UUID.class), e -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), u -> new HashSet<>())
                            .add(row.getString(3));
                });
        return done;
    }

    /** The exercises tried several times whose newest answer does not fit yet. */
    private List<Stuck> stuck(List<UUID> enrolments) {
        return jdbc.sql("""
                select enrolment, unit, cast(max(tries) as integer) as attempts
                  from (select enrolment, unit, exercise, count(*) as tries
                          from learn.attempt
                         where enrolment in (:ids)
                         group by enrolment, unit, exercise
                        having count(*) >= :many
                           and not (array_agg(fits order by at desc, key desc))[1]) hard
                 group by enrolment, unit
                 order by unit
                """)
                .param("ids", enrolments)
                .param("many", Educators.MANY_TRIES)
                .query(Stuck.class)
                .list();
    }
}
