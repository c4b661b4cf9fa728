package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.credential.StatusList.Standing;
import tools.jackson.databind.node.ArrayNode;
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

    @Property(tries = 200)
    void noByteCanBeChanged(
            @ForAll @IntRange(max = 1 << 20) int position, @ForAll @IntRange(min = 1, max = 255) int bits) {
        var bytes = CREDENTIAL.getBytes(StandardCharsets.US_ASCII);
        bytes[position % bytes.length] ^= (byte) bits;
        var report = checker().check(bytes);
        // The last "~" may become white space, which is not part of it; then the form is another and refused as well.
        assertThat(report.verdict()).isNotEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    // The holder's proof.

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

    // Structural attacks (RFC 9901 §7.1).

    private static ObjectNode payload(String credential) {
        try {
            var part = credential.substring(0, credential.indexOf('~')).split("\\.", -1)[1];
            return (ObjectNode) Json.parse(Base64Url.decode(part).orElseThrow());
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    /** The credential with a changed payload, signed again by the true issuer, and more disclosures. */
    private static String resigned(Consumer<ObjectNode> change, String... disclosures) {
        var claims = payload(CREDENTIAL);
        change.accept(claims);
        var header = Json.object().put("alg", "ES256").put("typ", "dc+sd-jwt");
        var rest = CREDENTIAL.substring(CREDENTIAL.indexOf('~'));
        return CompactJws.sign(header, claims, Samples.authority().walletKey())
                + rest
                + (disclosures.length == 0 ? "" : String.join("~", disclosures) + "~");
    }

    private static String disclosure(Object... parts) {
        var array = Json.object().arrayNode();
        for (var part : parts) {
            array.add(String.valueOf(part));
        }
        return Base64Url.encode(Json.write(array));
    }

    private static void assertRefused(String credential) {
        var report = check(credential);
        assertThat(report.check(Check.Kind.SEAL).cause()).isEqualTo("disclosure-wrong");
        assertThat(report.facts()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.ALTERED);
    }

    private static ArrayNode digests(ObjectNode claims) {
        return (ArrayNode) claims.path("_sd");
    }

    @Test
    void theHelperItselfMakesSoundCredentials() {
        assertThat(check(resigned(_ -> {})).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aDisclosureThatNothingRefersToIsRefused() {
        assertRefused(CREDENTIAL + disclosure("salt", "name", "Somebody Else") + "~");
    }

    @Test
    void theSameDisclosureTwiceIsRefused() {
        var first = CREDENTIAL.split("~", -1)[1];
        assertRefused(CREDENTIAL + first + "~");
    }

    @Test
    void aDigestInTwoPlacesIsRefusedEvenUndisclosed() {
        assertRefused(resigned(claims -> digests(claims).add("AAAA").add("AAAA")));
        assertRefused(resigned(claims -> claims.putObject("level")
                .putArray("_sd")
                .add(digests(claims).get(0).stringValue())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "...", "title", "exp", "nbf", "vct", "cnf", "status", "iss"})
    void aDisclosureCanNotReplaceOrHideWhatMustBeOpen(String name) {
        var disclosure = disclosure("salt", name, "x");
        assertRefused(resigned(
                claims -> {
                    if (!Set.of("title", "vct", "_sd").contains(name)) {
                        claims.remove(name);
                    }
                    digests(claims).add(SdJwtVc.digest(disclosure));
                },
                disclosure));
    }

    @Test
    void disclosuresOfTheWrongShapeAreRefused() {
        for (var wrong :
                new String[] {disclosure("salt"), disclosure("a", "b", "c", "d"), "!!", Base64Url.encode("{}")}) {
            assertRefused(resigned(claims -> digests(claims).add(SdJwtVc.digest(wrong)), wrong));
        }
        var element = disclosure("salt", "not a claim");
        assertRefused(resigned(claims -> digests(claims).add(SdJwtVc.digest(element)), element));
        var claim = disclosure("salt", "name", "not an element");
        assertRefused(resigned(
                claims -> ((ArrayNode) claims.path("outcomes")).addObject().put("...", SdJwtVc.digest(claim)), claim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "sha-1", "SHA-256", ""})
    void otherDigestsAreRefused(String name) {
        assertRefused(resigned(claims -> claims.put("_sd_alg", name)));
    }

    @Test
    void aDigestAlgorithmDeepInsideIsRefused() {
        assertRefused(resigned(claims -> claims.putObject("level").put("_sd_alg", "sha-256")));
    }

    @Test
    void tokensOfAnotherTypeAreNoCredentials() {
        var header = Json.object().put("alg", "ES256").put("typ", "JWT");
        var token =
                CompactJws.sign(header, payload(CREDENTIAL), Samples.authority().walletKey());
        assertThat(check(token + "~").facts()).isEmpty();
    }

    // Status.

    @Test
    void aWithdrawnCredentialIsWithdrawnAndASuspendedOneSuspended() {
        var list = TokenStatusList.create(LIST, StatusList.SMALLEST);
        list.set(4711, Standing.WITHDRAWN);
        assertThat(checker(list)
                        .check(CREDENTIAL.getBytes(StandardCharsets.US_ASCII))
                        .verdict())
                .isEqualTo(Report.Verdict.WITHDRAWN);
        list.set(4711, Standing.SUSPENDED);
        assertThat(checker(list)
                        .check(CREDENTIAL.getBytes(StandardCharsets.US_ASCII))
                        .verdict())
                .isEqualTo(Report.Verdict.SUSPENDED);
        assertThat(list.get(4710)).isEqualTo(Standing.VALID);
        assertThat(list.get(4712)).isEqualTo(Standing.VALID);
    }

    @Test
    void aListByAnotherOrganisationTellsNothing() {
        var other = Samples.newAuthority("Somebody Else");
        var forged = TokenStatusList.create(LIST, StatusList.SMALLEST)
                .publish(other.walletKey(), Samples.NOW, Samples.NOW.plusSeconds(60));
        var trust = Trust.in(Samples.authority().certificate(), other.certificate());
        var report = new Checker(trust, _ -> Optional.of(forged), Samples.CLOCK)
                .check(CREDENTIAL.getBytes(StandardCharsets.US_ASCII));
        assertThat(report.check(Check.Kind.STATUS).cause()).isEqualTo("status-list-not-trusted");
    }

    /** The examples of the standard (Token Status List §4.1): least significant bit first. */
    @Test
    void listsAreReadAsTheStandardWritesThem() {
        var one = TokenStatusList.decode(LIST, 1, "eNrbuRgAAhcBXQ");
        int[] bits = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
        for (var at = 0; at < bits.length; at++) {
            assertThat(one.value(at)).as("place " + at).isEqualTo(bits[at]);
        }
        var two = TokenStatusList.decode(LIST, 2, "eNo76fITAAPfAgc");
        int[] pairs = {1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3};
        for (var at = 0; at < pairs.length; at++) {
            assertThat(two.value(at)).as("place " + at).isEqualTo(pairs[at]);
        }
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
