package org.tessera.measurement.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tessera.measurement.cli.CheckTest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.measurement.Shared;

/** The reference's folders that take seconds: calibrations and assembly. */
class CalibrationCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ability", "ata_single", "bfi_agree", "bfi_consc", "lsat7", "mfrm_sim", "science", "verbagg"})
    void everyAnalysisAgreesWithItsReference(String folder) {
        var result = run("check", Shared.measurement(folder).toString());
        assertThat(result.out()).doesNotContain("FAILED");
        assertThat(result.code()).isZero();
    }

    @Tag("slow")
    @Test
    void largeCalibrationsAgreeWithTheirReference() {
        assertThat(run("check", Shared.measurement("speed").toString()).code()).isZero();
    }

    @Test
    void theBenchmarkAgreesWithTheReferenceAndSaysWhatItCost(@TempDir Path folder) throws IOException {
        var speed = Shared.measurement("speed");
        for (var file : new String[] {"sim_1500x220.csv", "mirt_1500x220_items.csv"})
            Files.copy(speed.resolve(file), folder.resolve(file));
        var result = run("benchmark", folder.toString(), "--quick");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("1500x220")
                .contains("-178727.6")
                .contains("5000x40")
                .contains("MB");
    }
}
