package org.tessera.measurement.fit;

import java.util.ArrayList;
import java.util.List;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.numeric.Moments;

/** What is left of the answers after the model has explained them at each person's EAP ability. */
public final class Residuals {

    private final Calibration calibration;
    private final Responses responses;
    private final double[] thetas;

    private Residuals(Calibration calibration, Responses responses, double[] thetas) {
        this.calibration = calibration;
        this.responses = responses;
        this.thetas = thetas;
    }

    /** Residuals at EAP abilities. */
    public static Residuals of(Calibration calibration, Responses responses) {
        var scoring = Scoring.of(calibration);
        var quadrature = calibration.quadrature();
        var thetas = new double[responses.persons()];
        for (int p = 0; p < thetas.length; p++)
            thetas[p] = scoring.eap(calibration.categories(responses, p), quadrature)
                    .theta();
        return of(calibration, responses, thetas);
    }

    /** Residuals at given abilities. */
    public static Residuals of(Calibration calibration, Responses responses, double[] thetas) {
        return new Residuals(calibration, responses, thetas.clone());
    }

    /** Infit and outfit of every item. */
    public List<MeanSquares> items() {
        var result = new ArrayList<MeanSquares>();
        for (int i = 0; i < responses.size(); i++) {
            var sum = new MeanSquares.Sum(true);
            for (int p = 0; p < thetas.length; p++) add(sum, p, i);
            result.add(sum.result());
        }
        return result;
    }

    /**
     * Infit, outfit and the standardised log-likelihood of a person.
     *
     * @param zh standardised log-likelihood (Drasgow, Levine and Williams 1985); below -2 the pattern is unlikely
     */
    public record Person(MeanSquares meanSquares, double zh) {}

    /** Fit of one person. */
    public Person person(int p) {
        var sum = new MeanSquares.Sum(true);
        var log = 0.0;
        var expected = 0.0;
        var variance = 0.0;
        for (int i = 0; i < responses.size(); i++) {
            if (!responses.answered(p, i)) continue;
            add(sum, p, i);
            var probabilities = item(i).probabilities(thetas[p]);
            log += Math.log(probabilities[category(p, i)]);
            var mean = 0.0;
            var square = 0.0;
            for (var probability : probabilities) {
                if (!(probability > 0)) continue;
                mean += probability * Math.log(probability);
                square += probability * Math.pow(Math.log(probability), 2);
            }
            expected += mean;
            variance += square - mean * mean;
        }
        return new Person(sum.result(), (log - expected) / Math.sqrt(variance));
    }

    /** Yen (1984): correlations of the items' residuals; values far from their mean point to dependence. */
    public double[][] q3() {
        var residuals = new double[thetas.length][responses.size()];
        for (int p = 0; p < thetas.length; p++)
            for (int i = 0; i < responses.size(); i++)
                residuals[p][i] = responses.answered(p, i) ? category(p, i) - item(i).expected(thetas[p]) : Double.NaN;
        var k = responses.size();
        var q3 = new double[k][k];
        for (int i = 0; i < k; i++) {
            q3[i][i] = 1;
            for (int j = 0; j < i; j++) q3[i][j] = q3[j][i] = correlation(residuals, i, j);
        }
        return q3;
    }

    private static double correlation(double[][] residuals, int i, int j) {
        var both = java.util.Arrays.stream(residuals)
                .filter(row -> !Double.isNaN(row[i]) && !Double.isNaN(row[j]))
                .toArray(double[][]::new);
        return Moments.correlation(
                java.util.Arrays.stream(both).mapToDouble(row -> row[i]).toArray(),
                java.util.Arrays.stream(both).mapToDouble(row -> row[j]).toArray());
    }

    private void add(MeanSquares.Sum sum, int p, int i) {
        if (!responses.answered(p, i)) return;
        var probabilities = item(i).probabilities(thetas[p]);
        var expected = item(i).expected(thetas[p]);
        var variance = 0.0;
        var fourth = 0.0;
        for (int k = 0; k < probabilities.length; k++) {
            variance += probabilities[k] * Math.pow(k - expected, 2);
            fourth += probabilities[k] * Math.pow(k - expected, 4);
        }
        sum.add(category(p, i) - expected, variance, fourth);
    }

    private Item item(int i) {
        return calibration.items().get(i).item();
    }

    private int category(int p, int i) {
        return responses.code(p, i) - calibration.items().get(i).lowest();
    }
}
