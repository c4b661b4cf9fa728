package org.tessera.assess.results;

import java.util.List;
import java.util.Optional;
import org.tessera.assess.forms.Format;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.RawScores;

/**
 * One form's raw scores on the common scale. On a calibrated form the scale is linear in ability, so that forms of
 * different difficulty mean the same; before that it is linear in points on either side of the cut. Either way the cut
 * lies at the same place, and a raw score passes exactly when its scaled score does.
 */
final class Scale {
    /**
     * A score with its uncertainty: one standard error to either side.
     *
     * @param calibrated whether it is linear in ability
     */
    record Scaled(int score, int low, int high, boolean calibrated) {}

    private final Format.Scale scale;
    private final int cut;
    private final int outOf;
    private final Optional<List<Item>> curves;
    private final double thetaOfCut;
    private final double[] thetas;

    /** @param thetaOfCut ability at the decided cut; without it, or without curves, the form counts as not calibrated */
    Scale(Format.Scale scale, int cut, int outOf, Optional<List<Item>> curves, Optional<Double> thetaOfCut) {
        this.scale = scale;
        this.cut = cut;
        this.outOf = outOf;
        this.curves = thetaOfCut.flatMap(t -> curves);
        this.thetaOfCut = thetaOfCut.orElse(Double.NaN);
        this.thetas = this.curves.map(RawScores::extrapolated).orElse(new double[0]);
    }

    Scaled at(int raw) {
        double place = place(raw);
        double error = curves.isPresent() ? errorOfAbility(raw) : errorOfPoints(raw);
        // Rounded towards the lower end on both sides of the cut, so that no rounding lifts anybody over it.
        int score = within(Math.floor(place + 1e-9));
        int low = within(Math.round(place - error));
        int high = within(Math.round(place + error));
        return new Scaled(score, Math.min(low, score), Math.max(high, score), curves.isPresent());
    }

    private double place(int raw) {
        if (curves.isPresent()) {
            double place = scale.cut() + scale.pointsPerLogit() * (thetas[raw] - thetaOfCut);
            // A carried cut is rounded up to whole points; the side of the cut is the decision's, not the rounding's.
            return raw >= cut ? Math.max(place, scale.cut()) : Math.min(place, scale.cut() - 1);
        }
        return raw >= cut
                ? scale.cut() + (raw - cut) * (scale.highest() - scale.cut()) / (double) Math.max(1, outOf - cut)
                : scale.lowest() + raw * (scale.cut() - scale.lowest()) / (double) cut;
    }

    private double errorOfAbility(int raw) {
        double theta = thetas[raw];
        double information = curves.orElseThrow().stream()
                .mapToDouble(c -> c.information(theta))
                .sum();
        return scale.pointsPerLogit() / Math.sqrt(information);
    }

    /** Lord's standard error of a raw score, in points of the scale around it. */
    private double errorOfPoints(int raw) {
        if (outOf < 2) return 0;
        double error = Reliability.conditionalSem(Math.clamp(raw, 1, outOf - 1), outOf);
        double perPoint = raw >= cut
                ? (scale.highest() - scale.cut()) / (double) Math.max(1, outOf - cut)
                : (scale.cut() - scale.lowest()) / (double) cut;
        return error * perPoint;
    }

    private int within(double value) {
        return (int) Math.clamp(value, scale.lowest(), scale.highest());
    }

    /** The band of a score: {@code emerging}, {@code developing}, {@code ready} or {@code strong}. */
    static String band(Format.Bands bands, int score) {
        if (score >= bands.strong()) return "strong";
        if (score >= bands.ready()) return "ready";
        return score >= bands.developing() ? "developing" : "emerging";
    }
}
