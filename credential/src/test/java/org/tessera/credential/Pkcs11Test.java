package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs11Test {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    @TempDir
    private Path dir;

    /** The device's software reads its configuration from the environment, hence the process of its own. */
    private String run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", dir.resolve("softhsm2.conf").toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void aKeyInADeviceSealsAndNeverLeavesIt() throws Exception {
        assumeTrue(Files.exists(LIBRARY), "skipped: SoftHSM2 is not installed (Debian package softhsm2)");
        var tokens = Files.createDirectory(dir.resolve("tokens"));
        Files.writeString(
                dir.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        var made =
                run("softhsm2-util", "--init-token", "--free", "--label", "seal", "--pin", "1234", "--so-pin", "5678");
        assertThat(made).contains("initialized");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = run(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Pkcs11Trial.class.getName(),
                LIBRARY.toString(),
                "1234");
        assertThat(output).contains("verdict GENUINE_AND_VALID left the device false");
    }
}
