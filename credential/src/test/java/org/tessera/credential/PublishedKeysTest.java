package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {

    private static final String DID = "did:web:school.example.org";
    private static final ProofKey KEY = ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, DID);
    private static final String DOCUMENT =
            """
            {"@context": "https://www.w3.org/ns/did/v1", "id": "%s",
             "verificationMethod": [{"id": "%s", "type": "Multikey", "controller": "%s", "publicKeyMultibase": "%s"}],
             "assertionMethod": ["%s"]}
            """.formatted(DID, KEY.verificationMethod(), DID, KEY.publicKeyMultibase(), KEY.verificationMethod());

    private static Optional<java.security.PublicKey> find(String document) {
        return new PublishedKeys(url -> url.equals("https://school.example.org/.well-known/did.json")
                        ? Optional.of(document.getBytes(StandardCharsets.UTF_8))
                        : Optional.empty())
                .find(KEY.verificationMethod());
    }

    private static boolean found(UnaryOperator<String> change) {
        return find(change.apply(DOCUMENT)).isPresent();
    }

    @Test
    void aBadgeByADomainIsRecognisedThroughItsDocument() {
        var issuer = Organisation.of(DID, Text.of("en", "School of Volos"), "GR");
        var award = EuropeanDigitalCredentialTest.least().issuer(issuer).build();
        var badge = DataIntegrity.sign(OpenBadge.write(award), KEY, Samples.NOW);
        var keys = new PublishedKeys(_ -> Optional.of(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
        var report = new Checker(Trust.none(), StatusSource.none(), keys, Samples.CLOCK).check(badge);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        var without = new Checker(Trust.none(), StatusSource.none(), Samples.CLOCK).check(badge);
        assertThat(without.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void onlyAKeyThatTheOwnerPublishedForAssertionsIsFound() {
        assertThat(found(UnaryOperator.identity())).isTrue();
        assertThat(found(text -> text.replace("assertionMethod", "authentication")))
                .isFalse();
        assertThat(found(text -> text.replace("\"id\": \"" + DID + "\"", "\"id\": \"did:web:other.example.org\"")))
                .isFalse();
        assertThat(found(text ->
                        text.replace("\"controller\": \"" + DID, "\"controller\": \"did:web:other.example.org")))
                .isFalse();
        assertThat(found(text -> text.replace("\"type\": \"Multikey\"", "\"revoked\": \"2026-01-01T00:00:00Z\"")))
                .isFalse();
        assertThat(found(text -> text.substring(0, 40))).isFalse();
        assertThat(find("[]")).isEmpty();
    }

    @Test
    void aKeyMayBeAJsonWebKeyAtAnHttpsAddress() {
        var jwk = Json.write(Jwk.of(KEY.publicKey()));
        var keys = new PublishedKeys(
                url -> url.equals("https://school.example.org/keys/1") ? Optional.of(jwk) : Optional.empty());
        assertThat(keys.find("https://school.example.org/keys/1")).contains(KEY.publicKey());
        assertThat(keys.find("https://school.example.org/keys/2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "did:web:example.org, https://example.org/.well-known/did.json",
        "did:web:example.org:issuers:7, https://example.org/issuers/7/did.json",
        "did:web:example.org%3A8443, https://example.org:8443/.well-known/did.json",
        "https://example.org/keys/1, https://example.org/keys/1"
    })
    void anIdentifierNamesOneAddress(String controller, String address) {
        assertThat(PublishedKeys.address(controller)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:127.0.0.1",
                "did:web:localhost",
                "did:web:2130706433",
                "did:web:[::1]",
                "did:web:user@example.org",
                "did:web:example.org:..:secret",
                "did:web:example.org:%2e%2e",
                "did:web:example.org/x",
                "did:web:EXAMPLE.org?x",
                "did:web:",
                "http://example.org/key",
                "https://example.org@evil.example/key",
                "https://169.254.169.254/latest",
                "https://example.org/a?b",
                "https://example.org//x",
                "file:///etc/passwd",
                "did:key:z6Mk"
            })
    void noOtherAddressIsEverAskedFor(String controller) {
        var asked = new ArrayList<String>();
        new PublishedKeys(url -> {
                    asked.add(url);
                    return Optional.empty();
                })
                .find(controller + "#key-1");
        assertThat(asked).isEmpty();
    }
}
