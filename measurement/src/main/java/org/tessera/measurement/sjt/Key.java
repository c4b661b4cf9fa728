package org.tessera.measurement.sjt;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.raters.TwoWay;

/**
 * A scoring key from a panel of experts, and how good it is (Whetzel, Sullivan and McCloy 2020; reliability of the panel:
 * Shrout and Fleiss 1979). A version of a key never changes once used.
 *
 * @param means the experts' mean per option
 * @param sds their standard deviation per option
 * @param kept whether an option may be scored: experts differ by at most one point (standard deviation)
 * @param panelReliability ICC(2,k) of the panel's mean over all options; .90 is asked for
 * @param experts number of experts
 */
public record Key(double[] means, double[] sds, boolean[] kept, double panelReliability, int experts) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Key {
        means = means.clone();
        sds = sds.clone();
        kept = kept.clone();
    }

    @Override
    public double[] means() {
        return means.clone();
    }

    @Override
    public double[] sds() {
        return sds.clone();
    }

    @Override
    public boolean[] kept() {
        return kept.clone();
    }

    /** Fewer experts than this make no key. */
    public static final int MINIMUM_EXPERTS = 12;

    /** Largest standard deviation of an option that is scored. */
    public static final double LARGEST_SD = 1.0;

    /** Reliability that a panel should reach. */
    public static final double SOUND = 0.90;

    /** The key of a panel: experts by options, ratings without blanks. */
    public static Estimate<Key> of(double[][] ratings) {
        return of(ratings, MINIMUM_EXPERTS);
    }

    /** The same with a minimum of the caller's own, at least 2. */
    public static Estimate<Key> of(double[][] ratings, int minimum) {
        if (ratings.length < Math.max(2, minimum))
            return Estimate.notEstimable(
                    "Only " + ratings.length + " experts; at least " + Math.max(2, minimum) + " are needed for a key.");
        var byOption = Linear.transpose(ratings);
        return TwoWay.of(byOption).map(study -> {
            var sds = Arrays.stream(byOption).mapToDouble(Moments::sd).toArray();
            var kept = new boolean[sds.length];
            for (int i = 0; i < kept.length; i++) kept[i] = sds[i] <= LARGEST_SD;
            var reliability = study.intraclass().stream()
                    .filter(icc -> icc.name().equals("ICC2k"))
                    .findFirst()
                    .orElseThrow()
                    .icc();
            return new Key(
                    Arrays.stream(byOption).mapToDouble(Moments::mean).toArray(),
                    sds,
                    kept,
                    reliability,
                    ratings.length);
        });
    }

    /** Whether the panel agrees well enough to certify with. */
    public boolean sound() {
        return panelReliability >= SOUND;
    }

    /** Whether a scenario with these options still has at least three that may be scored. */
    public boolean usable(int... options) {
        return IntStream.of(options).filter(i -> kept[i]).count() >= 3;
    }
}
