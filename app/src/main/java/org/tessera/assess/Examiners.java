package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.raters.ManyFacetRasch;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * How a certification body's examiners mark, for its officers: agreement on seeded texts, severity beside the others who
 * marked the same texts, and change over time. Numbers to ask questions with; nobody is judged by them alone.
 */
@Component
class Examiners {
    /** So many seeds make up "lately". */
    static final int LATELY = 5;

    private static final int NEWEST_SCRIPTS = 300;

    /**
     * One examiner and one task.
     *
     * @param marked texts marked within two years
     * @param apart the mean of the others' totals minus their own on the same texts, of 12: above 0 stricter
     * @param thirds the share of their texts that needed a third mark
     * @param seeds agreement on seeds; nothing before the first one
     * @param drift severity on the last {@link #LATELY} seeds minus before; nothing with too few
     * @param logits severity by many-facet Rasch, against the mean of all; nothing where it is not estimable
     * @param qualified whether they may mark this task now
     */
    record Row(
            UUID task,
            String microCredential,
            PersonId examiner,
            int marked,
            double apart,
            double thirds,
            Optional<MarksAlike> seeds,
            Optional<Double> drift,
            Optional<Double> logits,
            boolean qualified) {
        /** Whether somebody should look closer: the limits are those of the qualification, and half a logit of severity. */
        boolean conspicuous() {
            return seeds.filter(s -> s.scripts() >= LATELY && !s.enough()).isPresent()
                    || logits.filter(l -> Math.abs(l) > 0.5).isPresent();
        }
    }

    private final JdbcClient jdbc;
    private final Seeds seeds;
    private final Audit audit;
    private final Clock clock;

    Examiners(JdbcClient jdbc, Seeds seeds, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.seeds = seeds;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever marked for these bodies within two years, by task; at most two hundred rows. */
    List<Row> of(List<OrganisationId> bodies) {
        if (bodies.isEmpty()) return List.of();
        var logits = new HashMap<UUID, Map<UUID, Double>>();
        return jdbc.sql("""
                with newest as (
                    select distinct on (m.script, m.examiner) m.script, m.examiner, c.task, m.c1 + m.c2 + m.c3 + m.c4 as total
                      from assess.marking m join assess.script c on c.id = m.script
                     where c.body in (:bodies) and m.at > clock_timestamp() - interval '2 years'
                     order by m.script, m.examiner, m.revision desc),
                beside as (
                    select n.*, sum(n.total) over one - n.total as others, count(*) over one - 1.0 as other_marks
                      from newest n window one as (partition by n.script))
                select n.task, t.micro_credential, n.examiner, count(*) as marked,
                       coalesce(avg(n.others / nullif(n.other_marks, 0) - n.total), 0) as apart,
                       avg(case when exists (select 1 from assess.third_mark x where x.script = n.script)
                                then 1.0 else 0.0 end) as thirds,
                       assess.qualified(n.examiner, n.task) as qualified
                  from beside n join assess.task t on t.id = n.task
                 group by n.task, t.micro_credential, n.examiner
                 order by t.micro_credential, n.task, n.examiner
                 limit 200
                """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .query((row, n) -> {
                    var task = row.getObject("task", UUID.class);
                    var examiner = new PersonId(row.getObject("examiner", UUID.class));
                    var pairs = seeds.pairs(examiner, task);
                    var severities = logits.computeIfAbsent(task, t -> severities(t, bodies));
                    return new Row(
                            task,
                            row.getString("micro_credential"),
                            examiner,
                            row.getInt("marked"),
                            row.getDouble("apart"),
                            row.getDouble("thirds"),
                            pairs.isEmpty() ? Optional.empty() : Optional.of(MarksAlike.of(pairs)),
                            MarksAlike.drift(pairs, LATELY),
                            Optional.ofNullable(severities.get(examiner.value())),
                            row.getBoolean("qualified"));
                })
                .list();
    }

    private record Given(UUID script, UUID examiner, int c1, int c2, int c3, int c4) {}

    /** By many-facet Rasch over the newest texts, less the mean of all examiners; empty where it is not estimable. */
    private Map<UUID, Double> severities(UUID task, List<OrganisationId> bodies) {
        var given = jdbc.sql("""
                select distinct on (m.script, m.examiner) m.script, m.examiner, m.c1, m.c2, m.c3, m.c4
                  from assess.marking m
                 where m.script in (select c.id from assess.script c
                                     where c.task = :task and c.body in (:bodies) order by c.at desc limit :newest)
                 order by m.script, m.examiner, m.revision desc
                """)
                .param("task", task)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .param("newest", NEWEST_SCRIPTS)
                .query(Given.class)
                .list();
        var scripts = new ArrayList<UUID>();
        var examiners = new ArrayList<UUID>();
        var marks = new ArrayList<ManyFacetRasch.Mark>();
        for (Given each : given) {
            int script = place(scripts, each.script());
            int examiner = place(examiners, each.examiner());
            var points = List.of(each.c1(), each.c2(), each.c3(), each.c4());
            for (int c = 0; c < points.size(); c++)
                marks.add(new ManyFacetRasch.Mark(script, c, examiner, points.get(c)));
        }
        var severities = new HashMap<UUID, Double>();
        if (ManyFacetRasch.of(marks) instanceof Estimate.Known<ManyFacetRasch>(var model) && model.converged()) {
            var raters = model.raters();
            double mean = java.util.Arrays.stream(raters).average().orElse(0);
            for (int r = 0; r < raters.length; r++) severities.put(examiners.get(r), raters[r] - mean);
        }
        return severities;
    }

    private static int place(List<UUID> among, UUID id) {
        if (!among.contains(id)) among.add(id);
        return among.indexOf(id);
    }

    /**
     * Ends an examiner's qualification: before they mark this task again, they practise again.
     *
     * @throws Problem 404 when they hold none for a task of these bodies
     */
    @Transactional
    public void end(UUID task, PersonId examiner, List<OrganisationId> bodies, PersonId by, String reason) {
        var theirs = of(bodies).stream()
                .anyMatch(r -> r.task().equals(task) && r.examiner().equals(examiner));
        int ended = !theirs
                ? 0
                : jdbc.sql("""
                insert into assess.qualification_end (qualification, ended_by, reason, at)
                select q.id, :by, :reason, :now
                  from assess.qualification q
                 where q.task = :task and q.examiner = :examiner and q.passed and q.valid_until > clock_timestamp()
                on conflict do nothing
                """)
                        .param("task", task)
                        .param("examiner", examiner.value())
                        .param("by", by.value())
                        .param("reason", reason)
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
        if (ended == 0) throw Problem.notFound();
        audit.record(
                "task:" + task,
                Optional.of(by),
                "examiner-qualification-ended",
                Map.of("examiner", examiner.toString()));
    }
}
