package org.tessera.measurement.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tessera.measurement.Estimate;
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

    /** Every gate of a form with its value. */
    public List<Evidence> evidence() {
        var lines = new ArrayList<Evidence>();
        lines.add(atLeast("Reliability (alpha)", analysis.map(TestAnalysis::alpha), RELIABILITY));
        lines.add(atMost("Standard error at the cut, logits", errorAtCut(), ERROR_AT_CUT));
        lines.add(atLeast(
                "Decision consistency", decision.map(d -> d.consistency().agreement()), CONSISTENCY));
        lines.add(atLeast("Decision kappa", decision.map(d -> d.consistency().kappa()), 0.60));
        lines.add(atLeast("Decision accuracy", decision.map(LivingstonLewis::accuracy), ACCURACY));
        lines.add(atLeast(
                "Decision consistency from abilities",
                abilityDecision.map(d -> d.consistency().agreement()),
                CONSISTENCY));
        testDifference.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> lines.add(atMost(
                        "Difference of the test at the cut, " + e.getKey(),
                        e.getValue().map(Math::abs),
                        0.5)));
        fairness.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> lines.add(atMost(
                        "Items with a large difference, " + e.getKey(),
                        e.getValue().map(TechnicalReport::large),
                        0)));
        lines.add(atLeast("Dependability of two marks (phi)", raters.map(study -> study.absolute(2)), 0.75));
        return List.copyOf(lines);
    }

    private static double large(List<Estimate<MantelHaenszel>> items) {
        return items.stream()
                .filter(item -> item instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel mh)
                        && mh.ets() == MantelHaenszel.Ets.C)
                .count();
    }

    private static Evidence atLeast(String what, Estimate<Double> estimate, double asked) {
        return evidence(what, estimate, "at least " + Report.number(asked, 2), v -> v >= asked);
    }

    private static Evidence atMost(String what, Estimate<Double> estimate, double asked) {
        return evidence(what, estimate, "at most " + Report.number(asked, 2), v -> v <= asked);
    }

    private static Evidence evidence(
            String what, Estimate<Double> estimate, String asked, Function<Double, Boolean> met) {
        return switch (estimate) {
            case Estimate.Known<Double>(Double value) ->
                new Evidence(what, Report.number(value, 3), asked, met.apply(value));
            case Estimate.NotEstimable<Double>(String reason) ->
                new Evidence(what, "not estimable: " + reason, asked, false);
        };
    }

    /** The report for readers. */
    public Report report() {
        var sections = new ArrayList<Report.Section>();
        sections.add(summary());
        sections.add(items());
        sections.add(comparability());
        fairness.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> sections.add(fairness(e.getKey(), e.getValue())));
        sections.add(missing());
        return new Report("Technical report: " + exam + ", form " + form + ", " + from + " to " + to, sections);
    }

    private Report.Section summary() {
        var rows = new ArrayList<List<String>>();
        for (var line : evidence()) rows.add(List.of(line.what, line.value, line.asked, line.met ? "met" : "not met"));
        return new Report.Section(
                "Evidence in short",
                List.of(
                        new Report.Text("Cut score: " + Report.number(cut, 2) + " raw points, ability "
                                + Report.number(cutTheta, 2)
                                + ". A gate that is not met calls for an explanation by the "
                                + "certification body, not for a hidden number."),
                        new Report.Table(
                                "evidence",
                                "What is asked of a form",
                                List.of("Evidence", "Value", "Asked", "Gate"),
                                rows)));
    }

    private Report.Section items() {
        var parts = new ArrayList<Report.Part>();
        switch (analysis) {
            case Estimate.Known<TestAnalysis>(TestAnalysis a) -> {
                parts.add(new Report.Text(
                        a.n() + " candidates, mean " + Report.number(a.total().mean(), 2)
                                + ", standard deviation "
                                + Report.number(a.total().sd(), 2) + ", standard error of measurement "
                                + Report.number(a.sem(), 2) + " points; alpha " + Report.number(a.alpha(), 3) + " ("
                                + Report.number(a.alphaInterval().lower(), 3) + " to "
                                + Report.number(a.alphaInterval().upper(), 3) + ")."));
                var rows = a.items().stream()
                        .map(i -> List.of(
                                i.item(),
                                Report.number(i.difficulty(), 3),
                                Report.number(i.itemRest(), 3),
                                i.verdictInWords()))
                        .toList();
                parts.add(new Report.Table(
                        "items", "Items", List.of("Item", "Difficulty", "Discrimination", "Verdict"), rows));
            }
            case Estimate.NotEstimable<TestAnalysis>(String reason) ->
                parts.add(new Report.Refusal("Items and reliability", reason));
        }
        if (calibration instanceof Estimate.Known<Calibration>(Calibration c))
            parts.add(Plot.functions(
                    "information",
                    "Information of the form",
                    "The higher the line, the more exactly the form measures at that ability.",
                    "ability",
                    "information",
                    -4,
                    4,
                    List.of("information"),
                    List.of(c::information)));
        return new Report.Section("Items", parts);
    }

    private Report.Section comparability() {
        return new Report.Section(
                "Comparability with earlier forms",
                List.of(
                        switch (link) {
                            case Estimate.Known<ScaleLink>(ScaleLink l) ->
                                new Report.Text("Ability on the common scale = " + Report.number(l.A(), 4)
                                        + " × ability + " + Report.number(l.B(), 4) + " (Stocking and Lord 1983).");
                            case Estimate.NotEstimable<ScaleLink>(String reason) ->
                                new Report.Refusal("Link to earlier forms", reason);
                        }));
    }

    private Report.Section fairness(String comparison, Estimate<List<Estimate<MantelHaenszel>>> result) {
        return new Report.Section(
                "Fairness: " + comparison,
                List.of(
                        switch (result) {
                            case Estimate.NotEstimable<List<Estimate<MantelHaenszel>>>(String reason) ->
                                new Report.Refusal(comparison, reason);
                            case Estimate.Known<List<Estimate<MantelHaenszel>>>(List<Estimate<MantelHaenszel>> items) ->
                                new Report.Table(
                                        "fairness_"
                                                + comparison
                                                        .replaceAll("[^A-Za-z0-9]+", "_")
                                                        .toLowerCase(java.util.Locale.ROOT),
                                        "Items by position, Mantel-Haenszel",
                                        List.of("Item", "Delta", "SE", "Class"),
                                        fairnessRows(items));
                        }));
    }

    private static List<List<String>> fairnessRows(List<Estimate<MantelHaenszel>> items) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < items.size(); i++)
            rows.add(
                    switch (items.get(i)) {
                        case Estimate.Known<MantelHaenszel>(MantelHaenszel mh) ->
                            List.of(
                                    String.valueOf(i + 1),
                                    Report.number(mh.delta(), 3),
                                    Report.number(mh.seDelta(), 3),
                                    mh.ets().name());
                        case Estimate.NotEstimable<MantelHaenszel> none ->
                            List.of(String.valueOf(i + 1), "–", "–", "not testable");
                    });
        return rows;
    }

    /** Everything that could not be estimated, in one place. */
    private Report.Section missing() {
        var parts = new ArrayList<Report.Part>();
        add(parts, "Items and reliability", analysis);
        add(parts, "Decision quality from raw scores", decision);
        add(parts, "Calibration", calibration);
        add(parts, "Decision quality from abilities", abilityDecision);
        add(parts, "Link to earlier forms", link);
        add(parts, "Reliability of marks", raters);
        fairness.forEach((name, estimate) -> add(parts, "Fairness, " + name, estimate));
        testDifference.forEach((name, estimate) -> add(parts, "Difference of the test, " + name, estimate));
        if (parts.isEmpty()) parts.add(new Report.Text("Everything could be estimated."));
        return new Report.Section("What could not be estimated", parts);
    }

    private static <T> void add(List<Report.Part> parts, String what, Estimate<T> estimate) {
        if (estimate instanceof Estimate.NotEstimable<T>(String reason)) parts.add(new Report.Refusal(what, reason));
    }
}
