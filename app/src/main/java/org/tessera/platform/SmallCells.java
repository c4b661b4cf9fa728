package org.tessera.platform;

import java.util.Comparator;
import java.util.List;

/**
 * Hides small groups of a table whose total is known. A cell of fewer than ten is hidden; and because the total is known,
 * further cells are hidden, the smallest first, until what is hidden can't be worked out: at least two cells that are at
 * least ten together.
 */
public final class SmallCells {
    /** The smallest group that is shown. */
    public static final int SMALLEST = 10;

    /**
     * One cell of a table.
     *
     * @param key what is counted
     * @param count how many; -1 when hidden
     */
    public record Cell(String key, int count) {
        /** Whether the count is withheld. */
        public boolean hidden() {
            return count < 0;
        }

        Cell hide() {
            return new Cell(key, -1);
        }
    }

    private SmallCells() {}

    /** The same cells in the same order, small ones hidden. Empty cells are left out first: nobody is in them. */
    public static List<Cell> safe(List<Cell> cells) {
        var filled = cells.stream().filter(c -> c.count() > 0).toList();
        var bySize = filled.stream()
                .sorted(Comparator.comparingInt(Cell::count).thenComparing(Cell::key))
                .toList();
        int hidden = 0;
        int people = 0;
        while (hidden < bySize.size() && mustHide(bySize.get(hidden), hidden, people)) {
            people += bySize.get(hidden).count();
            hidden++;
        }
        var hiddenCells = bySize.subList(0, hidden);
        return filled.stream().map(c -> hiddenCells.contains(c) ? c.hide() : c).toList();
    }

    private static boolean mustHide(Cell next, int hidden, int people) {
        return next.count() < SMALLEST || (hidden > 0 && (hidden < 2 || people < SMALLEST));
    }
}
