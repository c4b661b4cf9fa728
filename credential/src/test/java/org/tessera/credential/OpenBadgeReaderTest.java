package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the reader asks of a badge beyond its signature: mutation testing found that nobody asked for these. */
class OpenBadgeReaderTest {

    private static final byte[] SIGNED = EveryFormat.FILES.get("open-badge-eddsa");

    private static ObjectNode unsigned() throws Refusal {
        return (ObjectNode) Json.parse(OpenBadge.write(Samples.anAward().build(), "en"));
    }

    private static Report signedAndChecked(ObjectNode badge) {
        return EveryFormat.checker().check(DataIntegrity.sign(Json.write(badge), EveryFormat.ED25519, Samples.NOW));
    }

    private static Report withProofs(int number) throws Refusal {
        var badge = (ObjectNode) Json.parse(SIGNED);
        var proof = badge.path("proof").get(0);
        var proofs = badge.putArray("proof");
        for (var each = 0; each < number; each++) {
            proofs.add((JsonNode) proof.deepCopy());
        }
        return EveryFormat.checker().check(Json.write(badge));
    }

    @Test
    void eightProofsAreLookedAtAndNineAreTooMany() throws Exception {
        assertThat(withProofs(8).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(withProofs(9).check(Check.Kind.SEAL).cause()).isEqualTo("several-signatures");
    }

    @Test
    void noProofAndOnlyUnknownProofsAreToldApart() throws Exception {
        var badge = unsigned();
        assertThat(EveryFormat.checker()
                        .check(Json.write(badge))
                        .check(Check.Kind.SEAL)
                        .cause())
                .isEqualTo("not-sealed");
        badge.putArray("proof").addObject().put("type", "Ed25519Signature2018");
        assertThat(EveryFormat.checker()
                        .check(Json.write(badge))
                        .check(Check.Kind.SEAL)
                        .cause())
                .isEqualTo("unknown-method");
    }

    /** The certificate's organisation and the name in the badge are two claims about one thing. */
    @Test
    void aTokenWhoseIssuerHasAnotherNameThanItsCertificateIsNotRecognised() throws Exception {
        var badge = unsigned();
        ((ObjectNode) badge.path("issuer")).put("name", "University of Volos");
        badge.put("iss", badge.at("/issuer/id").asString())
                .put("jti", badge.path("id").asString())
                .put("nbf", Instant.parse(badge.path("validFrom").asString()).getEpochSecond())
                .put("exp", Instant.parse(badge.path("validUntil").asString()).getEpochSecond());
        var header = Json.object().put("alg", "RS256").put("typ", "JWT");
        var token = CompactJws.sign(header, badge, Samples.authority().sealKey());
        var report = EveryFormat.checker().check(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(report.verdict()).as(report.toJson()).isNotEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aPartWithoutItsTypeIsNamed() throws Exception {
        var badge = unsigned();
        var alignment = badge.at("/credentialSubject/achievement/alignment/0");
        ((ObjectNode) alignment).putArray("type").add("Profile");
        // As a token: a proof can't be made of it at all.
        var token = VcJwt.sign(Json.write(badge), Samples.authority().sealKey());
        var format = EveryFormat.checker().check(token).check(Check.Kind.FORMAT);
        assertThat(format.cause()).isEqualTo("missing-types");
        assertThat(format.details()).isEqualTo(Map.of("members", "alignment"));
    }

    @Test
    void aMissingMemberIsNamed() throws Exception {
        var badge = unsigned();
        ((ObjectNode) badge.at("/credentialSubject/achievement")).remove("criteria");
        var format = signedAndChecked(badge).check(Check.Kind.FORMAT);
        assertThat(format.cause()).isEqualTo("missing-members");
        assertThat(format.details().get("members")).isEqualTo("credentialSubject.achievement.criteria");
    }

    @Test
    void theTimesOfABadgeAreItsOwn() throws Exception {
        var validity = EveryFormat.checker().check(SIGNED).facts().orElseThrow().validity();
        assertThat(validity.from()).contains(Instant.parse("2027-02-20T10:00:00Z"));
        assertThat(validity.until()).contains(Instant.parse("2032-02-20T10:00:00Z"));
    }

    @Test
    void theGradeIsTheLevelsNameOrTheBareValue() throws Exception {
        var bare = unsigned();
        for (var result :
                List.copyOf(bare.at("/credentialSubject/result").valueStream().toList())) {
            ((ObjectNode) result).remove("achievedLevel");
            ((ObjectNode) result).put("value", "17 of 20");
        }
        assertThat(signedAndChecked(bare).facts().orElseThrow().proof().grade()).contains(Text.of("en", "17 of 20"));
        var none = unsigned();
        ((ObjectNode) none.path("credentialSubject")).remove("result");
        assertThat(signedAndChecked(none).facts().orElseThrow().proof().grade()).isEmpty();
    }
}
