package org.tessera.assess.profile;

import org.tessera.assess.forms.Format;

/** Where each band above the first begins, in percent of the points of whatever is placed; each higher than the one before. */
record Bands(int developing, int ready, int strong) {
    /** Whether the three stand in their order between 1 and 100. */
    boolean inOrder() {
        return developing > 0 && developing < ready && ready < strong && strong <= 100;
    }

    /** The band of so many points; a score exactly at the beginning of a band is in it. */
    Band of(double points, int most) {
        double percent = 100 * points / most;
        if (percent >= strong) return Band.STRONG;
        if (percent >= ready) return Band.READY;
        return percent >= developing ? Band.DEVELOPING : Band.EMERGING;
    }

    /**
     * What the scheme's scale makes of a form's cut: linear in points on either side of it, as results are told.
     *
     * @param cut the fewest points that pass
     * @param outOf the points of the form
     */
    static Bands recommended(Format.Scale scale, int cut, int outOf) {
        return new Bands(
                percent(scale, scale.bands().developing(), cut, outOf),
                percent(scale, scale.bands().ready(), cut, outOf),
                percent(scale, scale.bands().strong(), cut, outOf));
    }

    private static int percent(Format.Scale scale, int score, int cut, int outOf) {
        double points = score <= scale.cut()
                ? cut * (score - scale.lowest()) / (double) (scale.cut() - scale.lowest())
                : cut + (outOf - cut) * (score - scale.cut()) / (double) (scale.highest() - scale.cut());
        return (int) Math.round(100 * points / outOf);
    }
}
