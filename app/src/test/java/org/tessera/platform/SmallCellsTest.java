package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tessera.research.SmallCells.Cell;

class SmallCellsTest {
    @Property(tries = 500)
    void noSmallGroupIsShown(@ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> counts) {
        assertThat(SmallCells.safe(cells(counts)))
                .filteredOn(c -> !c.hidden())
                .allSatisfy(c -> assertThat(c.count()).isGreaterThanOrEqualTo(SmallCells.SMALLEST));
    }

    @Property(tries = 500)
    void whatIsHiddenCannotBeWorkedOutFromTheTotal(@ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> counts) {
        var safe = SmallCells.safe(cells(counts));
        var hidden = safe.stream().filter(Cell::hidden).toList();
        int total = counts.stream().mapToInt(Integer::intValue).sum();
        int shown = safe.stream().filter(c -> !c.hidden()).mapToInt(Cell::count).sum();
        boolean everybody = hidden.size() == safe.size();
        assertThat(hidden.isEmpty() || everybody || (hidden.size() >= 2 && total - shown >= SmallCells.SMALLEST))
                .isTrue();
    }

    @Property(tries = 500)
    void whatIsShownIsTrueAndInPlace(@ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> counts) {
        var cells = cells(counts).stream().filter(c -> c.count() > 0).toList();
        var safe = SmallCells.safe(cells);
        assertThat(safe)
                .extracting(Cell::key)
                .isEqualTo(cells.stream().map(Cell::key).toList());
        assertThat(cells).containsAll(safe.stream().filter(c -> !c.hidden()).toList());
    }

    @Example
    void nothingIsHiddenWithoutASmallGroup() {
        assertThat(SmallCells.safe(cells(List.of(10, 30)))).noneMatch(Cell::hidden);
    }

    private static List<Cell> cells(List<Integer> counts) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> new Cell("group " + i, counts.get(i)))
                .toList();
    }
}
