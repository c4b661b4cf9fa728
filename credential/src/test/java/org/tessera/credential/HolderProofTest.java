package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The proof that whoever shows a credential has its key (RFC 9901 §4.3). */
class HolderProofTest {

    private static final String CREDENTIAL = new String(EveryFormat.FILES.get("wallet"), StandardCharsets.US_ASCII);
    private static final ProofKey HOLDER = EveryFormat.HOLDER;
    private static final PresentationRequest REQUEST = EveryFormat.REQUEST;

    private static Report check(String presentation, PresentationRequest request) {
        return EveryFormat.checker().check(presentation.getBytes(StandardCharsets.US_ASCII), request);
    }

    private static String presented(String... show) {
        return SdJwtVc.present(CREDENTIAL, Set.of(show), HOLDER, REQUEST, Samples.NOW);
    }

    @Test
    void aProofForAnotherOccasionDoesNotCount() {
        var presentation = presented("name");
        var otherNonce = check(presentation, PresentationRequest.of(REQUEST.audience(), "other"));
        assertThat(otherNonce.check(Check.Kind.OWNER).cause()).isEqualTo("holder-proof-for-another");
        assertThat(otherNonce.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        var otherAudience = check(presentation, PresentationRequest.of("https://evil.example.org", REQUEST.nonce()));
        assertThat(otherAudience.check(Check.Kind.OWNER).outcome()).isEqualTo(Check.Outcome.FAILS);
        var later = new Checker(
                        Samples.authority().trust(),
                        StatusSource.none(),
                        Clock.fixed(Samples.NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC))
                .check(presentation.getBytes(StandardCharsets.US_ASCII), REQUEST);
        assertThat(later.check(Check.Kind.OWNER).outcome()).isEqualTo(Check.Outcome.FAILS);
    }

    @Test
    void aProofCanNotBeStrippedWhereItIsAskedFor() {
        var presentation = presented("name");
        var stripped = presentation.substring(0, presentation.lastIndexOf('~') + 1);
        assertThat(check(stripped, REQUEST).check(Check.Kind.OWNER).cause()).isEqualTo("holder-proof-missing");
        assertThat(check(stripped, REQUEST).verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void aProofByAnotherKeyIsWrong() {
        var thief = ProofKey.generateDidKey(ProofKey.Suite.ECDSA_RDFC_2019);
        var stolen = SdJwtVc.present(CREDENTIAL, Set.of("name"), thief, REQUEST, Samples.NOW);
        assertThat(check(stolen, REQUEST).check(Check.Kind.OWNER).cause()).isEqualTo("holder-proof-wrong");
    }

    @Test
    void aProofCoversExactlyWhatIsShown() {
        var less = presented("name");
        var more = presented("name", "birthdate");
        var proof = less.substring(less.lastIndexOf('~') + 1);
        var mixed = more.substring(0, more.lastIndexOf('~') + 1) + proof;
        assertThat(check(mixed, REQUEST).check(Check.Kind.OWNER).cause()).isEqualTo("holder-proof-wrong");
    }
}
