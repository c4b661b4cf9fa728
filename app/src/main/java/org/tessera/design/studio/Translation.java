package org.tessera.design.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A unit in two languages, part by part, and what changed on the left after the right was last written.
 *
 * @param rows in the order of the left side
 */
record Translation(List<Row> rows) {
    /**
     * One part side by side.
     *
     * @param since what changed on the left since the right was last written; empty when the right is up to date
     */
    record Row(String part, String left, String right, List<WordChange> since) {
        boolean isBehind() {
            return !since.isEmpty();
        }
    }

    /**
     * Compares the history of both sides.
     *
     * @param lefts the parts of the left file in every draft, from the version with which the work began
     * @param rights the same of the right file
     */
    static Translation of(List<Map<String, String>> lefts, List<Map<String, String>> rights) {
        var rows = new ArrayList<Row>();
        lefts.getLast().forEach((part, text) -> {
            int written = lastChange(rights, part);
            var then = lefts.get(written).getOrDefault(part, "");
            var since = lastChange(lefts, part) > written ? WordChange.between(then, text) : List.<WordChange>of();
            rows.add(new Row(part, text, rights.getLast().getOrDefault(part, ""), since));
        });
        return new Translation(rows);
    }

    long behind() {
        return rows.stream().filter(Row::isBehind).count();
    }

    /** The number of the last draft that changed a part; 0 when none did. */
    private static int lastChange(List<Map<String, String>> history, String part) {
        for (int draft = history.size() - 1; draft > 0; draft--) {
            if (!history.get(draft)
                    .getOrDefault(part, "")
                    .equals(history.get(draft - 1).getOrDefault(part, ""))) return draft;
        }
        return 0;
    }
}
