package org.tessera.measurement.fit;

import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;

/**
 * Chen and Thissen (1997): chi-square of the joint answers to two items against what the model expects, signed by whether
 * the items go together more (+) or less (-) than expected (Goodman and Kruskal's gamma).
 *
 * @param chiSquare signed chi-square
 * @param v signed Cramér's V
 */
public record LocalDependence(double chiSquare, double v) {

    /** Dependence of items i and j over the persons who answered both. */
    public static LocalDependence of(Calibration calibration, Responses responses, int i, int j) {
        var first = calibration.items().get(i);
        var second = calibration.items().get(j);
        var observed = new double[first.item().categories()][second.item().categories()];
        var n = 0;
        for (int p = 0; p < responses.persons(); p++) {
            if (!responses.answered(p, i) || !responses.answered(p, j)) continue;
            observed[responses.code(p, i) - first.lowest()][responses.code(p, j) - second.lowest()]++;
            n++;
        }
        var expected = expected(calibration, i, j, n);
        double chiSquare = 0;
        for (int a = 0; a < observed.length; a++)
            for (int b = 0; b < observed[a].length; b++)
                chiSquare += Math.pow(observed[a][b] - expected[a][b], 2) / expected[a][b];
        var sign = gamma(observed) < gamma(expected) ? -1 : 1;
        var smaller = Math.min(observed.length, observed[0].length) - 1;
        return new LocalDependence(sign * chiSquare, sign * Math.sqrt(chiSquare / (n * (double) smaller)));
    }

    private static double[][] expected(Calibration calibration, int i, int j, int n) {
        var first = calibration.items().get(i).item();
        var second = calibration.items().get(j).item();
        var quadrature = calibration.quadrature();
        var expected = new double[first.categories()][second.categories()];
        for (int q = 0; q < quadrature.size(); q++) {
            var p = first.probabilities(quadrature.point(q));
            var r = second.probabilities(quadrature.point(q));
            for (int a = 0; a < p.length; a++)
                for (int b = 0; b < r.length; b++) expected[a][b] += n * quadrature.weight(q) * p[a] * r[b];
        }
        return expected;
    }

    private static double gamma(double[][] table) {
        double concordant = 0;
        double discordant = 0;
        for (int a = 0; a < table.length; a++)
            for (int b = 0; b < table[a].length; b++)
                for (int c = a + 1; c < table.length; c++)
                    for (int d = 0; d < table[c].length; d++) {
                        if (d > b) concordant += table[a][b] * table[c][d];
                        if (d < b) discordant += table[a][b] * table[c][d];
                    }
        return (concordant - discordant) / (concordant + discordant);
    }
}
