package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course travels from one house to another by the commands that providers type. */
class CourseTravelsTest {
    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void twoHouses() throws IOException {
        log = folder.resolve("said.log");
        for (String house : new String[] {"ours", "theirs"})
            RunningTessera.lend(Files.createDirectories(folder.resolve(house)));
        // A house without courses of its own.
        Files.createDirectories(folder.resolve("empty/programmes"));
        for (String part : new String[] {"frameworks", "pledge"})
            Files.createSymbolicLink(
                    folder.resolve("empty").resolve(part),
                    RunningTessera.project().resolve("content").resolve(part));
    }

    @Test
    void whatOneHouseExportsTheOtherThatTrustsItLoadsWithTheSameHash() throws IOException {
        var zip = folder.resolve("k08.zip").toString();
        var ours = said("ours", RunningTessera.project().resolve("content"), "content", "export", "K08", "--out", zip);
        var reference = ours.lines()
                .filter(line -> line.startsWith("course:K08@"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        Files.createDirectories(folder.resolve("theirs/content/trusted"));
        Files.copy(folder.resolve("ours/content/publisher.pem"), folder.resolve("theirs/content/trusted/ours.pem"));
        assertThat(said("theirs", folder.resolve("empty"), "content", "load", zip)
                        .lines())
                .contains(reference);
    }

    private String said(String house, Path content, String... command) throws IOException {
        var environment =
                Map.of("TESSERA_HOME", folder.resolve(house).toString(), "TESSERA_CONTENT", content.toString());
        int exit = RunningTessera.command(log, environment, command);
        assertThat(exit).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }
}
