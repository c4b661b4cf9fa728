package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Calibration.CalibratedItem;
import org.tessera.measurement.irt.Family;
import org.tessera.measurement.irt.Marginal;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Prior;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.irt.SumScores;

/** Calibration by marginal maximum likelihood with the reference's keys. */
final class IrtCheck {

    private IrtCheck() {}

    static Model model(String name) {
        if (name.contains("rasch")) return Model.RASCH;
        if (name.contains("3pl")) return Model.THREE_PL;
        if (name.contains("grm")) return Model.GRADED;
        if (name.contains("gpcm")) return Model.GENERALIZED_PARTIAL_CREDIT;
        if (name.contains("pcm")) return Model.PARTIAL_CREDIT;
        return Model.TWO_PL;
    }

    /** The settings that the reference was made with; without them those of the README. */
    static Settings settings(Reference reference, Model model) {
        var given = reference.map("settings");
        var limits = given.get("theta_lim") instanceof List<?> list ? list : List.of(-6.0, 6.0);
        return Settings.of(model)
                .withMinimum(2, 1)
                .withNodes(
                        (int) reference.setting(given, "quadpts", 61), (double) limits.get(0), (double) limits.get(1))
                .withTolerance(reference.setting(given, "TOL", 1e-7))
                .with(prior(reference));
    }

    private static final Pattern PRIOR =
            Pattern.compile("(?:norm\\s*,|logit\\(?\\s*g\\)?\\s*~\\s*N\\()\\s*(-?[0-9.]+)\\s*,\\s*([0-9.]+)");

    /**
     * The prior of logit g that the reference names in its settings, notes or call, or in meta.json. Without any: -1.1, and
     * -1.5 for SAT12, whose items have five options (the README says so).
     */
    private static Prior prior(Reference reference) {
        var said = new StringBuilder();
        for (var key : List.of("settings", "note", "call", "prior"))
            said.append(reference.value(key)).append(' ');
        if (reference.has("meta.json"))
            said.append(Json.read(reference.directory().resolve("meta.json")));
        var matcher = PRIOR.matcher(said);
        if (matcher.find())
            return new Prior(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
        var directory = reference.directory().toAbsolutePath().getFileName();
        var sat = directory != null && directory.toString().startsWith("sat12");
        return sat ? new Prior(-1.5, 0.5) : Prior.STANDARD;
    }

    static @Nullable Object irt(Reference reference) {
        var responses = reference.responses("slope_intercept");
        var model = model(reference.name());
        var settings = settings(reference, model);
        if (reference.map("se").isEmpty()) settings = settings.with(Settings.Errors.NONE);
        var calibration = Calibration.of(responses, model, settings).orThrow();
        var out = map();
        out.put("model", model.toString());
        out.put("logLik", calibration.logLikelihood());
        out.put(
                "slope_intercept",
                calibration.items().stream().map(IrtCheck::intercepts).toList());
        if (reference.value("AIC") == null) return out;
        out.put("AIC", calibration.aic());
        out.put("BIC", calibration.bic());
        out.put("npar", calibration.parameters());
        out.put("iterations", calibration.iterations());
        out.put("converged", calibration.converged());
        out.put("latent_mean", calibration.groups().getFirst().mean());
        out.put("latent_var", calibration.groups().getFirst().variance());
        out.put(
                "irt_pars",
                calibration.items().stream().map(IrtCheck::difficulties).toList());
        var errors = map();
        calibration.items().forEach(item -> errors.put(item.name(), errors(item)));
        out.put("se", errors);
        if (!reference.map("M2").isEmpty()) out.put("M2", FitCheck.m2(calibration, responses));
        curves(reference, calibration, out);
        persons(reference, calibration, responses, out);
        return out;
    }

    private static void curves(Reference reference, Calibration calibration, Map<String, @Nullable Object> out) {
        var grid = reference.list("theta_grid").stream()
                .mapToDouble(theta -> (Double) theta)
                .toArray();
        out.put("theta_grid", grid);
        var information = new ArrayList<Object>();
        var test = new double[grid.length];
        var expected = new double[grid.length];
        for (int g = 0; g < grid.length; g++) {
            var theta = grid[g];
            information.add(calibration.curves().stream()
                    .mapToDouble(item -> item.information(theta))
                    .toArray());
            test[g] = calibration.information(theta);
            expected[g] = calibration.expected(theta);
        }
        out.put("item_information", information);
        out.put("test_information", test);
        out.put("expected_score", expected);
    }

    private static void persons(
            Reference reference, Calibration calibration, Responses responses, Map<String, @Nullable Object> out) {
        var scoring = Scoring.of(calibration);
        var scores = IntStream.range(0, responses.persons())
                .mapToObj(p -> scoring.eap(calibration.categories(responses, p), calibration.quadrature()))
                .toList();
        out.put("empirical_rxx", Marginal.empirical(scores));
        out.put("marginal_rxx", Marginal.of(calibration));
        out.put("eap_sum_table", table(reference, calibration, responses));
        var persons = new ArrayList<Object>();
        for (int p = 0;
                p < Math.min(responses.persons(), reference.list("persons").size());
                p++) {
            var answers = calibration.categories(responses, p);
            var row = map();
            row.put("row", p + 1);
            put(row, "EAP", scores.get(p));
            put(row, "MAP", scoring.map(answers));
            put(row, "WLE", scoring.jeffreys(answers));
            put(
                    row,
                    "ML",
                    scoring.ml(answers) instanceof Estimate.Known<Score>(Score score)
                            ? score
                            : new Score(Double.NaN, Double.NaN));
            persons.add(row);
        }
        out.put("persons", persons);
    }

    private static void put(Map<String, @Nullable Object> row, String name, Score score) {
        row.put(name, score.theta());
        row.put("SE_" + name, score.se());
    }

    private static List<Object> table(Reference reference, Calibration calibration, Responses responses) {
        var lines = SumScores.table(calibration.curves(), calibration.quadrature());
        var lowest =
                calibration.items().stream().mapToInt(CalibratedItem::lowest).sum();
        var observed = new int[lines.size()];
        for (int p = 0; p < responses.persons(); p++)
            observed[
                    java.util.Arrays.stream(calibration.categories(responses, p))
                            .sum()]++;
        // The reference calls the ability F for some models and F1 for others.
        var f = reference.list("eap_sum_table").getFirst() instanceof Map<?, ?> row && row.containsKey("F")
                ? "F"
                : "F1";
        var rows = new ArrayList<Object>();
        for (var line : lines) {
            var expected = line.probability() * responses.persons();
            var row = map();
            row.put("Sum.Scores", line.sum() + lowest);
            row.put(f, line.eap());
            row.put("SE_" + f, line.sd());
            row.put("observed", observed[line.sum()]);
            row.put("expected", expected);
            row.put("std.res", Math.abs(observed[line.sum()] - expected) / Math.sqrt(expected));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> intercepts(CalibratedItem item) {
        var row = map();
        row.put("item", item.name());
        row.put("a1", item.item().a());
        var d = item.item().intercepts();
        switch (item.item().family()) {
            case LOGISTIC -> {
                row.put("d", d[0]);
                row.put("g", item.item().g());
                row.put("u", item.item().u());
            }
            case GRADED -> {
                for (int k = 0; k < d.length; k++) row.put("d" + (k + 1), d[k]);
            }
            case PARTIAL_CREDIT -> {
                for (int k = 0; k <= d.length; k++) row.put("ak" + k, k);
                for (int k = 0; k <= d.length; k++) row.put("d" + k, k == 0 ? 0 : d[k - 1]);
            }
        }
        return row;
    }

    private static Map<String, @Nullable Object> difficulties(CalibratedItem item) {
        var row = map();
        row.put("item", item.name());
        row.put("a", item.item().a());
        var b = item.item().difficulties();
        for (int k = 0; k < b.length; k++) row.put(b.length == 1 ? "b" : "b" + (k + 1), b[k]);
        if (item.item().family() == Family.LOGISTIC) {
            row.put("g", item.item().g());
            row.put("u", item.item().u());
        }
        return row;
    }

    private static Map<String, @Nullable Object> errors(CalibratedItem item) {
        var row = map();
        var se = item.errors();
        row.put("a1", se[0]);
        switch (item.item().family()) {
            case LOGISTIC -> {
                row.put("d", se[1]);
                row.put("logit(g)", se[2]);
                row.put("logit(u)", se[3]);
            }
            case GRADED -> {
                for (int k = 1; k < se.length; k++) row.put("d" + k, se[k]);
            }
            case PARTIAL_CREDIT -> {
                for (int k = 0; k < se.length; k++) row.put("ak" + k, Double.NaN);
                row.put("d0", Double.NaN);
                for (int k = 1; k < se.length; k++) row.put("d" + k, se[k]);
            }
        }
        return row;
    }
}
