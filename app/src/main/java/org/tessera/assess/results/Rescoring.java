package org.tessera.assess.results;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.Consequences;
import org.tessera.assess.ResultRescored;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.SittingId;
import org.tessera.assess.profile.ClusterRule;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * Counts results anew when a key was wrong. The trial writes nothing; doing it writes the correction, a new count for
 * every result that changes, and an event for each that was released. The count before stays on record.
 */
@Component
class Rescoring {
    /** How one released result would change. */
    record Change(
            SittingId sitting,
            PersonId candidate,
            int before,
            int after,
            boolean passedBefore,
            boolean passedAfter,
            List<Consequences.Affected> certificates) {}

    /**
     * What a correction would do.
     *
     * @param changes released results whose raw score changes
     * @param unreleased how many results that nobody may see yet change too
     */
    record Trial(List<Change> changes, int unreleased) {
        long turned() {
            return changes.stream()
                    .filter(c -> c.passedBefore() != c.passedAfter())
                    .count();
        }
    }

    private record Row(
            UUID sitting, UUID candidate, int raw, int cut, boolean taskPassed, boolean passed, boolean released) {}

    private final JdbcClient jdbc;
    private final ScoredAnswers answers;
    private final ObjectProvider<Consequences> consequences;
    private final ToldScores told;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;
    private final ClusterRule clusters;
    private final Corrections corrections;

    Rescoring(
            JdbcClient jdbc,
            ScoredAnswers answers,
            ObjectProvider<Consequences> consequences,
            ToldScores told,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock,
            ClusterRule clusters,
            Corrections corrections) {
        this.corrections = corrections;
        this.clusters = clusters;
        this.jdbc = jdbc;
        this.answers = answers;
        this.consequences = consequences;
        this.told = told;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would change if this were the key, over every form that asks the question. Writes nothing. */
    Trial trial(ScoredAnswers.Supposed supposed) {
        var changes = new ArrayList<Change>();
        int unreleased = 0;
        for (var counted : counted(supposed)) {
            if (!counted.row().released()) {
                unreleased++;
                continue;
            }
            var row = counted.row();
            var sitting = new SittingId(row.sitting());
            changes.add(new Change(
                    sitting,
                    new PersonId(row.candidate()),
                    row.raw(),
                    counted.raw(),
                    row.passed(),
                    counted.passed(),
                    consequences.stream().flatMap(c -> c.of(sitting).stream()).toList()));
        }
        return new Trial(changes, unreleased);
    }

    /** A result with its raw score as it would be, and whether its groups of skills would be in their bands. */
    private record Counted(Row row, int raw, boolean clustersPassed) {
        boolean examPassed() {
            return raw >= row.cut();
        }

        boolean passed() {
            return examPassed() && row.taskPassed() && clustersPassed;
        }
    }

    /** Corrects the key and counts anew, all at once. */
    @Transactional
    public void correct(ScoredAnswers.Supposed supposed, OrganisationId owner, String reason, PersonId by) {
        var counted = counted(supposed);
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.key_correction (id, owner, item, accepts, by_answer, reason, made_by, made_at)
                values (:id, :owner, :item, :accepts, true, :reason, :by, :now)
                """)
                .param("id", id)
                .param("owner", owner.value())
                .param("item", supposed.item())
                .param("accepts", supposed.accepts())
                .param("reason", reason)
                .param("by", by.value())
                .param("now", now())
                .update();
        if (!supposed.accepts().equals(Corrections.ANY)) {
            int most = most(supposed.item());
            for (var answer : corrections.answers(supposed.item()))
                corrections.keep(id, answer, supposed.worth().of(answer, most));
        }
        for (var each : counted) rescore(id, each);
        audit.record("item:" + supposed.item(), Optional.of(by), "key-corrected", Map.of("results", counted.size()));
    }

    private void rescore(UUID correction, Counted counted) {
        var row = counted.row();
        jdbc.sql("""
                insert into assess.rescore (correction, sitting, raw, exam_passed, clusters_passed, passed, at)
                values (:correction, :sitting, :raw, :examPassed, :clustersPassed, :passed, :now)
                """)
                .param("correction", correction)
                .param("sitting", row.sitting())
                .param("raw", counted.raw())
                .param("examPassed", counted.examPassed())
                .param("clustersPassed", counted.clustersPassed())
                .param("passed", counted.passed())
                .param("now", now())
                .update();
        var sitting = new SittingId(row.sitting());
        audit.record(
                "sitting:" + sitting, Optional.empty(), "result-rescored", Map.of("correction", correction.toString()));
        if (!row.released()) return;
        told.fix(sitting);
        events.publishEvent(new ResultRescored(
                sitting, new PersonId(row.candidate()), row.raw(), counted.raw(), row.passed(), counted.passed()));
    }

    private List<Counted> counted(ScoredAnswers.Supposed supposed) {
        var changed = new ArrayList<Counted>();
        for (var form : formsWith(supposed.item())) {
            var results = new java.util.HashMap<UUID, Row>();
            results(form).forEach(r -> results.put(r.sitting(), r));
            var asked = answers.asked(form);
            for (var sheet : answers.supposing(form, supposed)) {
                var row = results.get(sheet.sitting().value());
                if (row == null || row.raw() == sheet.raw()) continue;
                changed.add(new Counted(row, sheet.raw(), clusters.reached(form, asked, sheet.points())));
            }
        }
        return changed;
    }

    /** The points of a question, which are the same in every form because its key is. */
    private int most(UUID item) {
        return jdbc.sql("select max(most) from assess.form_item where item = :item and scored")
                .param("item", item)
                .query(Integer.class)
                .single();
    }

    private List<UUID> formsWith(UUID item) {
        return jdbc.sql("select form from assess.form_item where item = :item and scored")
                .param("item", item)
                .query(UUID.class)
                .list();
    }

    private List<Row> results(UUID form) {
        return jdbc.sql("""
                select r.sitting, s.candidate, r.raw, r.cut, r.task_passed, r.passed, x.sitting is not null as released
                  from assess.result_now r
                  join assess.sitting s on s.id = r.sitting
                  left join assess.release x on x.sitting = r.sitting
                 where s.form = :form
                """).param("form", form).query(Row.class).list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
