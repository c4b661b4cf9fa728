package org.tessera.measurement.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.dif.MantelHaenszel;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.linking.ScaleLink;

/** The pages of a technical report: what was found, the numbers, what is missing, and how it was done. */
final class TechnicalPages {

    private final TechnicalReport of;

    TechnicalPages(TechnicalReport of) {
        this.of = of;
    }

    Report report() {
        var sections = new ArrayList<Report.Section>();
        sections.add(summary());
        sections.add(items());
        sections.add(comparability());
        of.fairness().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> sections.add(fairness(e.getKey(), e.getValue())));
        sections.add(missing());
        sections.add(methods());
        return new Report(
                "Technical report: " + of.exam() + ", form " + of.form() + ", " + of.from() + " to " + of.to(),
                sections);
    }

    private Report.Section summary() {
        var rows = new ArrayList<List<String>>();
        for (var line : of.evidence())
            rows.add(List.of(line.what(), line.value(), line.asked(), line.met() ? "met" : "not met"));
        var met = of.evidence().stream().filter(TechnicalReport.Evidence::met).count();
        return new Report.Section(
                met + " of " + rows.size() + " requirements are met",
                List.of(
                        new Report.Text("Cut score: " + Report.number(of.cut(), 2) + " raw points, ability "
                                + Report.number(of.cutTheta(), 2)
                                + ". A requirement that is not met calls for an explanation by the "
                                + "certification body, not for a hidden number."),
                        new Report.Table(
                                "evidence",
                                "What is asked of a form",
                                List.of("Evidence", "Value", "Asked", "Gate"),
                                rows)));
    }

    private Report.Section items() {
        var parts = new ArrayList<Report.Part>();
        switch (of.analysis()) {
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
        if (of.calibration() instanceof Estimate.Known<Calibration>(Calibration c))
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
                        switch (of.link()) {
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
        add(parts, "Items and reliability", of.analysis());
        add(parts, "Decision quality from raw scores", of.decision());
        add(parts, "Calibration", of.calibration());
        add(parts, "Decision quality from abilities", of.abilityDecision());
        add(parts, "Link to earlier forms", of.link());
        add(parts, "Reliability of marks", of.raters());
        of.fairness().forEach((name, estimate) -> add(parts, "Fairness, " + name, estimate));
        of.testDifference().forEach((name, estimate) -> add(parts, "Difference of the test, " + name, estimate));
        if (parts.isEmpty()) parts.add(new Report.Text("Everything could be estimated."));
        return new Report.Section("What could not be estimated", parts);
    }

    private static <T> void add(List<Report.Part> parts, String what, Estimate<T> estimate) {
        if (estimate instanceof Estimate.NotEstimable<T>(String reason)) parts.add(new Report.Refusal(what, reason));
    }

    /** Methods with their sources and settings, for whoever repeats the numbers. */
    private Report.Section methods() {
        var settings = switch (of.calibration()) {
            case Estimate.Known<Calibration>(Calibration c) ->
                "Calibration: " + c.model() + " by marginal maximum likelihood (Bock and Aitkin 1981) on "
                        + c.settings().nodeCount() + " nodes from "
                        + Report.number(c.settings().lower(), 0)
                        + " to " + Report.number(c.settings().upper(), 0) + ", changes below "
                        + c.settings().tolerance() + " after " + c.iterations() + " steps, "
                        + (c.converged() ? "" : "not ") + "converged; log-likelihood "
                        + Report.number(c.logLikelihood(), 4) + ", " + c.parameters() + " parameters, " + c.persons()
                        + " persons; D = 1, logit = a theta + d.";
            case Estimate.NotEstimable<Calibration> none -> "There is no calibration.";
        };
        return new Report.Section(
                "How this was done",
                List.of(
                        new Report.Text(
                                "Reliability: alpha (Cronbach 1951) with Feldt's interval (1965); verdicts on items: "
                                        + "difficulty .20 to .95, discrimination .20. Decisions: Livingston and Lewis (1995) from raw "
                                        + "scores, Rudner (2005) from abilities; the standard error at the cut from the test "
                                        + "information."),
                        new Report.Text(settings),
                        new Report.Text(
                                "Fairness: Mantel-Haenszel (Holland and Thayer 1988) with the classes of the Educational "
                                        + "Testing Service (Zwick 2012); difference of the test at the cut (Raju, van der Linden and "
                                        + "Fleer 1995). Linking: Stocking and Lord (1983). Marks: generalisability (Brennan 2001)."),
                        new Report.Text("Limits: " + limits() + " They are those of the measurement library unless the "
                                + "certification scheme sets its own."),
                        new Report.Text(
                                "Nothing here is random, so there is no seed; the same data and settings give the same "
                                        + "numbers on every machine.")));
    }

    private static String limits() {
        return "reliability " + Report.number(TechnicalReport.RELIABILITY, 2) + ", standard error at the cut "
                + Report.number(TechnicalReport.ERROR_AT_CUT, 2) + " logits, consistency "
                + Report.number(TechnicalReport.CONSISTENCY, 2) + ", accuracy "
                + Report.number(TechnicalReport.ACCURACY, 2) + ".";
    }
}
