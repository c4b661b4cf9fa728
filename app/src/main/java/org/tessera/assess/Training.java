package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * Practice before marking. An examiner marks texts whose marks are agreed, sees after each what was agreed and why, and at
 * the end of a round whether they mark alike enough; who does not goes through another round. The database gives no text of
 * a candidate to an examiner without a valid qualification for its task.
 */
@Component
class Training {
    /** So long a qualification holds; then the examiner practises again. */
    static final Duration VALID = Duration.ofDays(365);

    /** A text to practise on. */
    record Exercise(UUID id, UUID task, String language, String text) {}

    /** What the examiner gave and what was agreed. */
    record Comparison(UUID task, String language, String text, List<Integer> own, List<Integer> agreed, String why) {}

    /**
     * How far an examiner is with one task.
     *
     * @param round the round that is going on, from 1
     * @param last what the last finished round came to
     * @param until how long the qualification holds; nothing without one
     */
    record Standing(
            UUID task,
            String microCredential,
            int round,
            int done,
            int of,
            Optional<Round> last,
            Optional<Instant> until) {
        boolean qualified() {
            return until.isPresent();
        }
    }

    /** A finished round. */
    record Round(Optional<Double> kappa, double near, boolean passed) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Training(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores texts for the newest version of their task; names that are there already stay as they are.
     *
     * @param owner the certification body, or nothing for a public sample
     * @return whether any was new
     * @throws Problem 422 {@code assess.problem.training-without-task} when there is no such task
     */
    @Transactional
    public boolean store(Trained trained, Optional<OrganisationId> owner) {
        var task = jdbc.sql("""
                select id from assess.task
                 where name = :name and owner is not distinct from cast(:owner as uuid)
                 order by version desc limit 1
                """)
                .param("name", trained.task())
                .param("owner", owner.map(OrganisationId::value).orElse(null))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "assess.problem.training-without-task", trained.task()));
        int added = 0;
        for (Trained.Text text : trained.texts()) added += store(task, text);
        return added > 0;
    }

    private int store(UUID task, Trained.Text text) {
        return jdbc.sql("""
                insert into assess.training_script (id, task, name, seed, language, text, c1, c2, c3, c4, why, loaded_at)
                values (:id, :task, :name, :seed, :language, :text, :c1, :c2, :c3, :c4, :why, :now)
                on conflict do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("task", task)
                .param("name", text.name())
                .param("seed", text.seed())
                .param("language", text.language())
                .param("text", text.text())
                .params(MarksAlike.parameters(text.marks()))
                .param("why", text.why())
                .param("now", now())
                .update();
    }

    /** Every task of these certification bodies, and of the public samples, for which there are texts to practise on. */
    List<Standing> standings(PersonId examiner, List<OrganisationId> bodies) {
        if (bodies.isEmpty()) return List.of();
        return jdbc.sql("""
                select t.id, t.micro_credential,
                       (select count(*) from assess.training_script s where s.task = t.id and not s.seed) as texts,
                       (select count(*) from assess.training_mark m join assess.training_script s on s.id = m.script
                         where s.task = t.id and m.examiner = :examiner
                           and m.round = 1 + coalesce(l.round, 0)) as done,
                       l.round, l.kappa, l.near, l.passed,
                       (select max(q.valid_until) from assess.qualification q
                         where q.task = t.id and q.examiner = :examiner and q.passed
                           and q.valid_until > clock_timestamp()
                           and not exists (select 1 from assess.qualification_end e
                                            where e.qualification = q.id)) as until
                  from assess.task t
                  left join lateral (select * from assess.qualification q
                                      where q.task = t.id and q.examiner = :examiner
                                      order by q.round desc limit 1) l on true
                 where (t.owner is null or t.owner in (:bodies))
                   and exists (select 1 from assess.training_script s where s.task = t.id)
                 order by t.micro_credential, t.name, t.version
                 limit 100
                """)
                .param("examiner", examiner.value())
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .query((row, n) -> new Standing(
                        row.getObject("id", UUID.class),
                        row.getString("micro_credential"),
                        1 + row.getInt("round"),
                        row.getInt("done"),
                        row.getInt("texts"),
                        row.getObject("round") == null
                                ? Optional.empty()
                                : Optional.of(new Round(
                                        Optional.ofNullable(row.getObject("kappa", Double.class)),
                                        row.getDouble("near"),
                                        row.getBoolean("passed"))),
                        Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant)))
                .list();
    }

    /** @throws Problem 404 when it is no task that this examiner could practise */
    Standing standing(UUID task, PersonId examiner, List<OrganisationId> bodies) {
        return standings(examiner, bodies).stream()
                .filter(s -> s.task().equals(task))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** The next text of the round; each round has an order of its own. */
    Optional<Exercise> next(Standing standing, PersonId examiner) {
        if (standing.qualified()) return Optional.empty();
        return jdbc.sql("""
                select s.id, s.task, s.language, s.text
                  from assess.training_script s
                 where s.task = :task and not s.seed
                   and not exists (select 1 from assess.training_mark m
                                    where m.script = s.id and m.examiner = :examiner and m.round = :round)
                 order by md5(cast(s.id as text) || cast(:examiner as text) || cast(:round as text))
                 limit 1
                """)
                .param("task", standing.task())
                .param("examiner", examiner.value())
                .param("round", standing.round())
                .query(Exercise.class)
                .optional();
    }

    /**
     * Marks a text of the round that is going on; after the last one the round is judged.
     *
     * @throws Problem 404 when it is not a text of this task; 409 {@code assess.problem.marked} when it is marked in this
     *     round or there is no round to go through
     */
    @Transactional
    public void mark(Standing standing, UUID script, PersonId examiner, List<Integer> criteria) {
        if (standing.qualified()) throw Problem.conflict("assess.problem.marked");
        boolean there = jdbc.sql(
                        "select exists (select 1 from assess.training_script where id = :id and task = :task and not seed)")
                .param("id", script)
                .param("task", standing.task())
                .query(Boolean.class)
                .single();
        if (!there) throw Problem.notFound();
        int added = jdbc.sql("""
                insert into assess.training_mark (id, script, examiner, round, c1, c2, c3, c4, at)
                values (:id, :script, :examiner, :round, :c1, :c2, :c3, :c4, :now)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("script", script)
                .param("examiner", examiner.value())
                .param("round", standing.round())
                .params(MarksAlike.parameters(criteria))
                .param("now", now())
                .update();
        if (added == 0) throw Problem.conflict("assess.problem.marked");
        var pairs = pairs(standing, examiner);
        if (pairs.size() >= standing.of()) judge(standing, examiner, MarksAlike.of(pairs));
    }

    private void judge(Standing standing, PersonId examiner, MarksAlike alike) {
        boolean passed = alike.enough() && alike.scripts() >= Trained.PRACTICE;
        jdbc.sql("""
                insert into assess.qualification (id, task, examiner, round, scripts, kappa, near, passed, at, valid_until)
                values (:id, :task, :examiner, :round, :scripts, :kappa, :near, :passed, :now, :until)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("task", standing.task())
                .param("examiner", examiner.value())
                .param("round", standing.round())
                .param("scripts", alike.scripts())
                .param("kappa", alike.kappa().orElse(null))
                .param("near", alike.near())
                .param("passed", passed)
                .param("now", now())
                .param("until", Timestamp.from(clock.instant().plus(VALID)))
                .update();
        audit.record(
                "task:" + standing.task(),
                Optional.of(examiner),
                passed ? "examiner-qualified" : "examiner-not-qualified",
                Map.of("round", standing.round(), "texts", alike.scripts()));
    }

    private List<MarksAlike.Pair> pairs(Standing standing, PersonId examiner) {
        return jdbc.sql("""
                select m.c1, m.c2, m.c3, m.c4, s.c1 as a1, s.c2 as a2, s.c3 as a3, s.c4 as a4
                  from assess.training_mark m join assess.training_script s on s.id = m.script
                 where s.task = :task and m.examiner = :examiner and m.round = :round
                """)
                .param("task", standing.task())
                .param("examiner", examiner.value())
                .param("round", standing.round())
                .query((row, n) -> MarksAlike.pair(row))
                .list();
    }

    /** @throws Problem 404 when this examiner has not marked it */
    Comparison comparison(UUID script, PersonId examiner) {
        return jdbc.sql("""
                select s.task, s.language, s.text, s.why, m.c1, m.c2, m.c3, m.c4,
                       s.c1 as a1, s.c2 as a2, s.c3 as a3, s.c4 as a4
                  from assess.training_mark m join assess.training_script s on s.id = m.script
                 where s.id = :script and m.examiner = :examiner
                 order by m.round desc
                 limit 1
                """)
                .param("script", script)
                .param("examiner", examiner.value())
                .query((row, n) -> {
                    var pair = MarksAlike.pair(row);
                    return new Comparison(
                            row.getObject("task", UUID.class),
                            row.getString("language"),
                            row.getString("text"),
                            pair.own(),
                            pair.agreed(),
                            row.getString("why"));
                })
                .optional()
                .orElseThrow(Problem::notFound);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
