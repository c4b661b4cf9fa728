package org.tessera.measurement.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Texts;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.decision.Ability;
import org.tessera.measurement.decision.LivingstonLewis;
import org.tessera.measurement.dif.MantelHaenszel;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.linking.ScaleLink;
import org.tessera.measurement.raters.TwoWay;

/**
 * Everything a certification body needs as evidence for one form in one exam window (ISO/IEC 17024:2012, 9.2 and 9.3:
 * reliability, validity, fairness and comparability of forms). What could not be estimated is listed with its reason and
 * is as much a part of the evidence as the numbers.
 *
 * @param exam name of the exam
 * @param form name of the form
 * @param from first day of the window
 * @param to last day of the window
 * @param cut lowest raw score that passes
 * @param cutTheta the same on the ability scale; NaN where the form is not calibrated
 * @param analysis classical analysis
 * @param decision consistency and accuracy from raw scores
 * @param calibration calibration
 * @param abilityDecision consistency and accuracy from abilities
 * @param link link to the scale of earlier forms
 * @param fairness Mantel-Haenszel per comparison of groups or languages
 * @param testDifference differential test functioning at the cut per comparison, in raw points
 * @param raters reliability of the marks of the performance task
 */
public record TechnicalReport(
        String exam,
        String form,
        LocalDate from,
        LocalDate to,
        double cut,
        double cutTheta,
        Estimate<TestAnalysis> analysis,
        Estimate<LivingstonLewis> decision,
        Estimate<Calibration> calibration,
        Estimate<Ability.Quality> abilityDecision,
        Estimate<ScaleLink> link,
        Map<String, Estimate<List<Estimate<MantelHaenszel>>>> fairness,
        Map<String, Estimate<Double>> testDifference,
        Estimate<TwoWay> raters) {

    /** Smallest reliability a form should have. */
    public static final double RELIABILITY = 0.80;

    /** Largest standard error at the cut, in logits. */
    public static final double ERROR_AT_CUT = 0.35;

    /** Smallest consistency of decisions. */
    public static final double CONSISTENCY = 0.85;

    /** Smallest accuracy of decisions. */
    public static final double ACCURACY = 0.90;

    /** Copies the maps. */
    public TechnicalReport {
        fairness = Map.copyOf(fairness);
        testDifference = Map.copyOf(testDifference);
    }

    /**
     * One line of evidence against what is asked of a form.
     *
     * @param what the quantity
     * @param value its value as text, or the reason why there is none
     * @param asked what is asked of it
     * @param met whether it is met; false too where nothing could be estimated
     */
    public record Evidence(String what, String value, String asked, boolean met) {}

    /** Standard error of ability at the cut, where there is a calibration. */
    public Estimate<Double> errorAtCut() {
        return calibration.map(c -> 1 / Math.sqrt(c.information(cutTheta)));
    }

    /** Every gate of a form with its value, in English. */
    public List<Evidence> evidence() {
        return evidence(Texts.english());
    }

    /** The same in the words of a language; reasons without a translation stay English. */
    public List<Evidence> evidence(Texts texts) {
        var words = new Words(texts);
        var lines = new ArrayList<Evidence>();
        lines.add(words.atLeast(texts.say("window.reliability"), analysis.map(TestAnalysis::alpha), RELIABILITY));
        lines.add(words.atMost(texts.say("window.error"), errorAtCut(), ERROR_AT_CUT));
        lines.add(words.atLeast(
                texts.say("window.consistency"),
                decision.map(d -> d.consistency().agreement()),
                CONSISTENCY));
        lines.add(words.atLeast(
                texts.say("window.kappa"), decision.map(d -> d.consistency().kappa()), 0.60));
        lines.add(words.atLeast(texts.say("window.accuracy"), decision.map(LivingstonLewis::accuracy), ACCURACY));
        lines.add(words.atLeast(
                texts.say("window.abilities"),
                abilityDecision.map(d -> d.consistency().agreement()),
                CONSISTENCY));
        testDifference.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> lines.add(words.atMost(
                        texts.say("window.difference", e.getKey()), e.getValue().map(Math::abs), 0.5)));
        fairness.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> lines.add(words.atMost(
                        texts.say("window.large", e.getKey()), e.getValue().map(TechnicalReport::large), 0)));
        lines.add(words.atLeast(texts.say("window.phi"), raters.map(study -> study.absolute(2)), 0.75));
        return List.copyOf(lines);
    }

    private static double large(List<Estimate<MantelHaenszel>> items) {
        return items.stream()
                .filter(item -> item instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel mh)
                        && mh.ets() == MantelHaenszel.Ets.C)
                .count();
    }

    /** Lines of evidence in one language. */
    private record Words(Texts texts) {

        Evidence atLeast(String what, Estimate<Double> estimate, double asked) {
            return line(what, estimate, texts.say("window.at-least", Report.number(asked, 2)), v -> v >= asked);
        }

        Evidence atMost(String what, Estimate<Double> estimate, double asked) {
            return line(what, estimate, texts.say("window.at-most", Report.number(asked, 2)), v -> v <= asked);
        }

        private Evidence line(String what, Estimate<Double> estimate, String asked, Function<Double, Boolean> met) {
            return switch (estimate) {
                case Estimate.Known<Double>(Double value) ->
                    new Evidence(what, Report.number(value, 3), asked, met.apply(value));
                case Estimate.NotEstimable<Double>(String reason) ->
                    new Evidence(
                            what,
                            texts.say(
                                    "window.not-estimable", texts.reason(reason).orElse(reason)),
                            asked,
                            false);
            };
        }
    }

    /** The report for readers in English: what was found first, how it was done last. */
    public Report report() {
        return report(Texts.english());
    }

    /** The report in the words of a language, for {@link Page#of(Report, Texts)} with the same. */
    public Report report(Texts texts) {
        return new TechnicalPages(this, texts).report();
    }
}
