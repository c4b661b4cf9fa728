package org.tessera.measurement.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Observed and expected answers by sum score (rows) and category (columns), joined until every cell that is left expects
 * at least one answer. An expectation of 0 or NaN after joining marks a cell that is gone.
 */
final class Cells {

    private static final double SMALLEST = 1;

    List<double[]> observed;
    List<double[]> expected;

    Cells(double[][] observed, double[][] expected) {
        this.observed =
                new ArrayList<>(Arrays.stream(observed).map(double[]::clone).toList());
        this.expected =
                new ArrayList<>(Arrays.stream(expected).map(double[]::clone).toList());
    }

    void join() {
        joinImpossible();
        dropUnseen();
        joinSingles();
        for (int r = 0; r < expected.size(); r++) if (small(r)) joinCategories(r);
        joinRareColumns();
        joinRows();
        for (var row : expected) for (int c = 0; c < row.length; c++) if (row[c] == 0) row[c] = Double.NaN;
    }

    /** Sum scores with an impossible category go into the nearest one without, from both ends of the scale. */
    private void joinImpossible() {
        var complete = new ArrayList<Integer>();
        for (int r = 0; r < expected.size(); r++)
            if (Arrays.stream(expected.get(r)).noneMatch(Double::isNaN)) complete.add(r);
        for (var row : expected) for (int c = 0; c < row.length; c++) if (Double.isNaN(row[c])) row[c] = 0;
        if (complete.isEmpty()) return;
        int first = complete.getFirst();
        int last = complete.getLast();
        for (int r = 0; r < first; r++) merge(r, first);
        for (int r = last + 1; r < expected.size(); r++) merge(r, last);
        observed = new ArrayList<>(observed.subList(first, last + 1));
        expected = new ArrayList<>(expected.subList(first, last + 1));
    }

    private void dropUnseen() {
        for (int r = expected.size() - 1; r >= 0; r--) if (sum(observed.get(r)) == 0) remove(r);
    }

    /** A sum score that one person alone has goes into the next. */
    private void joinSingles() {
        for (int r = 0; r < expected.size() - 1; ) {
            if (sum(observed.get(r)) != 1) {
                r++;
                continue;
            }
            merge(r, r + 1);
            remove(r);
        }
        var last = expected.size() - 1;
        if (last > 0 && sum(observed.get(last)) == 1) {
            merge(last, last - 1);
            remove(last);
        }
    }

    private boolean small(int r) {
        return expected.get(r).length > 2 && Arrays.stream(expected.get(r)).anyMatch(e -> e < SMALLEST);
    }

    /** The smallest category goes into its smaller neighbour until all expect enough or two are left. */
    private void joinCategories(int r) {
        var e = new ArrayList<>(Arrays.stream(expected.get(r)).boxed().toList());
        var o = new ArrayList<>(Arrays.stream(observed.get(r)).boxed().toList());
        while (e.size() > 2) {
            var at = smallest(e);
            int into;
            if (at == 0) into = 1;
            else if (at == e.size() - 1) into = at - 1;
            else into = e.get(at - 1) <= e.get(at + 1) ? at - 1 : at + 1;
            e.set(into, e.get(into) + e.get(at));
            o.set(into, o.get(into) + o.get(at));
            e.remove(at);
            o.remove(at);
            if (e.stream().allMatch(v -> v >= SMALLEST)) break;
        }
        Arrays.fill(expected.get(r), 0);
        Arrays.fill(observed.get(r), 0);
        for (int c = 0; c < e.size(); c++) {
            expected.get(r)[c] = e.get(c);
            observed.get(r)[c] = o.get(c);
        }
    }

    /** Position of the smallest value, the last of equal ones. */
    private static int smallest(List<Double> values) {
        var at = 0;
        for (int c = 1; c < values.size(); c++) if (values.get(c) <= values.get(at)) at = c;
        return at;
    }

    /** Columns that hardly any sum score still uses go into their left neighbour. */
    private void joinRareColumns() {
        if (expected.isEmpty()) return;
        var columns = expected.getFirst().length;
        while (columns > 2 && column(columns - 1) < SMALLEST * Math.ceil(expected.size() * 0.1)) {
            joinColumn(columns - 1);
            columns--;
        }
        for (int c = columns - 1; c >= 1; c--) {
            var at = c;
            var used = expected.stream().filter(row -> row[at] > 0).count() / (double) expected.size();
            if (used < 0.05) joinColumn(c);
        }
    }

    private double column(int c) {
        return expected.stream().mapToDouble(row -> row[c]).sum();
    }

    private void joinColumn(int c) {
        for (var rows : List.of(observed, expected)) {
            for (var row : rows) {
                row[c - 1] += row[c];
                row[c] = 0;
            }
        }
    }

    /** Sum scores with a small cell go into the neighbour that fewer persons have. */
    private void joinRows() {
        for (int r = smallRow(); r >= 0 && expected.size() > 1; r = smallRow()) {
            int into;
            if (r == 0) into = 1;
            else if (r == expected.size() - 1) into = r - 1;
            else into = sum(observed.get(r - 1)) <= sum(observed.get(r + 1)) ? r - 1 : r + 1;
            merge(r, into);
            remove(r);
        }
    }

    private int smallRow() {
        for (int r = 0; r < expected.size(); r++) for (double e : expected.get(r)) if (e < SMALLEST && e != 0) return r;
        return -1;
    }

    private void merge(int from, int into) {
        for (int c = 0; c < expected.get(from).length; c++) {
            expected.get(into)[c] += expected.get(from)[c];
            observed.get(into)[c] += observed.get(from)[c];
        }
    }

    private void remove(int r) {
        observed.remove(r);
        expected.remove(r);
    }

    private static double sum(double[] row) {
        return Arrays.stream(row).sum();
    }
}
