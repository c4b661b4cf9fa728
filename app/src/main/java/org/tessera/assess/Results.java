package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.bank.Score;
import org.tessera.assess.profile.ClusterRule;
import org.tessera.assess.results.Corrections;
import org.tessera.assess.results.ToldScores;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores, puts the two parts together, and releases. What is scored is not visible anywhere until its release: every
 * question for a result goes through {@link #released}, which asks for the release first.
 */
@Component
class Results {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Settings settings;
    private final ToldScores told;
    private final Clock clock;
    private final Keys keys;
    private final ClusterRule clusters;
    private final Corrections corrections;

    Results(
            JdbcClient jdbc,
            JsonMapper json,
            ApplicationEventPublisher events,
            Audit audit,
            Settings settings,
            ToldScores told,
            Clock clock,
            Keys keys,
            ClusterRule clusters,
            Corrections corrections) {
        this.corrections = corrections;
        this.clusters = clusters;
        this.keys = keys;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.audit = audit;
        this.settings = settings;
        this.told = told;
        this.clock = clock;
    }

    /** Scores a handed-in exam by its keys and keeps the points of each question. Once: a second call does nothing. */
    void score(SittingId sitting) {
        var points = keys.points(sitting);
        var scored = scored(sitting);
        int added = jdbc.sql("""
                insert into assess.score (sitting, raw, out_of, at)
                values (:sitting, :raw, :outOf, clock_timestamp())
                on conflict do nothing
                """)
                .param("sitting", sitting.value())
                .param("raw", sum(points, scored, Score.Points::earned))
                .param("outOf", sum(points, scored, Score.Points::most))
                .update();
        if (added == 0) return;
        jdbc.sql("""
                insert into assess.item_score (sitting, position, points, most)
                select :sitting, each.position, each.points, each.most
                  from unnest(cast(string_to_array(:points, ',') as integer[]),
                              cast(string_to_array(:most, ',') as integer[]))
                       with ordinality as each (points, most, position)
                """)
                .param("sitting", sitting.value())
                .param("points", listed(points, Score.Points::earned))
                .param("most", listed(points, Score.Points::most))
                .update();
        corrections.learn(sitting);
    }

    /** Which questions count, in their order; those on trial never do. */
    private List<Boolean> scored(SittingId sitting) {
        return jdbc.sql("""
                select fi.scored from assess.sitting s join assess.form_item fi on fi.form = s.form
                 where s.id = :sitting order by fi.position
                """)
                .param("sitting", sitting.value())
                .query(Boolean.class)
                .list();
    }

    private static int sum(List<Score.Points> points, List<Boolean> scored, ToIntFunction<Score.Points> which) {
        int sum = 0;
        for (int i = 0; i < points.size(); i++) if (scored.get(i)) sum += which.applyAsInt(points.get(i));
        return sum;
    }

    private static String listed(List<Score.Points> points, ToIntFunction<Score.Points> which) {
        return points.stream().map(p -> Integer.toString(which.applyAsInt(p))).collect(Collectors.joining(","));
    }

    /** Puts both parts together as soon as both are there, and releases the result if its time has come. */
    @Transactional
    public void complete(SittingId sitting) {
        standing(sitting).ifPresent(standing -> {
            int added = jdbc.sql("""
                    insert into assess.result (sitting, raw, cut, out_of, exam_passed, task, criteria, task_passed,
                                               clusters_passed, passed, examiners, computed_at)
                    select sc.sitting, sc.raw, c.cut, sc.out_of, sc.raw >= c.cut, :task, :criteria, :taskPassed,
                           :clustersPassed, sc.raw >= c.cut and :taskPassed and :clustersPassed, :examiners, :now
                      from (select sitting, out_of, assess.raw_score(sitting) as raw from assess.score) sc
                      join assess.sitting s on s.id = sc.sitting
                      join assess.form_cut c on c.form = s.form
                     where sc.sitting = :sitting and not s.practice
                    on conflict do nothing
                    """)
                    .param("sitting", sitting.value())
                    .param("task", standing.total())
                    .param("criteria", json.writeValueAsString(standing.criteria()))
                    .param("taskPassed", standing.passes(passTotal(sitting)))
                    .param("clustersPassed", clusters.reached(sitting))
                    .param("examiners", standing.examiners())
                    .param("now", now())
                    .update();
            if (added == 1) audit.record("sitting:" + sitting, Optional.empty(), "result-computed", Map.of());
            releaseIfDue(sitting);
        });
    }

    /** Releases a complete result whose time has come, once. */
    @Transactional
    public void releaseIfDue(SittingId sitting) {
        int released = jdbc.sql("""
                insert into assess.release (sitting, at)
                select r.sitting, clock_timestamp()
                  from assess.result r join assess.sitting s on s.id = r.sitting
                 where r.sitting = :sitting and assess.release_time(s.id) <= clock_timestamp()
                   and not exists (select 1 from assess.void v where v.sitting = r.sitting)
                on conflict do nothing
                """).param("sitting", sitting.value()).update();
        if (released == 0) return;
        told.fix(sitting);
        audit.record("sitting:" + sitting, Optional.empty(), "result-released", Map.of());
        var result = released(sitting).orElseThrow();
        events.publishEvent(new ResultReleased(sitting, result.candidate(), result.microCredential(), result.passed()));
    }

    /** Complete results that wait for a time that has come. */
    List<SittingId> due() {
        return jdbc.sql("""
                select r.sitting
                  from assess.result r join assess.sitting s on s.id = r.sitting
                 where not exists (select 1 from assess.release x where x.sitting = r.sitting)
                   and assess.release_time(s.id) <= clock_timestamp()
                   and not exists (select 1 from assess.void v where v.sitting = r.sitting)
                 limit 200
                """).query(UUID.class).list().stream()
                .map(SittingId::new)
                .toList();
    }

    /** The result, or nothing before its release. */
    Optional<Result> released(SittingId sitting) {
        return jdbc.sql("""
                select s.candidate, s.micro_credential, s.demonstration, f.id as form_id,
                       'form:' || f.name || '@' || f.version || '#' || f.hash as form, r.raw, r.cut, r.out_of,
                       r.exam_passed, r.task, r.task_passed, r.clusters_passed, r.passed, r.examiners, p.started_at, x.at as released_at,
                       w.supervised
                           and exists (select 1 from assess.check_in c where c.sitting = s.id and c.confirmed) as supervised
                  from assess.release x
                  join assess.result_now r on r.sitting = x.sitting
                  join assess.sitting s on s.id = x.sitting
                  join assess.timing w on w.sitting = s.id
                  join assess.form f on f.id = s.form
                  join assess.part p on p.sitting = s.id and p.part = 'A'
                 where x.sitting = :sitting
                """)
                .param("sitting", sitting.value())
                .query((row, n) -> new Result(
                        sitting,
                        new PersonId(row.getObject("candidate", UUID.class)),
                        row.getString("micro_credential"),
                        row.getString("form"),
                        row.getInt("raw"),
                        row.getInt("cut"),
                        row.getInt("out_of"),
                        row.getBoolean("exam_passed"),
                        row.getInt("task"),
                        row.getBoolean("task_passed"),
                        row.getBoolean("clusters_passed"),
                        row.getBoolean("passed"),
                        LocalDate.ofInstant(row.getTimestamp("started_at").toInstant(), settings.zone()),
                        row.getTimestamp("released_at").toInstant(),
                        row.getBoolean("supervised"),
                        row.getInt("examiners"),
                        itemsByOutcome(row.getObject("form_id", UUID.class)),
                        row.getBoolean("demonstration")))
                .optional();
    }

    /** Per outcome, how many of its questions brought more than half of their points; only after release. */
    Map<String, Share> shares(SittingId sitting) {
        var shares = new TreeMap<String, Share>();
        jdbc.sql("""
                select i.outcome, count(*) as questions,
                       count(*) filter (where 2 * assess.points_now(fi.item, c.answer, sc.points, sc.most) > sc.most) as right_ones
                  from assess.release x
                  join assess.sitting s on s.id = x.sitting
                  join assess.form_item fi on fi.form = s.form
                  join assess.item i on i.id = fi.item
                  join assess.item_score sc on sc.sitting = s.id and sc.position = fi.position
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
                 where x.sitting = :sitting and fi.scored and sc.most > 0
                 group by i.outcome
                """)
                .param("sitting", sitting.value())
                .query((row, n) -> shares.put(
                        row.getString("outcome"), new Share(row.getInt("right_ones"), row.getInt("questions"))))
                .list();
        return shares;
    }

    /** Right answers among an outcome's questions. */
    record Share(int right, int questions) {
        /** {@code most}, {@code some} or {@code few}: thirds, as finer differences of a few questions mean nothing. */
        String words() {
            return 3 * right >= 2 * questions ? "most" : 3 * right >= questions ? "some" : "few";
        }
    }

    /** The points of both counting marks for each criterion, 0 to 6 each; only after release. */
    List<Integer> criteria(SittingId sitting) {
        return jdbc.sql("""
                select r.criteria from assess.release x join assess.result r on r.sitting = x.sitting
                 where x.sitting = :sitting
                """)
                .param("sitting", sitting.value())
                .query(String.class)
                .optional()
                .map(c -> json.readValue(c, new TypeReference<List<Integer>>() {}))
                .orElse(List.of());
    }

    /** The newest revision of each mark, in the order of the ordinals. */
    List<Marks.Mark> marks(SittingId sitting) {
        return jdbc.sql("""
                select distinct on (m.ordinal) m.ordinal, m.examiner, m.c1, m.c2, m.c3, m.c4
                  from assess.marking m join assess.script c on c.id = m.script
                 where c.sitting = :sitting
                 order by m.ordinal, m.revision desc
                """)
                .param("sitting", sitting.value())
                .query((row, n) -> new Marks.Mark(
                        row.getInt("ordinal"),
                        row.getObject("examiner", UUID.class),
                        List.of(row.getInt("c1"), row.getInt("c2"), row.getInt("c3"), row.getInt("c4"))))
                .list();
    }

    /** What the marks amount to, if the script is there and settled. A blank text needs no examiner: it has no points. */
    private Optional<Marks.Standing.Settled> standing(SittingId sitting) {
        var blank = jdbc.sql("select btrim(text, E' \\t\\n\\r') = '' from assess.script where sitting = :sitting")
                .param("sitting", sitting.value())
                .query(Boolean.class)
                .optional();
        if (blank.isEmpty()) return Optional.empty();
        if (blank.get()) return Optional.of(new Marks.Standing.Settled(0, List.of(0, 0, 0, 0), 0));
        return Marks.standing(marks(sitting), passTotal(sitting)) instanceof Marks.Standing.Settled settled
                ? Optional.of(settled)
                : Optional.empty();
    }

    int passTotal(SittingId sitting) {
        return jdbc.sql(
                        "select t.pass_total from assess.sitting s join assess.task t on t.id = s.task where s.id = :id")
                .param("id", sitting.value())
                .query(Integer.class)
                .single();
    }

    private Map<String, List<String>> itemsByOutcome(UUID form) {
        var items = new TreeMap<String, List<String>>();
        jdbc.sql("""
                select i.outcome, 'item:' || i.name || '@' || i.version || '#' || i.hash as reference
                  from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form and fi.scored
                 order by fi.position
                """)
                .param("form", form)
                .query((row, n) -> items.computeIfAbsent(row.getString("outcome"), o -> new ArrayList<>())
                        .add(row.getString("reference")))
                .list();
        return items;
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.from(now);
    }
}
