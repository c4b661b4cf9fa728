package org.tessera.assess.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profile of one released result.
 *
 * @param whole all skills together
 * @param passes whether the composite reaches the cut of its form
 * @param task whether the simulation was passed
 * @param least the band that no group may be below
 * @param clusters in the scheme's order
 */
public record Profile(Placed whole, boolean passes, boolean task, Band least, List<Cluster> clusters) {
    /** A group of skills. */
    public record Cluster(String id, Map<String, String> title, Placed placed, boolean reaches, List<Skill> skills) {}

    /**
     * One skill.
     *
     * @param placed nothing where the score says no more about it than the total does, or too few people sat the form
     */
    public record Skill(String id, Map<String, String> title, Optional<Placed> placed) {}

    /** Whether no group is below the least band. */
    public boolean reached() {
        return clusters.stream().allMatch(Cluster::reaches);
    }

    /** Whether any single skill is told. */
    public boolean tellsSkills() {
        return clusters.stream()
                .flatMap(c -> c.skills().stream())
                .anyMatch(s -> s.placed().isPresent());
    }
}
