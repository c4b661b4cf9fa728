package org.tessera.assess.profile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.Refusal;
import org.tessera.assess.forms.FormBook;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * The decision of the certification body on the bands of a form: one for each form, for ever, with its reasons, after the
 * cut and never by a judge of its panel. The groups of skills are fixed with it, so a later file changes no result.
 */
@Component
class BandDecisions {
    /**
     * What was decided.
     *
     * @param least no group may be below it
     * @param clusters the group of each skill
     */
    record Decided(Bands bands, Band least, String reasons, Instant at, Map<String, String> clusters) {
        /**
         * Whether no group is below the least band.
         *
         * @param earned by skill, the points and the most there could be
         */
        boolean reached(Map<String, Points> earned) {
            return byCluster(earned).values().stream()
                    .noneMatch(p -> bands.of(p.earned(), p.most()).compareTo(least) < 0);
        }

        /** The points of each group that has any. */
        Map<String, Points> byCluster(Map<String, Points> earned) {
            var sums = new TreeMap<String, Points>();
            earned.forEach((skill, points) -> {
                var cluster = clusters.get(skill);
                if (cluster != null && points.most() > 0) sums.merge(cluster, points, Points::plus);
            });
            return sums;
        }
    }

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    BandDecisions(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Decided> of(UUID form) {
        var clusters = new LinkedHashMap<String, String>();
        jdbc.sql("select outcome, cluster from assess.band_cluster where form = :form order by outcome")
                .param("form", form)
                .query((row, n) -> clusters.put(row.getString("outcome"), row.getString("cluster")))
                .list();
        return jdbc.sql("""
                select developing, ready, strong, least, reasons, decided_at
                  from assess.band_decision where form = :form
                """)
                .param("form", form)
                .query((row, n) -> new Decided(
                        new Bands(row.getInt("developing"), row.getInt("ready"), row.getInt("strong")),
                        Band.of(row.getString("least")),
                        row.getString("reasons"),
                        row.getTimestamp("decided_at").toInstant(),
                        clusters))
                .optional();
    }

    /**
     * Records the decision.
     *
     * @throws Problem 409 {@code assess.problem.bands-decided} the second time, {@code assess.problem.bands-early} before
     *     the cut is decided or for one who judged on the panel
     */
    @Transactional
    public void decide(FormBook.Frozen form, Scheme scheme, Bands bands, String reasons, PersonId by) {
        try {
            insert(form.id(), scheme, bands, reasons, by);
        } catch (DuplicateKeyException decided) {
            throw Problem.conflict("assess.problem.bands-decided");
        } catch (DataAccessException refused) {
            if (Refusal.of(refused).isEmpty()) throw refused;
            throw Problem.conflict("assess.problem.bands-early");
        }
        for (var cluster : scheme.clusters())
            for (String skill : cluster.skills())
                jdbc.sql("insert into assess.band_cluster (form, cluster, outcome) values (:form, :cluster, :skill)")
                        .param("form", form.id())
                        .param("cluster", cluster.id())
                        .param("skill", skill)
                        .update();
        audit.record(
                "form:" + form.id(),
                Optional.of(by),
                "bands-decided",
                Map.of("developing", bands.developing(), "ready", bands.ready(), "strong", bands.strong()));
    }

    private void insert(UUID form, Scheme scheme, Bands bands, String reasons, PersonId by) {
        jdbc.sql("""
                insert into assess.band_decision (form, scheme, developing, ready, strong, least, reasons, decided_by,
                                                  decided_at)
                values (:form, :scheme, :developing, :ready, :strong, :least, :reasons, :by, :now)
                """)
                .param("form", form)
                .param("scheme", scheme.reference())
                .param("developing", bands.developing())
                .param("ready", bands.ready())
                .param("strong", bands.strong())
                .param("least", scheme.least().key())
                .param("reasons", reasons)
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
