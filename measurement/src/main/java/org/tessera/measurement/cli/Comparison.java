package org.tessera.measurement.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference result beside our own, number by number. A quantity counts as compared where the reference has a number or
 * an undefined value; text, settings and notes do not count.
 */
final class Comparison {

    /** Keys that are settings, notes, timings or the truth of a simulation, not results. */
    private static final Set<String> NOT_RESULTS = Set.of(
            "settings",
            "call",
            "note",
            "rule",
            "line",
            "method_note",
            "iterations",
            "converged",
            "true",
            "problem",
            "true_u_centred",
            "design",
            "variance",
            "equipercentile_rule",
            "eap_settings",
            "tolerance",
            "R",
            "_row",
            "estimator",
            "direction",
            "method",
            "model",
            "M2_type",
            "D",
            "RP",
            "levels",
            "targets",
            "status",
            "form1_items");

    private final String analysis;
    private final List<Tolerance> tolerances;
    private int compared;
    private int failed;
    private double largest;
    private double distance;
    private String where = "";
    private String first = "";
    private final java.util.TreeSet<String> missing = new java.util.TreeSet<>();

    /** How far numbers whose path matches may lie apart: |ours - reference| <= absolute + relative |reference|. */
    record Tolerance(Pattern path, double absolute, double relative) {

        static Tolerance of(String path, double absolute, double relative) {
            return new Tolerance(Pattern.compile(path), absolute, relative);
        }

        /** A path that is not compared, because the reference documents it as information only. */
        static Tolerance skip(String path) {
            return of(path, Double.NaN, Double.NaN);
        }
    }

    Comparison(String analysis, List<Tolerance> tolerances) {
        this.analysis = analysis;
        this.tolerances = tolerances;
    }

    Comparison of(@Nullable Object reference, @Nullable Object ours) {
        walk("", reference, ours);
        return this;
    }

    private void walk(String path, @Nullable Object reference, @Nullable Object ours) {
        switch (reference) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (NOT_RESULTS.contains(key)) return;
                    var mine = ours instanceof Map<?, ?> other ? other.get(key) : null;
                    var known = ours instanceof Map<?, ?> other && other.containsKey(key);
                    step(path + "/" + key, value, mine, known);
                });
            case List<?> list -> {
                var others = list(ours);
                for (int i = 0; i < list.size(); i++)
                    step(path + "/" + i, list.get(i), i < others.size() ? others.get(i) : null, i < others.size());
            }
            case null -> leaf(path, Double.NaN, ours);
            case Double number -> leaf(path, number, ours);
            case Boolean flag -> leaf(path, flag ? 1 : 0, ours);
            default -> text(path, reference, ours);
        }
    }

    private void step(String path, @Nullable Object reference, @Nullable Object mine, boolean known) {
        var tolerance = tolerance(path);
        if (tolerance != null && Double.isNaN(tolerance.absolute())) return;
        // An empty object is how the reference writes a statistic that it did not compute.
        if (reference instanceof Map<?, ?> map && map.isEmpty()) return;
        if (!known) {
            if (reference instanceof String || reference == null) return;
            missing.add(path.replaceAll("/\\d+", ""));
            failed++;
            return;
        }
        walk(path, reference, mine);
    }

    private void text(String path, Object reference, @Nullable Object ours) {
        if (!(ours instanceof String mine)) return;
        compared++;
        if (!mine.equals(reference)) fail(path, reference + " and ours " + mine);
    }

    private void leaf(String path, double reference, @Nullable Object ours) {
        compared++;
        var mine = number(ours);
        var tolerance = tolerance(path);
        if (tolerance == null) throw new IllegalStateException("No tolerance for " + analysis + path);
        if (Double.isNaN(reference) || Double.isNaN(mine)) {
            if (Double.isNaN(reference) != Double.isNaN(mine)) fail(path, reference + " and ours " + mine);
            return;
        }
        var deviation = Math.abs(reference - mine);
        // Counting in parts of what is allowed makes quantities of different size comparable.
        var share = deviation / (tolerance.absolute() + tolerance.relative() * Math.abs(reference) + 1e-300);
        if (share > largest) {
            largest = share;
            distance = deviation;
            where = path + ": " + number(reference) + " and ours " + number(mine);
        }
        if (!(share <= 1)) fail(path, number(reference) + " and ours " + number(mine));
    }

    private void fail(String path, String what) {
        failed++;
        if (first.isEmpty()) first = path + ": reference " + what;
    }

    private @Nullable Tolerance tolerance(String path) {
        for (var tolerance : tolerances) if (tolerance.path().matcher(path).find()) return tolerance;
        return null;
    }

    private static List<?> list(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case double[] numbers -> java.util.Arrays.stream(numbers).boxed().toList();
            case null, default -> List.of();
        };
    }

    private static double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            case List<?> list when list.size() == 1 -> number(list.getFirst());
            case null, default -> Double.NaN;
        };
    }

    private static String number(double value) {
        return String.format(java.util.Locale.ROOT, "%.10g", value);
    }

    boolean passed() {
        return failed == 0 && compared > 0;
    }

    int compared() {
        return compared;
    }

    String summary() {
        var summary = new StringBuilder(String.format(
                java.util.Locale.ROOT,
                "%-22s %6d compared, largest deviation %.2g, %5.1f %% of the tolerance",
                analysis,
                compared,
                distance,
                100 * largest));
        if (!where.isEmpty()) summary.append(" (").append(where).append(')');
        summary.append(passed() ? "  ok" : "  FAILED");
        if (!first.isEmpty())
            summary.append("\n    ").append(failed).append(" outside, first ").append(first);
        if (!missing.isEmpty()) summary.append("\n    not computed: ").append(String.join(", ", missing));
        return summary.toString();
    }
}
