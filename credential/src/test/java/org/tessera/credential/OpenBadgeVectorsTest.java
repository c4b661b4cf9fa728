package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test files of 1EdTech's own validator; their names say what is wrong with them. */
class OpenBadgeVectorsTest {

    private static Report check(byte[] file) {
        return Samples.checker().check(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple.json", "simple-multiple-proofs.json", "simple-json.png", "simple-json.svg"})
    void goodOfficialVectorsHoldAndTheirIssuerIsUnknown(String name) {
        var report = check(Shared.bytes("ob3/vectors/ob30/" + name));
        assertThat(report.check(Check.Kind.FORMAT).outcome())
                .as(report.toJson())
                .isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void aBadgeWithAVocabularyThatIsNotPackagedIsLeftOpen() {
        var report = check(Shared.bytes("ob3/vectors/ob30/simple-eddsa-2022.json"));
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.UNKNOWN);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple-err-context.json",
                "simple-err-credential-subject-achievement-result-description-type.json",
                "simple-err-credential-subject-identifier-type.json",
                "simple-err-credential-subject-profile-type.json",
                "simple-err-credential-subject-result-type.json",
                "simple-err-credential-subject-type.json",
                "simple-err-evidence-type.json",
                "simple-err-expired.json",
                "simple-err-issued.json",
                "simple-err-issuer-otheridentifier-type.json",
                "simple-err-issuer-parentorg-type.json",
                "simple-err-issuer-type.json",
                "simple-err-issuer.json",
                "simple-err-proof-method.json",
                "simple-err-proof-method-no-scheme.json",
                "simple-err-proof-method-unknown-did-method.json",
                "simple-err-proof-method-unknown-scheme.json",
                "simple-err-proof-value.json",
                "simple-err-type.json",
                "simple-noproof.json",
                "simple.jwt",
                "velocity.jwt",
                "simple-jwt.png",
                "simple-jwt.svg"
            })
    void badOrUnreadableOfficialVectorsAreNeverGenuine(String name) {
        var report = check(Shared.bytes("ob3/vectors/ob30/" + name));
        assertThat(report.verdict()).isNotEqualTo(Report.Verdict.GENUINE_AND_VALID);
        // Each of them must fail in a check of its own, not only for want of a known issuer.
        assertThat(report.checks().stream()
                        .filter(check -> check.kind() != Check.Kind.ISSUER && check.kind() != Check.Kind.STATUS)
                        .anyMatch(check -> check.outcome() == Check.Outcome.FAILS
                                || (check.kind() == Check.Kind.SEAL && check.outcome() == Check.Outcome.UNKNOWN)))
                .as(report.toJson())
                .isTrue();
    }
}
