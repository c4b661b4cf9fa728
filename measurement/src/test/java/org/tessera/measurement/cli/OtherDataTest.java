package org.tessera.measurement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.measurement.Shared;

/**
 * Folders of the reference's shape with other data: {@code check} must see that the data changed, must agree where the
 * reference was made from the same data, and must see a single wrong number.
 */
class OtherDataTest {

    /** Settings and descriptions that an analysis reads or skips; the rest are numbers to be found wrong. */
    private static final Set<String> NOT_RESULTS = Set.of(
            "n",
            "k",
            "cut",
            "length",
            "raters",
            "row",
            "raw",
            "df",
            "T2",
            "x",
            "step",
            "iterations",
            "converged",
            "theta_grid",
            "true",
            "targets",
            "settings",
            "u",
            "g",
            "problem",
            "id");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lsat7", "verbagg", "shrout_fleiss", "fleiss_example", "sexualfun_pairs", "iqitems_mcq",
                "employer_survey", "equating_neat", "linking_2pl", "mfrm_sim", "standard_setting", "apiclus1",
                "science"
            })
    void aChangedFolderIsRecomputedAndEveryWrongNumberIsSeen(String name, @TempDir Path folder, @TempDir Path values)
            throws IOException {
        withFewerRows(Shared.measurement(name), folder);
        var other = CheckTest.run("check", folder.toString(), "--values", values.toString());
        assertThat(other.code()).as("other data, old reference").isEqualTo(1);
        var analyses = renewed(folder, values);
        assertThat(CheckTest.run("check", folder.toString()).out())
                .as("a reference made from the same data")
                .doesNotContain("FAILED");
        for (var analysis : analyses) {
            var file = folder.resolve(analysis);
            Files.writeString(file, Json.write(spoilt(Json.read(file), new boolean[1])));
        }
        var spoilt = CheckTest.run("check", folder.toString());
        assertThat(spoilt.code()).isEqualTo(1);
        assertThat(spoilt.out().lines().filter(line -> line.endsWith("FAILED")))
                .as("one wrong number in each reference")
                .hasSizeGreaterThanOrEqualTo(analyses.size());
    }

    /** The folder without every seventh line of what persons, respondents or judges gave, or with other parameters. */
    private static void withFewerRows(Path original, Path copy) throws IOException {
        try (var files = Files.list(original)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var lines = Files.readAllLines(file);
                if (name.matches("data.*\\.csv|form._pop.\\.csv|scores\\.csv|contrasting_groups\\.csv|angoff.*\\.csv"))
                    for (int at = lines.size() - 1; at > 0; at -= lines.size() > 20 ? 7 : 4) lines.remove(at);
                if (name.equals("form1_irt_params.csv"))
                    lines.replaceAll(line -> line.replace("Dffclt.I3\",", "Dffclt.I3\",1"));
                // Slow ones whose like another folder holds.
                if (!name.startsWith("true_score") && !name.matches("pcm_cml.json|.*_gpcm.json"))
                    Files.write(copy.resolve(name), lines);
            }
        }
    }

    /** Puts our values into the references, which keep their settings. */
    private static List<String> renewed(Path folder, Path values) throws IOException {
        var analyses = new ArrayList<String>();
        try (var files = Files.list(values)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                analyses.add(name);
                var merged = merged(Json.read(folder.resolve(name)), Json.read(file));
                Files.writeString(folder.resolve(name), Json.write(merged));
            }
        }
        return analyses;
    }

    private static @Nullable Object merged(@Nullable Object reference, @Nullable Object ours) {
        if (!(reference instanceof Map<?, ?> old) || !(ours instanceof Map<?, ?> fresh)) return ours;
        var merged = new LinkedHashMap<String, @Nullable Object>();
        old.forEach((key, value) ->
                merged.put(String.valueOf(key), fresh.containsKey(key) ? merged(value, fresh.get(key)) : value));
        return merged;
    }

    /** The value with its first number that is a result moved by a tenth and one. */
    private static @Nullable Object spoilt(@Nullable Object value, boolean[] done) {
        if (done[0]) return value;
        return switch (value) {
            case Map<?, ?> map -> {
                var out = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) ->
                        out.put(String.valueOf(key), NOT_RESULTS.contains(key) ? inner : spoilt(inner, done)));
                yield out;
            }
            case List<?> list -> {
                var out = new ArrayList<@Nullable Object>();
                for (var inner : list) out.add(spoilt(inner, done));
                yield out;
            }
            case Double number -> {
                done[0] = true;
                yield number * 1.1 + 1;
            }
            case null, default -> value;
        };
    }
}
