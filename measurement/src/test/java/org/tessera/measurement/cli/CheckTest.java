package org.tessera.measurement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.measurement.Shared;

class CheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiclus1",
                "cat_tcals",
                "employer_survey",
                "equating_neat",
                "fleiss_example",
                "iqitems_mcq",
                "linking_2pl",
                "sexualfun_pairs",
                "shrout_fleiss",
                "standard_setting"
            })
    void everyAnalysisAgreesWithItsReference(String folder) {
        var result = run("check", Shared.measurement(folder).toString());
        assertThat(result.out).doesNotContain("FAILED");
        assertThat(result.code).isZero();
    }

    @Test
    void aWrongReferenceFailsTheCheck(@TempDir Path copy) throws IOException {
        var original = Shared.measurement("shrout_fleiss");
        for (var file : new String[] {"data.csv", "gstudy.json"})
            Files.copy(original.resolve(file), copy.resolve(file));
        var json = Files.readString(copy.resolve("gstudy.json")).replace("11.24166667", "11.24266667");
        Files.writeString(copy.resolve("gstudy.json"), json);
        var result = run("check", copy.toString());
        assertThat(result.code).isEqualTo(1);
        assertThat(result.out).contains("FAILED").contains("MSp");
    }

    @Test
    void valuesAreWrittenWithTheReferencesKeys(@TempDir Path out) throws IOException {
        run("check", Shared.measurement("fleiss_example").toString(), "--values", out.toString());
        assertThat(Files.readString(out.resolve("fleiss.json"))).contains("\"kappa\": 0.20993070442195");
    }

    @Test
    void resultsAreNeverReadFromTheReference(@TempDir Path copy) throws IOException {
        Files.copy(Shared.measurement("fleiss_example").resolve("data.csv"), copy.resolve("data.csv"));
        Files.writeString(copy.resolve("fleiss.json"), "{\"kappa\": 0.5}");
        assertThat(run("check", copy.toString()).out).contains("0.2099307044");
    }

    @Test
    void anUnknownAnalysisIsNotPassedOver(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("astrology.json"), "{\"sign\": 7}");
        var result = run("check", folder.toString());
        assertThat(result.code).isEqualTo(1);
        assertThat(result.out).contains("no analysis of this name is known");
    }

    record Result(int code, String out, String err) {}

    static Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = Measure.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
