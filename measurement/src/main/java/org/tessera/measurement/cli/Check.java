package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Comparison.Tolerance.of;
import static org.tessera.measurement.cli.Comparison.Tolerance.skip;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;

/** Recomputes every analysis of a folder that has a reference result and compares number by number. */
final class Check {

    /** An analysis: which files it answers for, how far apart numbers may lie, and how it is computed. */
    private record Analysis(
            String names,
            Function<Reference, List<Comparison.Tolerance>> tolerances,
            Function<Reference, @Nullable Object> compute) {

        Analysis(String names, List<Comparison.Tolerance> tolerances, Function<Reference, @Nullable Object> compute) {
            this(names, reference -> tolerances, compute);
        }
    }

    private static final List<Analysis> ANALYSES = List.of(
            new Analysis(
                    "ctt.*",
                    List.of(
                            skip("psych_r_cor"),
                            skip("guttman_lambda4_max"),
                            of("upper_lower27", 0.03, 0),
                            // Iterative in the reference too, to about its own stopping rule.
                            of("cfa_|minres|omega", 1e-5, 1e-5),
                            of("", 1e-9, 1e-6)),
                    CttCheck::ctt),
            new Analysis("distractors.*", List.of(of("", 1e-9, 1e-6)), CttCheck::distractors),
            new Analysis(
                    "decision_consistency.*",
                    // betafunctions is in the reference for information only, as its README explains.
                    List.of(skip("betafunctions"), of("", 1e-9, 1e-6)),
                    DecisionCheck::rawScores),
            new Analysis("rudner.*", List.of(of("", 1e-3, 0)), DecisionCheck::rudner),
            // Standard errors need covariances of the item parameters, which the folder does not hold.
            new Analysis("linking.*", List.of(skip("/se_"), of("", 1e-4, 0)), LinkingCheck::linking),
            new Analysis("true_score_equating.*", List.of(of("", 1e-3, 0)), LinkingCheck::trueScore),
            new Analysis("equating.*", List.of(of("", 1e-8, 1e-6)), LinkingCheck::equating),
            new Analysis("dif_mh.*", dif(), DifCheck::mantelHaenszel),
            new Analysis("dif_.*logistic.*", dif(), DifCheck::logistic),
            new Analysis("dif_mantel.*", dif(), DifCheck::mantel),
            new Analysis("kappa.*", exact(), RatersCheck::kappa),
            new Analysis("fleiss.*", exact(), RatersCheck::fleiss),
            new Analysis("icc.*", exact(), RatersCheck::icc),
            new Analysis("krippendorff.*", exact(), RatersCheck::krippendorff),
            new Analysis("kendall_w.*", exact(), RatersCheck::kendall),
            new Analysis("gstudy.*", exact(), RatersCheck::gstudy),
            new Analysis(
                    "standard_setting.*",
                    // The shares right that judges are compared with are not in the folder.
                    List.of(
                            skip("judge_p_correlation"),
                            // Both come from a search for a crossing that stops at about 1e-4 in the reference.
                            of("beuk|hofstee/cut", 1e-4, 0),
                            of("", 1e-8, 1e-6)),
                    StandardSettingCheck::all),
            new Analysis("survey.*", List.of(of("bootstrap_", 0.006, 0), of("", 1e-7, 1e-6)), SurveyCheck::survey),
            new Analysis("maxdiff.*", List.of(of("", 1e-6, 1e-6)), SurveyCheck::maxDiff),
            new Analysis("rake.*", List.of(of("", 1e-6, 1e-6)), SurveyCheck::rake),
            // The reference finds roots to about 1e-4 of a standard error.
            new Analysis("cat_path.*", List.of(of("", 1e-4, 1e-4)), AdaptiveCheck::path),
            new Analysis("full_test.*", List.of(of("", 1e-4, 1e-4)), AdaptiveCheck::fullTest),
            new Analysis("ata.*", Check::assembly, AssemblyCheck::ata),
            new Analysis("speed_.*", List.of(of("", 1e-4, 0)), SpeedCheck::calibrate),
            new Analysis("rasch_cml.*", cml(), CmlCheck::rasch),
            new Analysis("pcm_cml.*", cml(), CmlCheck::partialCredit),
            new Analysis("mfrm.*", cml(), CmlCheck::facets),
            new Analysis("fit_.*", fit(), FitCheck::fit),
            new Analysis("irt_3pl.*", threePl(), IrtCheck::irt),
            new Analysis("irt_.*", irt(), IrtCheck::irt));

    private Check() {}

    /** The chosen items may differ where several forms are equally good; several forms at once end within half a per cent. */
    private static List<Comparison.Tolerance> assembly(Reference reference) {
        var forms = reference.setting(reference.map("problem"), "forms", 1);
        return List.of(skip("items"), forms > 1 ? of("", 0, 5e-3) : of("", 1e-6, 1e-6));
    }

    private static List<Comparison.Tolerance> irt() {
        return List.of(
                of("^/se/", 1e-3, 0.02),
                of("logLik|AIC|BIC", 0.02, 0),
                of("M2/", 1e-3, 0.01),
                of("eap_sum_table", 1e-3, 1e-3),
                of("persons/.*/SE_", 1e-3, 1e-3),
                of("", 1e-3, 1e-3));
    }

    private static List<Comparison.Tolerance> exact() {
        return List.of(of("", 1e-9, 1e-6));
    }

    /** Differences near zero carry the rounding of what they are differences of. */
    private static List<Comparison.Tolerance> dif() {
        return List.of(of("", 1e-8, 1e-6));
    }

    private static List<Comparison.Tolerance> cml() {
        return List.of(of("logLik|loglik", 1e-4, 0), of("_t$", 1e-3, 1e-3), of("", 1e-4, 1e-4));
    }

    private static List<Comparison.Tolerance> fit() {
        return List.of(
                of("S_X2$", 0.05, 0),
                of("M2/", 1e-3, 0.01),
                of("p.S_X2|RMSEA", 2e-3, 1e-2),
                of("LD_X2", 2e-3, 5e-3),
                of("", 2e-3, 2e-3));
    }

    private static List<Comparison.Tolerance> threePl() {
        return List.of(skip("logLik|AIC|BIC"), of("^/se/", 1e-3, 0.02), of("", 0.02, 0.02));
    }

    static int run(Path directory, @Nullable Path values, PrintStream out) {
        if (!Files.isDirectory(directory)) throw new DataProblem(directory, 0, "there is no such folder.");
        var failed = 0;
        var references = references(directory);
        for (var reference : references) if (!check(reference, values, out)) failed++;
        if (references.isEmpty()) {
            out.println("No reference result (.json) in " + directory + ".");
            return 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private static List<Reference> references(Path directory) {
        try (var files = Files.list(directory)) {
            var references = new ArrayList<Reference>();
            files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> !f.endsWith("meta.json"))
                    .sorted()
                    .forEach(f -> references.add(
                            new Reference(directory, f.getFileName().toString().replace(".json", ""), Json.read(f))));
            references.addAll(SpeedCheck.references(directory));
            references.addAll(LinkingCheck.references(directory));
            return references;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean check(Reference reference, @Nullable Path values, PrintStream out) {
        var name = reference.name();
        var analysis = ANALYSES.stream().filter(a -> name.matches(a.names())).findFirst();
        if (analysis.isEmpty()) {
            out.println(name + "  FAILED: no analysis of this name is known, so nothing was compared.");
            return false;
        }
        Object ours;
        try {
            ours = analysis.get().compute().apply(reference);
        } catch (DataProblem problem) {
            out.println(name + "  FAILED: " + problem.getMessage());
            return false;
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException refusal) {
            // A refusal of the library: the reason is written for the reader.
            out.println(name + "  FAILED, not estimable: " + refusal.getMessage());
            return false;
        } catch (IndexOutOfBoundsException | ClassCastException | NullPointerException shape) {
            out.println(name + "  FAILED: the reference or its data have another shape than this analysis knows ("
                    + shape.getMessage() + ").");
            return false;
        }
        if (values != null) write(values, name, ours);
        var comparison = new Comparison(name, analysis.get().tolerances().apply(reference)).of(reference.root(), ours);
        out.println(comparison.summary());
        return comparison.passed();
    }

    private static void write(Path values, String name, @Nullable Object ours) {
        try {
            Files.createDirectories(values);
            Files.writeString(values.resolve(name + ".json"), Json.write(ours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
