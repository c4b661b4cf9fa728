package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    Settings settings;

    @Autowired
    Clock clock;

    @TempDir
    Path dir;

    @Test
    void afterAChangeOfKeysOldCredentialsHoldAndNewOnesHaveTheNewKey() throws Exception {
        var cast = day.cast();
        var granted = day.granted(cast, day.candidate(cast));
        var old = credentials.sealed(soon.of(granted).id());
        var after = sealer(List.of(chain()));
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
                .containsExactly(certificate(young), certificate(old));
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
        var keys = dir.resolve("new-" + retired.size());
        var authority = TestAuthority.create(keys, "Tessera", "GR", clock);
        assertThat(authority.sealKey().certificate()).isNotNull();
        return new Sealer(
                settings,
                new SealSettings(
                        "Tessera",
                        "GR",
                        Optional.of(keys.resolve("seal.p12")),
                        Files.readString(keys.resolve("password")),
                        "seal",
                        retired,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                ledger,
                records,
                gates,
                certificates,
                clock);
    }

    private Path chain() throws Exception {
        var pem = new StringBuilder();
        for (var certificate : before.chains().getFirst()) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(dir.resolve("retired.pem"), pem);
    }

    /** With status lists that the new key has signed. */
    private Report check(byte[] sealed, Sealer sealer) {
        var until = clock.instant().plus(Duration.ofHours(1));
        return new Checker(
                        sealer.trust(),
                        url -> Optional.of(sealer.sign(
                                StatusList.create(url, StatusList.Purpose.MESSAGE, StatusList.SMALLEST), until)),
                        clock)
                .check(sealed);
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
