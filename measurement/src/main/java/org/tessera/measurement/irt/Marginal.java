package org.tessera.measurement.irt;

import java.util.List;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.numeric.Quadrature;

/** One number for how reliable ability estimates are over all persons. */
public final class Marginal {

    private Marginal() {}

    /** Empirical reliability of EAP scores: var(EAP) / (var(EAP) + mean posterior variance). */
    public static double empirical(List<Score> scores) {
        var variance =
                Moments.variance(scores.stream().mapToDouble(Score::theta).toArray());
        var error = scores.stream().mapToDouble(s -> s.se() * s.se()).average().orElse(Double.NaN);
        return variance / (variance + error);
    }

    /**
     * Marginal reliability: the mean over N(0, 1) of I / (I + 1), where I is the test information (Green, Bock, Humphreys,
     * Linn and Reckase 1984). Integrated on a fine grid.
     */
    public static double of(Calibration calibration) {
        var fine = Quadrature.normal(601, -6, 6, 0, 1);
        double sum = 0;
        for (int q = 0; q < fine.size(); q++) {
            var information = calibration.information(fine.point(q));
            sum += fine.weight(q) * information / (information + 1);
        }
        return sum;
    }
}
