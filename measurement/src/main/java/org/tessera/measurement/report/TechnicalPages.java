package org.tessera.measurement.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Texts;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.dif.MantelHaenszel;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.linking.ScaleLink;

/** The pages of a technical report: what was found, the numbers, what is missing, and how it was done. */
final class TechnicalPages {

    private final TechnicalReport of;
    private final Texts texts;

    TechnicalPages(TechnicalReport of, Texts texts) {
        this.of = of;
        this.texts = texts;
    }

    private String t(String key, Object... values) {
        return texts.say(key, values);
    }

    private Report.Table table(String id, String key, List<List<String>> rows) {
        return new Report.Table(id, t(key), texts.parts(key + ".columns"), rows);
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
        return new Report(t("window.title", of.exam(), of.form(), of.from(), of.to()), sections);
    }

    private Report.Section summary() {
        var evidence = of.evidence(texts);
        var rows = new ArrayList<List<String>>();
        for (var line : evidence)
            rows.add(List.of(
                    line.what(), line.value(), line.asked(), t(line.met() ? "window.gate.met" : "window.gate.missed")));
        var met = evidence.stream().filter(TechnicalReport.Evidence::met).count();
        return new Report.Section(
                t("window.met", met, rows.size()),
                List.of(
                        new Report.Text(t("window.cut", Report.number(of.cut(), 2), Report.number(of.cutTheta(), 2))),
                        table("evidence", "window.evidence", rows)));
    }

    private Report.Section items() {
        var parts = new ArrayList<Report.Part>();
        switch (of.analysis()) {
            case Estimate.Known<TestAnalysis>(TestAnalysis a) -> {
                parts.add(new Report.Text(t(
                        "window.candidates",
                        a.n(),
                        Report.number(a.total().mean(), 2),
                        Report.number(a.total().sd(), 2),
                        Report.number(a.sem(), 2),
                        Report.number(a.alpha(), 3),
                        Report.number(a.alphaInterval().lower(), 3),
                        Report.number(a.alphaInterval().upper(), 3))));
                var rows = a.items().stream()
                        .map(i -> List.of(
                                i.item(),
                                Report.number(i.difficulty(), 3),
                                Report.number(i.itemRest(), 3),
                                i.verdictInWords(texts)))
                        .toList();
                parts.add(table("items", "window.items", rows));
            }
            case Estimate.NotEstimable<TestAnalysis>(String reason) ->
                parts.add(new Report.Refusal(t("window.missing.items"), reason));
        }
        if (of.calibration() instanceof Estimate.Known<Calibration>(Calibration c))
            parts.add(Plot.functions(
                    "information",
                    t("window.information"),
                    t("window.information.about"),
                    t("irt.axis.ability"),
                    t("irt.axis.information"),
                    -4,
                    4,
                    List.of(t("irt.axis.information")),
                    List.of(c::information)));
        return new Report.Section(t("window.items"), parts);
    }

    private Report.Section comparability() {
        return new Report.Section(
                t("window.link"),
                List.of(
                        switch (of.link()) {
                            case Estimate.Known<ScaleLink>(ScaleLink l) ->
                                new Report.Text(
                                        t("window.link.about", Report.number(l.A(), 4), Report.number(l.B(), 4)));
                            case Estimate.NotEstimable<ScaleLink>(String reason) ->
                                new Report.Refusal(t("window.link.what"), reason);
                        }));
    }

    private Report.Section fairness(String comparison, Estimate<List<Estimate<MantelHaenszel>>> result) {
        return new Report.Section(
                t("window.fairness", comparison),
                List.of(
                        switch (result) {
                            case Estimate.NotEstimable<List<Estimate<MantelHaenszel>>>(String reason) ->
                                new Report.Refusal(comparison, reason);
                            case Estimate.Known<List<Estimate<MantelHaenszel>>>(List<Estimate<MantelHaenszel>> items) ->
                                table(
                                        "fairness_"
                                                + comparison
                                                        .replaceAll("[^A-Za-z0-9]+", "_")
                                                        .toLowerCase(java.util.Locale.ROOT),
                                        "window.fairness.table",
                                        fairnessRows(items));
                        }));
    }

    private List<List<String>> fairnessRows(List<Estimate<MantelHaenszel>> items) {
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
                            List.of(String.valueOf(i + 1), "–", "–", t("window.untestable"));
                    });
        return rows;
    }

    /** Everything that could not be estimated, in one place. */
    private Report.Section missing() {
        var parts = new ArrayList<Report.Part>();
        add(parts, t("window.missing.items"), of.analysis());
        add(parts, t("window.missing.decision"), of.decision());
        add(parts, t("window.missing.calibration"), of.calibration());
        add(parts, t("window.missing.abilities"), of.abilityDecision());
        add(parts, t("window.link.what"), of.link());
        add(parts, t("window.missing.raters"), of.raters());
        of.fairness().forEach((name, estimate) -> add(parts, t("window.missing.fairness", name), estimate));
        of.testDifference().forEach((name, estimate) -> add(parts, t("window.missing.difference", name), estimate));
        if (parts.isEmpty()) parts.add(new Report.Text(t("window.missing.none")));
        return new Report.Section(t("window.missing"), parts);
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
        var parts = new ArrayList<Report.Part>();
        if (!texts.language().equals("en")) parts.add(new Report.Text(t("page.english")));
        parts.add(new Report.Method(
                "Reliability: alpha (Cronbach 1951) with Feldt's interval (1965); verdicts on items: difficulty .20 to .95, "
                        + "discrimination .20. Decisions: Livingston and Lewis (1995) from raw scores, Rudner (2005) from "
                        + "abilities; the standard error at the cut from the test information."));
        parts.add(new Report.Method(settings));
        parts.add(new Report.Method(
                "Fairness: Mantel-Haenszel (Holland and Thayer 1988) with the classes of the Educational Testing Service "
                        + "(Zwick 2012); difference of the test at the cut (Raju, van der Linden and Fleer 1995). Linking: "
                        + "Stocking and Lord (1983). Marks: generalisability (Brennan 2001)."));
        parts.add(new Report.Method("Limits: " + limits()
                + " They are those of the measurement library unless the certification scheme sets its own."));
        parts.add(new Report.Method(
                "Nothing here is random, so there is no seed; the same data and settings give the same "
                        + "numbers on every machine."));
        return new Report.Section(t("done.title"), parts);
    }

    private static String limits() {
        return "reliability " + Report.number(TechnicalReport.RELIABILITY, 2) + ", standard error at the cut "
                + Report.number(TechnicalReport.ERROR_AT_CUT, 2) + " logits, consistency "
                + Report.number(TechnicalReport.CONSISTENCY, 2) + ", accuracy "
                + Report.number(TechnicalReport.ACCURACY, 2) + ".";
    }
}
