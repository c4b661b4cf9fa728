package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.credential.Check;
import org.tessera.credential.Checker;
import org.tessera.credential.Report;
import org.tessera.credential.StatusList;
import org.tessera.credential.TestAuthority;
import org.tessera.platform.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyRotationTest extends AfterIssuing {
    @Autowired
    Sealer before;

    @Autowired
    Ledger ledger;

    @Autowired
    RecordPlans records;

    @Autowired
    Gates gates;

    @Autowired
    Copies copies;

    @Autowired
    Settings settings;

    @Autowired
    Clock clock;

    /** With the keys that come after, made once: a new RSA key takes seconds. */
    @TempDir
    static Path dir;

    @Test
    void afterAChangeOfKeysOldCredentialsHoldAndNewOnesHaveTheNewKey() throws Exception {
        var cast = day.cast();
        var granted = day.granted(cast, day.candidate(cast));
        var old = credentials.sealed(soon.of(granted).id());
        var after = sealer(List.of(chain("RSA")));
        var young = ((Sealer.Outcome.Sealed) after.seal(granted.decision())).file();

        assertThat(check(old, after).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(check(young, after).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(certificate(old)).isNotEqualTo(certificate(young));
        assertThat(certificate(young))
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(after.chains().getFirst().getFirst().getEncoded()));
        assertThat(new PublicKeys(after, settings).all())
                .as("the new key first, and the retired one still to be found")
                .extracting(key -> key.getX509CertChain().getFirst().toString())
                .startsWith(certificate(young))
                .endsWith(certificate(old));
    }

    @Test
    void aKeyThatWasNotRetiredButTakenAwayVouchesForNothing() throws Exception {
        var cast = day.cast();
        var old = credentials.sealed(
                soon.of(day.granted(cast, day.candidate(cast))).id());
        var report = check(old, sealer(List.of()));
        assertThat(report.check(Check.Kind.ISSUER).outcome()).isEqualTo(Check.Outcome.UNKNOWN);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({"OPEN_BADGE_PROOF_EDDSA, EdDSA", "OPEN_BADGE_PROOF, EC"})
    void badgesOfARetiredKeyHoldAndThoseOfAKeyTakenAwayAreUnconfirmed(Form form, String kind) throws Exception {
        var cast = day.cast();
        var issued = soon.of(day.granted(cast, day.candidate(cast)));
        var order = copies.order(issued.id(), issued.holder(), form, Optional.empty());
        assertThat(copies.of(order, Duration.ofSeconds(30))).isInstanceOf(Copies.Copy.Ready.class);
        var old = ((Copies.Copy.Ready) copies.of(order, Duration.ofSeconds(30))).file();
        var after = sealer(List.of(chain(kind)));
        var young = ((Sealer.Outcome.Sealed) after.sealCopy(order)).file();

        assertThat(method(young)).startsWith(did()).isNotEqualTo(method(old));
        assertThat(check(old, after).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(check(young, after).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(new JsonMapper().writeValueAsString(new PublicKeys(after, settings).didDocument()))
                .contains(method(young), method(old));
        assertThat(check(old, sealer(List.of())).verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void everybodyFindsThePublicKeys() throws Exception {
        var keys = JWKSet.parse(body("/keys/jwks.json"));
        var key = keys.getKeys().getFirst();
        assertThat(key.isPrivate()).isFalse();
        assertThat(key.getParsedX509CertChain().getFirst())
                .isEqualTo(before.chains().getFirst().getFirst());
        assertThat(JWKSet.parse("{\"keys\":[" + body("/keys/" + key.getKeyID() + "/jwk.json") + "]}")
                        .getKeys())
                .containsExactly(key);
        var did = new JsonMapper().readTree(body("/.well-known/did.json"));
        assertThat(did.path("id").stringValue()).isEqualTo(did());
        var method = did.path("verificationMethod").get(0);
        assertThat(method.path("id").stringValue()).isEqualTo(did() + "#" + key.getKeyID());
        assertThat(method.path("publicKeyJwk").path("n").stringValue())
                .isEqualTo(key.toRSAKey().getModulus().toString());
        assertThat(did.path("assertionMethod").get(0).stringValue())
                .isEqualTo(method.path("id").stringValue());
        assertThat(browser.get().uri("/keys/none/jwk.json")).hasStatus(404);
    }

    /** A sealer with a new key of another authority; these chains are of keys that sealed before. */
    private Sealer sealer(List<Path> retired) throws Exception {
        var keys = dir.resolve("new");
        TestAuthority.openOrCreate(keys, "Tessera", "GR", clock);
        return new Sealer(
                settings,
                new SealSettings(
                        "Tessera",
                        "GR",
                        Optional.of(inOneStore(keys)),
                        Optional.empty(),
                        0,
                        Files.readString(keys.resolve("password")),
                        "seal",
                        retired,
                        Optional.empty(),
                        Optional.of("wallet"),
                        Optional.of("badge"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                ledger,
                records,
                gates,
                certificates,
                clock);
    }

    /** As an operator has them: three keys behind one password. */
    private static Path inOneStore(Path keys) throws Exception {
        var password = Files.readString(keys.resolve("password")).toCharArray();
        var all = KeyStore.getInstance("PKCS12");
        all.load(null, password);
        for (var alias : List.of("seal", "wallet", "badge")) {
            var one = KeyStore.getInstance(keys.resolve(alias + ".p12").toFile(), password);
            all.setKeyEntry(alias, one.getKey(alias, password), password, one.getCertificateChain(alias));
        }
        try (var out = Files.newOutputStream(keys.resolve("all.p12"))) {
            all.store(out, password);
        }
        return keys.resolve("all.p12");
    }

    /** The certificates of the key of this kind that signs now. */
    private Path chain(String kind) throws Exception {
        var pem = new StringBuilder();
        for (var certificate : before.chains().stream()
                .filter(c -> c.getFirst().getPublicKey().getAlgorithm().equals(kind))
                .findFirst()
                .orElseThrow()) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(dir.resolve(kind + ".pem"), pem);
    }

    /** With status lists that the new key has signed. */
    private Report check(byte[] sealed, Sealer sealer) {
        var until = clock.instant().plus(Duration.ofHours(1));
        return new Checker(
                        sealer.trust().pinning(new PublicKeys(sealer, settings).ofProofs()),
                        url -> Optional.of(sealer.sign(
                                StatusList.create(url, StatusList.Purpose.MESSAGE, StatusList.SMALLEST), until)),
                        clock)
                .check(sealed);
    }

    private static String method(byte[] badge) {
        return new JsonMapper()
                .readTree(badge)
                .at("/proof/0/verificationMethod")
                .stringValue();
    }

    private static String certificate(byte[] sealed) {
        var json = new JsonMapper();
        JsonNode signature = json.readTree(sealed).path("signatures").get(0);
        var header = new String(
                Base64.getUrlDecoder().decode(signature.path("protected").stringValue()), StandardCharsets.UTF_8);
        return json.readTree(header).path("x5c").get(0).stringValue();
    }

    private String body(String path) throws Exception {
        return browser.get().uri(path).exchange().getResponse().getContentAsString();
    }

    private String did() {
        return "did:web:localhost%3A" + settings.baseUrl().getPort();
    }
}
