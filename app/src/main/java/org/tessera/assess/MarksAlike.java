package org.tessera.assess;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.raters.Agreement;

/**
 * How well somebody's marks agree with the agreed ones.
 *
 * @param scripts how many texts were compared
 * @param kappa Cohen's kappa with quadratic weights over all criteria of all texts, nothing when it is not estimable
 * @param near the share of criteria that are equal or one point apart
 * @param severity the mean of agreed total minus own total, of 12 points: above 0 stricter than agreed, below 0 milder
 */
record MarksAlike(int scripts, Optional<Double> kappa, double near, double severity) {
    /** The least kappa of an examiner; reference: the usual limit for "substantial" (Landis and Koch 1977 begin at .61). */
    static final double LEAST_KAPPA = 0.70;

    /** The least share of criteria that are equal or one point apart. */
    static final double LEAST_NEAR = 0.95;

    /** One text, marked by somebody and as agreed. */
    record Pair(List<Integer> own, List<Integer> agreed) {}

    /** @throws IllegalArgumentException when there is nothing to compare */
    static MarksAlike of(List<Pair> pairs) {
        if (pairs.isEmpty()) throw new IllegalArgumentException("there is nothing to compare");
        int points = WorkTask.BEST + 1;
        var table = new int[points][points];
        int near = 0;
        int distance = 0;
        for (Pair pair : pairs) {
            for (int criterion = 0; criterion < WorkTask.CRITERIA; criterion++) {
                int own = pair.own().get(criterion);
                int agreed = pair.agreed().get(criterion);
                table[agreed][own]++;
                distance += agreed - own;
                if (Math.abs(agreed - own) <= 1) near++;
            }
        }
        var kappa = Agreement.kappa(table, Agreement.Weights.QUADRATIC);
        return new MarksAlike(
                pairs.size(),
                kappa instanceof Estimate.Known<Agreement.Kappa>(var known)
                        ? Optional.of(known.kappa())
                        : Optional.empty(),
                (double) near / (pairs.size() * WorkTask.CRITERIA),
                (double) distance / pairs.size());
    }

    /** Whether both limits are reached. */
    boolean enough() {
        return near >= LEAST_NEAR && kappa.filter(k -> k >= LEAST_KAPPA).isPresent();
    }

    /** The mean distance of totals of the last so many pairs minus that of the earlier ones; nothing when either is missing. */
    static Optional<Double> drift(List<Pair> oldestFirst, int last) {
        int border = oldestFirst.size() - last;
        if (border < last) return Optional.empty();
        return Optional.of(of(oldestFirst.subList(border, oldestFirst.size())).severity()
                - of(oldestFirst.subList(0, border)).severity());
    }

    /** A row with the own points in c1 to c4 and the agreed ones in a1 to a4. */
    static Pair pair(ResultSet row) throws SQLException {
        return new Pair(points(row, "c"), points(row, "a"));
    }

    private static List<Integer> points(ResultSet row, String prefix) throws SQLException {
        var points = new ArrayList<Integer>();
        for (int i = 1; i <= WorkTask.CRITERIA; i++) points.add(row.getInt(prefix + i));
        return List.copyOf(points);
    }

    /** The parameters c1 to c4. */
    static Map<String, Integer> parameters(List<Integer> criteria) {
        return IntStream.rangeClosed(1, WorkTask.CRITERIA)
                .boxed()
                .collect(Collectors.toMap(i -> "c" + i, i -> criteria.get(i - 1)));
    }
}
