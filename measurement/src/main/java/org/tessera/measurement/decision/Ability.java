package org.tessera.measurement.decision;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.irt.SumScores;
import org.tessera.measurement.numeric.Quadrature;

/** Quality of decisions on calibrated tests. */
public final class Ability {

    private Ability() {}

    /** Accuracy and consistency. */
    public record Quality(double accuracy, Consistency consistency) {}

    /** Rudner (2001, 2005): every ability estimate is normal around itself with its standard error. */
    public static Quality rudner(List<Score> scores, double cut) {
        double accuracy = 0;
        double agreement = 0;
        double passRate = 0;
        for (var score : scores) {
            var pass = NormalDistribution.of(0, 1).cumulativeProbability((score.theta() - cut) / score.se());
            accuracy += score.theta() >= cut ? pass : 1 - pass;
            agreement += pass * pass + (1 - pass) * (1 - pass);
            passRate += pass;
        }
        var n = scores.size();
        return new Quality(accuracy / n, Consistency.of(agreement / n, passRate / n));
    }

    /**
     * Lee (2010): sum scores given ability by the recursion of Lord and Wingersky, over a distribution of ability. The
     * true standing at an ability is its expected sum against the cut.
     *
     * @param cut lowest sum of categories (from 0) that passes
     */
    public static Quality lee(List<Item> items, Quadrature quadrature, int cut) {
        double accuracy = 0;
        double agreement = 0;
        double passRate = 0;
        for (int q = 0; q < quadrature.size(); q++) {
            var theta = quadrature.point(q);
            var sums = SumScores.distribution(items, theta);
            double pass = 0;
            for (int s = cut; s < sums.length; s++) pass += sums[s];
            var expected =
                    items.stream().mapToDouble(item -> item.expected(theta)).sum();
            var weight = quadrature.weight(q);
            accuracy += weight * (expected >= cut ? pass : 1 - pass);
            agreement += weight * (pass * pass + (1 - pass) * (1 - pass));
            passRate += weight * pass;
        }
        return new Quality(accuracy, Consistency.of(agreement, passRate));
    }
}
