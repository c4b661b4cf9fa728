package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class SdJwtVcTest {

    private static final String TYPE = "https://passport.example.org/types/micro-credential/1";
    private static final String LIST = "https://passport.example.org/token-status/1";
    private static final ProofKey HOLDER = ProofKey.generateDidKey(ProofKey.Suite.ECDSA_RDFC_2019);
    private static final PresentationRequest REQUEST =
            PresentationRequest.of("https://employer.example.org", "n-0S6_WzA2Mj");
    private static final String CREDENTIAL = written(HOLDER);

    private static String written(ProofKey holder) {
        var award = Samples.anAward()
                .learner(Samples.anAward().build().learner().holding(holder.controller()))
                .tokenStatus(new TokenStatusEntry(LIST, 4711))
                .build();
        return SdJwtVc.write(award, Samples.authority().walletKey(), TYPE, Samples.NOW.minusSeconds(60));
    }

    private static Checker checker(TokenStatusList list) {
        var published =
                list.publish(Samples.authority().sealKey(), Samples.NOW.minusSeconds(60), Samples.NOW.plusSeconds(60));
        return new Checker(
                Samples.authority().trust(),
                url -> url.equals(LIST) ? Optional.of(published) : Optional.empty(),
                Samples.CLOCK);
    }

    private static Checker checker() {
        return checker(TokenStatusList.create(LIST, StatusList.SMALLEST));
    }

    private static Report check(String credential) {
        return checker().check(credential.getBytes(StandardCharsets.US_ASCII));
    }

    private static Report check(String presentation, PresentationRequest request) {
        return checker().check(presentation.getBytes(StandardCharsets.US_ASCII), request);
    }

    private static String presented(String... show) {
        return SdJwtVc.present(CREDENTIAL, Set.of(show), HOLDER, REQUEST, Samples.NOW);
    }

    private static ObjectNode payload(String credential) {
        try {
            var part = credential.substring(0, credential.indexOf('~')).split("\\.", -1)[1];
            return (ObjectNode) Json.parse(Base64Url.decode(part).orElseThrow());
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theHolderSeesEverything() {
        var report = check(CREDENTIAL);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.SD_JWT_VC);
        var facts = report.facts().orElseThrow();
        assertThat(facts.who().name()).isEqualTo("Ελένη Παπαδοπούλου");
        assertThat(facts.who().birthDate()).isPresent();
        assertThat(facts.canDo()).hasSize(2);
        assertThat(facts.proof().grade()).isPresent();
        assertThat(facts.learning().eqf()).contains(3);
    }

    @Test
    void aVerifierSeesWhatTheHolderShowsAndThatItIsTheHolder() {
        var report = check(presented("family_name", "outcomes"), REQUEST);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.check(Check.Kind.OWNER).cause()).isEqualTo("holder-proven");
        var facts = report.facts().orElseThrow();
        assertThat(facts.who().name()).isEqualTo("Παπαδοπούλου");
        assertThat(facts.who().birthDate()).isEmpty();
        assertThat(facts.proof().grade()).isEmpty();
        assertThat(facts.canDo()).hasSize(2);
        assertThat(check(presented("grade"), REQUEST).facts().orElseThrow().canDo())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProofKey.Suite.class)
    void holdersHaveKeysOfEitherKind(ProofKey.Suite suite) {
        var holder = ProofKey.generateDidKey(suite);
        var presentation = SdJwtVc.present(written(holder), Set.of("name"), holder, REQUEST, Samples.NOW);
        assertThat(check(presentation, REQUEST).check(Check.Kind.OWNER).outcome())
                .isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void itIsReadByIndependentLibraries() throws Exception {
        var parsed = SDJWT.parse(CREDENTIAL);
        var token = SignedJWT.parse(parsed.getCredentialJwt());
        var key = (ECPublicKey) Samples.authority().walletKey().certificate().getPublicKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("dc+sd-jwt");
        var claims = new SDObjectDecoder().decode(token.getJWTClaimsSet().toJSONObject(), parsed.getDisclosures());
        assertThat(claims).containsEntry("family_name", "Παπαδοπούλου").containsEntry("vct", TYPE);
        assertThat((java.util.List<?>) claims.get("outcomes")).hasSize(2);
    }

    @Test
    void whatAVerifierMustKnowCanNotBeHidden() {
        var open = payload(CREDENTIAL);
        assertThat(open.propertyNames()).contains("iss", "vct", "nbf", "exp", "cnf", "status");
        assertThat(open.toString()).doesNotContain("Παπαδοπούλου", "2006-05-17");
    }

    /** The examples of RFC 9901 §4.2.3. */
    @Test
    void digestsAreThoseOfTheStandard() {
        assertThat(SdJwtVc.digest("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"))
                .isEqualTo("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
    }

    @Test
    void theTypeIsDescribedAndPinned() throws Exception {
        var metadata = SdJwtVc.typeMetadata(TYPE);
        assertThat(Json.parse(metadata).path("vct").asString()).isEqualTo(TYPE);
        var digest = java.security.MessageDigest.getInstance("SHA-256").digest(metadata);
        assertThat(payload(CREDENTIAL).path("vct#integrity").asString())
                .isEqualTo("sha256-" + java.util.Base64.getEncoder().encodeToString(digest));
    }

    @Test
    void aHolderKeyThatCanNotBeReadIsRefused() {
        var award = Samples.anAward()
                .learner(Samples.anAward().build().learner().holding("did:web:example.org"))
                .build();
        assertThatThrownBy(() -> SdJwtVc.write(award, Samples.authority().walletKey(), TYPE, Samples.NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
