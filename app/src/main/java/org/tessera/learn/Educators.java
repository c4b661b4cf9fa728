package org.tessera.learn;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * What an educator sees of their learners: where each one is and where one may need help. No marks, no order of
 * persons, and never what a learner wrote.
 */
@Component
public class Educators {
    /** A learner of an educator, in one course. */
    record Pupil(UUID enrolment, Person person, String microCredential, Optional<Instant> lastHere) {}

    /** An exercise that a learner has tried again and again. */
    record Stuck(String unit, String exercise, int attempts) {}

    /** So many tries without the right answer may mean that a word of help is welcome. */
    public static final int MANY_TRIES = 3;
    /** After so long without a visit somebody may be waiting for a call. */
    static final Duration LONG_AWAY = Duration.ofDays(14);

    private record Row(
            UUID id,
            UUID learner,
            String microCredential,
            @org.jspecify.annotations.Nullable Timestamp at) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    Educators(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** The learners of an educator, within the organisations where they still teach. */
    List<Pupil> pupils(PersonId educator, List<OrganisationId> organisations) {
        if (organisations.isEmpty()) return List.of();
        return jdbc
                .sql("""
                select distinct e.id, e.learner, e.micro_credential, e.place_at as at
                  from learn.enrolment e
                  join learn.educator t on t.enrolment = e.id
                 where t.educator = :educator and t.organisation in (:organisations)
                """)
                .param("educator", educator.value())
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toList())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Pupil(
                        row.id(),
                        people.of(new PersonId(row.learner())),
                        row.microCredential(),
                        Optional.ofNullable(row.at()).map(Timestamp::toInstant)))
                .toList();
    }

    /** The exercises that a learner has tried several times and whose newest answer does not fit yet. */
    List<Stuck> stuck(UUID enrolment) {
        return jdbc.sql("""
                select unit, exercise, count(*) as attempts
                  from learn.attempt
                 where enrolment = :id
                 group by unit, exercise
                having count(*) >= :many
                   and not (array_agg(fits order by at desc, key desc))[1]
                 order by unit, exercise
                """)
                .param("id", enrolment)
                .param("many", MANY_TRIES)
                .query(Stuck.class)
                .list();
    }

    /** Whether a learner who has begun has not been here for long. */
    boolean isLongAway(Pupil pupil) {
        var since = clock.instant().minus(LONG_AWAY);
        return pupil.lastHere().filter(at -> at.isBefore(since)).isPresent();
    }

    /** The names of everybody who teaches a learner; the learner is told what they see. */
    public List<String> namesOf(PersonId learner) {
        return jdbc
                .sql("select distinct educator from learn.educator where learner = :learner")
                .param("learner", learner.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> people.of(new PersonId(id)).fullName())
                .sorted()
                .toList();
    }
}
