package org.tessera.verify.vcapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tessera.credential.DataIntegrity;
import org.tessera.credential.ProofKey;
import org.tessera.platform.Settings;

/** Signs whatever it is given, with a key that stands for nobody. */
@Component
@ConditionalOnProperty("tessera.vc-api.enabled")
class TestIssuer {
    private final ProofKey key;
    private final Clock clock;

    TestIssuer(Settings settings, Clock clock) {
        this.clock = clock;
        try {
            key = openOrCreate(settings.home().resolve("keys/vc-api-test-key.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("the test key of the VC-API can't be opened", e);
        }
    }

    private static ProofKey openOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            ProofKey.generateDidKey(ProofKey.Suite.EDDSA_RDFC_2022).save(file);
        }
        // Its name is the key itself, so it is read once to learn the name.
        var word = ProofKey.open(file, "urn:tessera:test").publicKeyMultibase();
        return ProofKey.open(file, "did:key:" + word);
    }

    /** The issuer that credentials must name, a {@code did:key}. */
    String id() {
        return key.controller();
    }

    /** @throws IllegalArgumentException if it is no sound linked data */
    byte[] sign(byte[] credential) {
        return DataIntegrity.sign(credential, key, clock.instant());
    }
}
