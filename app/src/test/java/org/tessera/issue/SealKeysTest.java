package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a device, as the settings name them. */
class SealKeysTest {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    @TempDir
    private Path dir;

    @Test
    void twoKeysComeFromTheDeviceAndTheThirdFromAFile() throws Exception {
        assumeTrue(Files.exists(LIBRARY), "skipped: SoftHSM2 is not installed (Debian package softhsm2)");
        Files.createDirectory(dir.resolve("tokens"));
        Files.writeString(
                dir.resolve("softhsm2.conf"),
                "directories.tokendir = " + dir.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "seal", "--pin", "1234", "--so-pin", "5678");
        var said = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SealKeysTrial.class.getName(),
                LIBRARY.toString(),
                dir.toString());
        assertThat(said).contains("RS256 true", "ES256 true", "EdDSA true");
    }

    /** The device's software reads its configuration from the environment, hence a process of its own. */
    private String run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", dir.resolve("softhsm2.conf").toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
