package org.tessera.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is different between two versions of a catalogue, skill by skill.
 *
 * @param added skills that only the later version has
 * @param removed skills that only the earlier version has
 * @param changed skills of both whose competence, title or words differ
 * @param moved skills of both whose rank in the survey differs, or that had none before
 */
record Difference(List<Skill> added, List<Skill> removed, List<Skill> changed, List<Move> moved) {
    /**
     * @param skill as it is in the later version
     * @param before its rank in the earlier version, if it had one
     * @param after its rank now
     */
    record Move(Skill skill, Optional<Integer> before, int after) {}

    /** What the later version changed. The order of the later version is kept; removed skills keep theirs. */
    static Difference between(MatrixVersion earlier, MatrixVersion later) {
        var added = new ArrayList<Skill>();
        var changed = new ArrayList<Skill>();
        var moved = new ArrayList<Move>();
        for (var now : later.skills()) {
            var before = earlier.skill(now.id());
            if (before.isEmpty()) {
                added.add(now);
                continue;
            }
            if (!now.with(Optional.empty()).equals(before.get().with(Optional.empty()))) changed.add(now);
            var old = before.flatMap(Difference::rank);
            rank(now).filter(r -> !old.equals(Optional.of(r))).ifPresent(r -> moved.add(new Move(now, old, r)));
        }
        var removed = earlier.skills().stream()
                .filter(s -> later.skill(s.id()).isEmpty())
                .toList();
        return new Difference(List.copyOf(added), removed, List.copyOf(changed), List.copyOf(moved));
    }

    /** Whether nothing is different. */
    boolean nothing() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && moved.isEmpty();
    }

    private static Optional<Integer> rank(Skill skill) {
        return skill.evidence().filter(e -> !e.suppressed()).map(e -> e.rank());
    }
}
