package org.tessera.assess.profile;

import org.tessera.measurement.ctt.Reliability;

/**
 * Where something lies among the bands, with its uncertainty. It holds no points: nobody is told a number or an order.
 *
 * @param band of the score itself
 * @param low of one standard error below
 * @param high of one standard error above
 */
public record Placed(Band band, Band low, Band high) {
    /** Lord's (1955) standard error of a raw score, in points around it; at the ends that of the next score inwards. */
    static Placed of(int points, int most, Bands bands) {
        double error = most < 2 ? 0 : Reliability.conditionalSem(Math.clamp(points, 1, most - 1), most);
        return new Placed(
                bands.of(points, most),
                bands.of(Math.max(0, points - error), most),
                bands.of(Math.min(most, points + error), most));
    }

    /** Whether the uncertainty lies within one band. */
    public boolean clear() {
        return low == high;
    }
}
