package org.tessera.assess.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.SittingId;
import org.tessera.assess.results.Subscores;
import org.tessera.design.Catalogue;
import org.tessera.platform.PersonId;

/** Makes the profile of a released result; before the release there is none. */
@Component
public class Profiles {
    private final JdbcClient jdbc;
    private final Schemes schemes;
    private final BandDecisions decisions;
    private final ClusterRule rule;
    private final Subscores subscores;
    private final Catalogue catalogue;

    Profiles(
            JdbcClient jdbc,
            Schemes schemes,
            BandDecisions decisions,
            ClusterRule rule,
            Subscores subscores,
            Catalogue catalogue) {
        this.jdbc = jdbc;
        this.schemes = schemes;
        this.decisions = decisions;
        this.rule = rule;
        this.subscores = subscores;
        this.catalogue = catalogue;
    }

    private record Row(UUID form, String microCredential, boolean examPassed, boolean taskPassed) {}

    /** The profile of a released sitting; nothing for a form without one. */
    public Optional<Profile> of(SittingId sitting) {
        return jdbc.sql("""
                select s.form, s.micro_credential, r.exam_passed, r.task_passed
                  from assess.release x
                  join assess.result_now r on r.sitting = x.sitting
                  join assess.sitting s on s.id = x.sitting
                  join assess.form f on f.id = s.form and f.profile
                 where x.sitting = :sitting
                """)
                .param("sitting", sitting.value())
                .query(Row.class)
                .optional()
                .flatMap(row -> decisions.of(row.form()).map(decided -> profile(sitting, row, decided)));
    }

    /** The newest released sitting of a person that has a profile. */
    Optional<SittingId> newest(PersonId candidate) {
        return jdbc.sql("""
                select x.sitting
                  from assess.release x
                  join assess.sitting s on s.id = x.sitting
                  join assess.form f on f.id = s.form and f.profile
                 where s.candidate = :candidate
                 order by x.at desc
                 limit 1
                """)
                .param("candidate", candidate.value())
                .query(UUID.class)
                .optional()
                .map(SittingId::new);
    }

    /** A group of skills after practice: how many ratings were near the experts', {@code most}, {@code some} or {@code few}. */
    public record Tried(Map<String, String> title, String words) {}

    /**
     * What a practice test says of the groups of skills; nothing where the micro-credential has none. It is no band: a few
     * open samples measure nobody.
     *
     * @param asked the questions in their order
     * @param points of each
     */
    public List<Tried> tried(String microCredential, List<ScoredAnswers.Asked> asked, int[] points) {
        var earned = ClusterRule.earned(asked, points);
        return schemes.of(microCredential).stream()
                .flatMap(s -> s.clusters().stream())
                .map(c -> new Tried(c.title(), words(c, earned)))
                .filter(t -> !t.words().isEmpty())
                .toList();
    }

    /** Thirds, as finer differences of a few situations mean nothing; empty where none was asked. */
    private static String words(Scheme.Cluster cluster, Map<String, Points> earned) {
        var sum = cluster.skills().stream()
                .map(skill -> earned.getOrDefault(skill, new Points(0, 0)))
                .reduce(new Points(0, 0), Points::plus);
        if (sum.most() == 0) return "";
        return 3 * sum.earned() >= 2 * sum.most() ? "most" : 3 * sum.earned() >= sum.most() ? "some" : "few";
    }

    private Profile profile(SittingId sitting, Row row, BandDecisions.Decided decided) {
        var earned = rule.earned(sitting);
        var told = subscores.told(row.form());
        var sums = decided.byCluster(earned);
        var clusters = sums.entrySet().stream()
                .map(e -> cluster(row.microCredential(), e.getKey(), e.getValue(), decided, earned, told))
                .toList();
        var whole = sums.values().stream().reduce(new Points(0, 0), Points::plus);
        return new Profile(
                placed(whole, decided), row.examPassed(), row.taskPassed(), decided.least(), inOrder(clusters, row));
    }

    private Profile.Cluster cluster(
            String microCredential,
            String id,
            Points points,
            BandDecisions.Decided decided,
            Map<String, Points> earned,
            Set<String> told) {
        var skills = decided.clusters().entrySet().stream()
                .filter(e -> e.getValue().equals(id) && earned.containsKey(e.getKey()))
                .map(Map.Entry::getKey)
                .map(skill -> new Profile.Skill(
                        skill,
                        title(skill),
                        Optional.ofNullable(earned.get(skill))
                                .filter(p -> told.contains(skill))
                                .map(p -> placed(p, decided))))
                .toList();
        boolean reaches = decided.bands().of(points.earned(), points.most()).compareTo(decided.least()) >= 0;
        return new Profile.Cluster(id, clusterTitle(microCredential, id), placed(points, decided), reaches, skills);
    }

    private List<Profile.Cluster> inOrder(List<Profile.Cluster> clusters, Row row) {
        var order = schemes.of(row.microCredential()).stream()
                .flatMap(s -> s.clusters().stream())
                .map(Scheme.Cluster::id)
                .toList();
        return clusters.stream()
                .sorted(java.util.Comparator.comparingInt(c -> order.indexOf(c.id())))
                .toList();
    }

    private static Placed placed(Points points, BandDecisions.Decided decided) {
        return Placed.of(points.earned(), points.most(), decided.bands());
    }

    /** What the skill is called; a skill that is no micro-credential goes by its code. */
    Map<String, String> title(String skill) {
        return catalogue.title(skill).orElseGet(() -> Map.of("en", skill));
    }

    private Map<String, String> clusterTitle(String microCredential, String id) {
        return schemes.of(microCredential).stream()
                .flatMap(s -> s.clusters().stream())
                .filter(c -> c.id().equals(id))
                .map(Scheme.Cluster::title)
                .findFirst()
                .orElseGet(() -> Map.of("en", id));
    }
}
