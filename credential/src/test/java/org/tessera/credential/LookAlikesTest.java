package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

    private static final Trust TRUST = Trust.none().registering(Map.of("NTRGR-1", "University of Patras"));

    private static Check byStranger(String name, Trust trust) {
        var key = ProofKey.generateDidKey(ProofKey.Suite.EDDSA_RDFC_2022);
        var issuer = Organisation.of(key.controller(), Text.of("en", name), "GR");
        var award = EuropeanDigitalCredentialTest.least().issuer(issuer).build();
        var badge = DataIntegrity.sign(OpenBadge.write(award), key, Samples.NOW);
        return new Checker(trust, StatusSource.none(), Samples.CLOCK)
                .check(badge)
                .check(Check.Kind.ISSUER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "University of Patras",
                "UNIVERSITY OF PATRAS",
                "University of P\u0430tras",
                "University\u00a0of Patras",
                "University of Patr\u200bas",
                "\u202eUniversity of Patras"
            })
    void aStrangerWithAKnownNameIsPointedOut(String name) {
        var check = byStranger(name, TRUST);
        assertThat(check.cause()).isEqualTo("issuer-looks-like");
        assertThat(check.outcome()).isEqualTo(Check.Outcome.UNKNOWN);
        assertThat(check.plain()).contains("University of Patras").contains("Take care");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H\u0430rv\u0430rd", "Har\u200dvard", "\u202edravraH"})
    void aNameMadeToDeceiveIsPointedOut(String name) {
        assertThat(byStranger(name, TRUST).cause()).isEqualTo("issuer-name-deceptive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "School of Volos",
                "Πανεπιστήμιο Πατρών",
                "Школа № 5",
                "Zespół Szkół nr 2",
                "東京大学 Tokyo",
                "I.I.S. «Dante» 2000"
            })
    void anHonestUnknownNameIsNeutral(String name) {
        assertThat(byStranger(name, TRUST).cause()).isEqualTo("issuer-not-recognised");
    }

    @ParameterizedTest
    @CsvSource({
        "https://exаmple.org/x, xn--exmple-4nf.org",
        "https://EXAMPLE.org:8443/x#y, example.org:8443",
        "did:web:exаmple.org:a, xn--exmple-4nf.org"
    })
    void aHostIsShownAsTheNetworkSeesIt(String iri, String host) {
        assertThat(LookAlikes.host(iri)).contains(host);
    }

    @Test
    void aRecognisedIssuerIsNotDoubted() {
        assertThat(Samples.checker()
                        .check(Samples.sealed())
                        .check(Check.Kind.ISSUER)
                        .cause())
                .isEqualTo("issuer-recognised");
    }
}
