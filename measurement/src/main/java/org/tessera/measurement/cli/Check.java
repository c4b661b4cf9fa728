package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Comparison.Tolerance.of;
import static org.tessera.measurement.cli.Comparison.Tolerance.skip;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;

/** Recomputes every analysis of a folder that has a reference result and compares number by number. */
final class Check {

    /** An analysis: which files it answers for, how far apart numbers may lie, and how it is computed. */
    private record Analysis(
            String names,
            List<Comparison.Tolerance> tolerances,
            Function<Reference, @Nullable Object> compute) {}

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
            new Analysis("distractors", List.of(of("", 1e-9, 1e-6)), CttCheck::distractors),
            new Analysis("irt_3pl.*", threePl(), IrtCheck::irt),
            new Analysis("irt_.*", irt(), IrtCheck::irt));

    private Check() {}

    private static List<Comparison.Tolerance> irt() {
        return List.of(
                of("^/se/", 1e-3, 0.02),
                of("logLik|AIC|BIC", 0.02, 0),
                of("M2/", 1e-3, 0.01),
                of("eap_sum_table", 1e-3, 1e-3),
                of("persons/.*/SE_", 1e-3, 1e-3),
                of("", 1e-3, 1e-3));
    }

    private static List<Comparison.Tolerance> threePl() {
        return List.of(
                skip("logLik|AIC|BIC"),
                of("^/se/", 1e-3, 0.02),
                of("", 0.02, 0.02));
    }

    static int run(Path directory, @Nullable Path values, PrintStream out) {
        if (!Files.isDirectory(directory)) throw new DataProblem(directory, 0, "there is no such folder.");
        var failed = 0;
        var files = references(directory);
        for (var file : files) if (!check(directory, file, values, out)) failed++;
        if (files.isEmpty()) {
            out.println("No reference result (.json) in " + directory + ".");
            return 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private static List<Path> references(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> !f.endsWith("meta.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean check(Path directory, Path file, @Nullable Path values, PrintStream out) {
        var name = file.getFileName().toString().replace(".json", "");
        var analysis = ANALYSES.stream().filter(a -> name.matches(a.names())).findFirst();
        if (analysis.isEmpty()) {
            out.println(name + "  FAILED: no analysis of this name is known, so nothing was compared.");
            return false;
        }
        var reference = new Reference(directory, name, Json.read(file));
        var ours = analysis.get().compute().apply(reference);
        if (values != null) write(values, name, ours);
        var comparison = new Comparison(name, analysis.get().tolerances()).of(reference.root(), ours);
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
