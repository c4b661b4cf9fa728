package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same proofs in the eyes of libraries that share nothing with ours: other authors, another language. */
class IndependentProofTest {

    private static final Path VERIFIER = Path.of("src/test/node").toAbsolutePath();

    @TempDir
    private static Path dir;

    @BeforeAll
    static void theContextsAtHand() throws Exception {
        assumeTrue(
                Files.exists(VERIFIER.resolve("node_modules")),
                "skipped: run npm ci in credential/src/test/node (needs Node.js 20)");
        var contexts = Json.object();
        for (var packaged : Map.of(
                        LinkedDataContexts.VC_2, "credentials-v2.jsonld",
                        LinkedDataContexts.OPEN_BADGES, "ob-v3p0-3.0.3.json",
                        LearningRecord.CONTEXT, "clr-v2p0-2.0.1.json")
                .entrySet()) {
            try (InputStream in = Objects.requireNonNull(
                    LinkedDataContexts.class.getResourceAsStream("contexts/" + packaged.getValue()))) {
                contexts.set(packaged.getKey(), Json.parse(in.readAllBytes()));
            }
        }
        Files.write(dir.resolve("contexts.json"), Json.write(contexts));
    }

    private static boolean verifies(byte[] credential) throws IOException, InterruptedException {
        var file = Files.write(dir.resolve("credential.json"), credential);
        var process = new ProcessBuilder(
                        "node",
                        VERIFIER.resolve("verify.mjs").toString(),
                        file.toString(),
                        dir.resolve("contexts.json").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isIn(0, 1);
        return process.exitValue() == 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-badge-eddsa", "open-badge-ecdsa", "learning-record"})
    void ourProofsHoldAndDoNotOnceAnythingIsChanged(String format) throws Exception {
        var file = EveryFormat.FILES.get(format);
        assertThat(verifies(file)).isTrue();
        var changed = new String(file, StandardCharsets.UTF_8).replaceFirst("Certification Body", "Certified Body");
        assertThat(verifies(changed.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
