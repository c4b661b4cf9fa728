package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final Instant MADE = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant SEALED = Instant.parse("2027-02-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofDays(7));

    private static CertificateAuthority authority;
    private static TimeAuthority time;
    private static byte[] unsealed;
    private static byte[] sealed;

    @BeforeAll
    static void aSealedCredential() throws Exception {
        authority = CertificateAuthority.at(MADE);
        time = TimeAuthority.create(
                Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"), () -> SEALED);
        var award = EuropeanDigitalCredentialTest.least().build();
        unsealed = EuropeanDigitalCredential.write(award, Samples.images());
        sealed = JadesSeal.seal(unsealed, authority.key(), SEALED);
    }

    private static Checker checker() {
        var anchors = Set.of(authority.root().certificate(), time.certificate());
        return new Checker(
                new Trust(anchors, java.util.Map.of()), StatusSource.none(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Report check(byte[] file, byte[]... answers) {
        return checker().asking(RevocationSource.of(List.of(answers))).check(file);
    }

    private static Check issuer(byte[]... answers) {
        return check(sealed, answers).check(Check.Kind.ISSUER);
    }

    private static byte[] response(Instant revoked) throws Exception {
        return authority.response(authority.root().key(), NOW.minusSeconds(60), SOON, revoked);
    }

    @Test
    void aListThatDoesNotNameItSaysThatItIsGood() throws Exception {
        var check = issuer(authority.list(NOW.minusSeconds(60), SOON, null));
        assertThat(check.cause()).isEqualTo("issuer-recognised");
        assertThat(check.details()).containsEntry("revoked", "none");
        assertThat(check.plain()).doesNotContain("could not be checked");
    }

    @Test
    void aResponderSaysTheSame() throws Exception {
        assertThat(issuer(response(null)).details()).containsEntry("revoked", "none");
        assertThat(issuer(response(SEALED.minusSeconds(1))).cause()).isEqualTo("sealed-after-revocation");
    }

    @Test
    void whoeverDoesNotAskIsToldThatItCouldNotBeChecked() {
        var check = checker().check(sealed).check(Check.Kind.ISSUER);
        assertThat(check.outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(check.plain()).contains("could not be checked");
    }

    @Test
    void whoeverAsksAndGetsNoAnswerDoesNotKnowTheIssuer() {
        var report = check(sealed);
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("revocation-not-known");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void whatSaysItWasSealedAfterTheRevocationIsRefused() throws Exception {
        var report = check(sealed, authority.list(NOW.minusSeconds(60), SOON, SEALED.minusSeconds(1)));
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("sealed-after-revocation");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.ALTERED);
    }

    @Test
    void whatOnlyClaimsToBeOlderThanTheRevocationIsNotBelieved() throws Exception {
        var check = issuer(authority.list(NOW.minusSeconds(60), SOON, SEALED.plusSeconds(3600)));
        assertThat(check.cause()).isEqualTo("seal-certificate-revoked");
        assertThat(check.outcome()).isEqualTo(Check.Outcome.UNKNOWN);
    }

    @Test
    void whatIsProvenToBeOlderThanTheRevocationStaysGood() throws Exception {
        var stamped = JadesSeal.sealStamped(unsealed, authority.key(), SEALED, JadesSeal.TimeHeader.IAT, time);
        var report = check(stamped, authority.list(NOW.minusSeconds(60), SOON, SEALED.plusSeconds(3600)));
        assertThat(report.check(Check.Kind.ISSUER).outcome())
                .as(report.toJson())
                .isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void theWordOfStrangersDoesNotCount() throws Exception {
        var stranger = CertificateAuthority.at(MADE);
        assertThat(issuer(stranger.list(NOW.minusSeconds(60), SOON, null)).cause())
                .isEqualTo("revocation-not-known");
        var forged = authority.response(stranger.root().key(), NOW.minusSeconds(60), SOON, null);
        assertThat(issuer(forged).cause()).isEqualTo("revocation-not-known");
    }

    @Test
    void anAnswerThatIsOutdatedOrFromTheFutureIsNone() throws Exception {
        assertThat(issuer(authority.list(MADE, NOW.minusSeconds(1), null)).cause())
                .isEqualTo("revocation-not-known");
        assertThat(issuer(authority.list(NOW.plusSeconds(3600), SOON, null)).cause())
                .isEqualTo("revocation-not-known");
    }

    @Test
    void anOldListStillTellsOfARevocation() throws Exception {
        assertThat(issuer(authority.list(SEALED, NOW.minusSeconds(1), SEALED.minusSeconds(5)))
                        .cause())
                .isEqualTo("sealed-after-revocation");
    }

    @Test
    void nonsenseIsNoAnswer() throws Exception {
        var list = authority.list(NOW.minusSeconds(60), SOON, null);
        var broken = list.clone();
        broken[broken.length - 9] ^= 1;
        for (var wrong : new byte[][] {{}, {0x30, 0}, "text".getBytes(), java.util.Arrays.copyOf(list, 50), broken}) {
            assertThat(issuer(wrong).cause()).isEqualTo("revocation-not-known");
        }
    }
}
