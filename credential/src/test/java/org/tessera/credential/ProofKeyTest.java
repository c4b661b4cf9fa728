package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofKeyTest {

    @ParameterizedTest
    @EnumSource(ProofKey.Suite.class)
    void aKeyComesBackFromItsFile(ProofKey.Suite suite, @TempDir Path dir) throws Exception {
        var key = ProofKey.generate(suite, "https://a.example.org/");
        key.save(dir.resolve("key.json"));
        var again = ProofKey.open(dir.resolve("key.json"), "https://a.example.org/");
        assertThat(again.verificationMethod()).isEqualTo(key.verificationMethod());
        assertThat(Multikey.decode(again.publicKeyMultibase())).contains(key.publicKey());
        assertThat(suite.verifies(key.publicKey(), new byte[] {1}, again.sign(new byte[] {1})))
                .isTrue();
        assertThatThrownBy(() -> key.save(dir.resolve("key.json")))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    /** The documents of W3C Controlled Identifiers 1.0 give these as examples of multikeys. */
    @Test
    void multikeysAreReadAsTheStandardWritesThem() {
        assertThat(Multikey.decode("z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"))
                .isPresent();
        assertThat(Multikey.decode("zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"))
                .isPresent();
        assertThat(Multikey.decode("z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5h"))
                .isEmpty();
        assertThat(Multikey.decode("0")).isEmpty();
    }
}
