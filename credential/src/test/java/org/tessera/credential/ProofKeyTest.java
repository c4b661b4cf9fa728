package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
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

    /** RFC 8032 fixes every byte of a signature, so two libraries must agree on them. */
    @Test
    void ed25519IsTheSameByTheJdk() throws Exception {
        var key = ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, "https://a.example.org/");
        for (var length = 0; length < 200; length += 50) {
            var bytes = new byte[length];
            var signature = key.sign(bytes);
            assertThat(byTheJdk(key, bytes, signature)).isTrue();
            assertThat(key.suite().verifies(key.publicKey(), bytes, signature)).isTrue();
            signature[length % 64] ^= 1;
            assertThat(byTheJdk(key, bytes, signature)).isFalse();
            assertThat(key.suite().verifies(key.publicKey(), bytes, signature)).isFalse();
        }
    }

    private static boolean byTheJdk(ProofKey key, byte[] bytes, byte[] signature) throws Exception {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key.publicKey());
        verifier.update(bytes);
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    @Test
    void aKeyWithACertificateMakesTheProofOfItsKindAndNoSeal() throws Exception {
        var authority = Samples.authority();
        var badge = ProofKey.of(authority.badgeKey(), "did:web:a.example.org#key");
        assertThat(badge.suite()).isEqualTo(ProofKey.Suite.EDDSA_RDFC_2022);
        assertThat(ProofKey.of(authority.walletKey(), "did:web:a.example.org#key")
                        .suite())
                .isEqualTo(ProofKey.Suite.ECDSA_RDFC_2019);
        assertThat(byTheJdk(badge, new byte[] {1}, badge.sign(new byte[] {1}))).isTrue();
        assertThatThrownBy(() -> ProofKey.of(authority.sealKey(), "did:web:a.example.org#key"))
                .isInstanceOf(IllegalArgumentException.class);
        var award = Samples.anAward().build();
        assertThatThrownBy(() -> VcJwt.sign(OpenBadge.write(award, "en"), authority.badgeKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JadesSeal.seal(
                        EuropeanDigitalCredential.write(award, Samples.images()), authority.badgeKey(), Samples.NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFolderFromBeforeThereWereBadgeKeysGetsOneOfTheSameAuthority(@TempDir Path dir) throws Exception {
        var made = Samples.authorityIn(dir);
        Files.delete(dir.resolve("badge.p12"));
        var opened = TestAuthority.openOrCreate(dir, "School of Volos", "GR", Samples.CLOCK);
        assertThat(opened.certificate()).isEqualTo(made.certificate());
        assertThat(opened.sealKey().certificate()).isEqualTo(made.sealKey().certificate());
        opened.badgeKey().certificate().verify(made.certificate().getPublicKey());
        assertThat(TestAuthority.openOrCreate(dir, "School of Volos", "GR", Samples.CLOCK)
                        .badgeKey()
                        .certificate())
                .isEqualTo(opened.badgeKey().certificate());
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void ed25519SignsTheStandardsExample() throws Exception {
        var secret = new EdECPrivateKeySpec(
                NamedParameterSpec.ED25519,
                HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        var key = (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(secret);
        assertThat(HexFormat.of().formatHex(Ed25519.sign(key, new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
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
