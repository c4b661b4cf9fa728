package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OpenBadgeTest {

    private static final ProofKey KEY =
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, Samples.body().id());
    private static final byte[] SIGNED = signed(KEY);
    private static final byte[] TOKEN = VcJwt.sign(
            OpenBadge.write(Samples.anAward().build(), "en"),
            Samples.authority().sealKey());

    private static byte[] signed(ProofKey key) {
        return DataIntegrity.sign(OpenBadge.write(Samples.anAward().build(), "en"), key, Samples.NOW);
    }

    private static Checker checker(ProofKey key) {
        var trust = Samples.authority().trust().pinning(Map.of(key.verificationMethod(), key.publicKey()));
        return new Checker(trust, Samples.serving(Samples.published(Samples.list())), Samples.CLOCK);
    }

    private static Report check(byte[] file) {
        return checker(KEY).check(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "jsonld.schema"})
    void whatIsWrittenFitsTheSchema(String kind) {
        var name = "ob3/schema/derived_ob_v3p0_achievementcredential." + kind + ".json";
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(Shared.bytes(name), StandardCharsets.UTF_8));
        for (var award : new Award[] {
            Samples.anAward().build(), EuropeanDigitalCredentialTest.least().build()
        }) {
            var badge = new String(OpenBadge.write(award), StandardCharsets.UTF_8);
            assertThat(schema.validate(badge, InputFormat.JSON)).isEmpty();
        }
        assertThat(schema.validate(new String(SIGNED, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProofKey.Suite.class)
    void aSignedBadgeIsGenuineAndValid(ProofKey.Suite suite) {
        var key = ProofKey.generate(suite, Samples.body().id());
        var report = checker(key).check(signed(key));
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.OPEN_BADGE);
    }

    @Test
    void theFactsAreTheAwards() {
        var facts = check(SIGNED).facts().orElseThrow();
        assertThat(facts.who().name()).isEqualTo("Ελένη Παπαδοπούλου");
        assertThat(facts.who().latinName()).contains("Eleni Papadopoulou");
        assertThat(facts.what().title()).contains(Text.of("en", "Checking if information is reliable"));
        assertThat(facts.proof().grade()).contains(Text.of("en", "Passed"));
        assertThat(facts.trace()).isEqualTo(Samples.anAward().build().trace());
        assertThat(facts.canDo()).hasSize(4);
    }

    @Test
    void theBirthDateStaysAtHome() {
        assertThat(new String(SIGNED, StandardCharsets.UTF_8)).doesNotContain("2006");
    }

    @Test
    void twoProofsOfTwoKindsMayStandTogether() {
        var second =
                ProofKey.generate(ProofKey.Suite.ECDSA_RDFC_2019, Samples.body().id());
        var trust = Trust.none()
                .pinning(Map.of(
                        KEY.verificationMethod(), KEY.publicKey(), second.verificationMethod(), second.publicKey()));
        var both = DataIntegrity.sign(SIGNED, second, Samples.NOW);
        var report = new Checker(trust, StatusSource.none(), Samples.CLOCK).check(both);
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void theLayoutOfTheJsonDoesNotMatter() throws Exception {
        var json = (ObjectNode) Json.parse(SIGNED);
        var turned = Json.object();
        json.propertyNames().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(name -> turned.set(name, json.get(name)));
        var pretty = turned.toPrettyString().getBytes(StandardCharsets.UTF_8);
        assertThat(check(pretty).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    /** A change of layout is no change; any other must be refused. */
    @Property(tries = 150)
    void noByteOfMeaningCanBeChanged(
            @ForAll @IntRange(max = 1 << 20) int position, @ForAll @IntRange(min = 1, max = 255) int bits)
            throws Exception {
        var changed = SIGNED.clone();
        changed[position % changed.length] ^= (byte) bits;
        var report = check(changed);
        if (report.facts().isPresent()) {
            assertThat(report.facts()).isEqualTo(check(SIGNED).facts());
            assertThat(CanonicalGraph.canonical(Json.parse(changed)))
                    .isEqualTo(CanonicalGraph.canonical(Json.parse(SIGNED)));
        }
    }

    @Property(tries = 200)
    void noByteOfATokenCanBeChanged(
            @ForAll @IntRange(max = 1 << 20) int position, @ForAll @IntRange(min = 1, max = 255) int bits) {
        var changed = TOKEN.clone();
        changed[position % changed.length] ^= (byte) bits;
        var report = check(changed);
        // White space around a token is not part of it.
        assertThat(report.facts().isEmpty()
                        || new String(changed, StandardCharsets.ISO_8859_1)
                                        .strip()
                                        .length()
                                < TOKEN.length)
                .isTrue();
    }

    @Test
    void aWordThatTheContextsLackIsRefusedBySignerAndChecker() throws Exception {
        var badge = (ObjectNode) Json.parse(OpenBadge.write(Samples.anAward().build()));
        badge.put("remark", "not covered");
        assertThatThrownBy(() -> DataIntegrity.sign(Json.write(badge), KEY, Samples.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown-terms");
        var added = ((ObjectNode) Json.parse(SIGNED)).put("remark", "not covered");
        assertThat(check(Json.write(added)).facts()).isEmpty();
    }

    @Test
    void idsThatAreNoIrisAreRefused() throws Exception {
        var badge = (ObjectNode) Json.parse(SIGNED);
        ((ObjectNode) badge.path("credentialSubject")).put("id", "somebody");
        assertThat(check(Json.write(badge)).facts()).isEmpty();
    }

    @Test
    void aKeyThatNobodyVouchesForLeavesTheIssuerUnknown() {
        var report = new Checker(Trust.none(), StatusSource.none(), Samples.CLOCK).check(SIGNED);
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("issuer-not-recognised");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void anybodyCanMakeADidKeySoItIsKnownOnlyByTheRegister() {
        var key = ProofKey.generateDidKey(ProofKey.Suite.EDDSA_RDFC_2022);
        var issuer = Organisation.of(key.controller(), Text.of("en", "A Club"), "IT");
        var badge = OpenBadge.write(
                EuropeanDigitalCredentialTest.least().issuer(issuer).build());
        var signed = DataIntegrity.sign(badge, key, Samples.NOW);
        var stranger = new Checker(Trust.none(), StatusSource.none(), Samples.CLOCK).check(signed);
        assertThat(stranger.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        var known = Trust.none().registering(Map.of(key.controller(), "A Club"));
        var report = new Checker(known, StatusSource.none(), Samples.CLOCK).check(signed);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aKeySourceHandedInIsAsked() {
        KeySource source = address -> address.equals(KEY.verificationMethod())
                ? java.util.Optional.of(KEY.publicKey())
                : java.util.Optional.empty();
        var report = new Checker(Trust.none(), StatusSource.none(), source, Samples.CLOCK).check(SIGNED);
        assertThat(report.check(Check.Kind.ISSUER).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void aTokenIsGenuineAndValid() {
        var report = check(TOKEN);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.OPEN_BADGE_JWT);
    }

    @Test
    void aTokenIsVerifiedByAnIndependentLibrary() throws Exception {
        var token = com.nimbusds.jwt.SignedJWT.parse(new String(TOKEN, StandardCharsets.US_ASCII));
        var key = (java.security.interfaces.RSAPublicKey)
                Samples.authority().sealKey().certificate().getPublicKey();
        assertThat(token.verify(new com.nimbusds.jose.crypto.RSASSAVerifier(key)))
                .isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Samples.body().id());
        assertThat(claims.getJWTID()).isEqualTo(Samples.anAward().build().id());
        assertThat(claims.getNotBeforeTime()).isEqualTo("2027-02-20T10:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2032-02-20T10:00:00Z");
    }

    @Test
    void aTokenThatSaysTwoThingsIsRefused() throws Exception {
        var claims =
                (ObjectNode) Json.parse(Base64Url.decode(new String(TOKEN, StandardCharsets.US_ASCII).split("\\.")[1])
                        .orElseThrow());
        claims.put("exp", 4_000_000_000L);
        var header = Json.object().put("alg", "RS256").put("typ", "JWT");
        var forged = CompactJws.sign(header, claims, Samples.authority().sealKey());
        var report = check(forged.getBytes(StandardCharsets.US_ASCII));
        assertThat(report.check(Check.Kind.SEAL).cause()).isEqualTo("claims-disagree");
        assertThat(report.facts()).isEmpty();
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

    private static byte[] picture() {
        return Samples.images().byLanguage().firstEntry().getValue();
    }

    @Test
    void aBakedPngCarriesItsBadge() {
        var report = check(BakedImage.png(picture(), SIGNED));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.BAKED_BADGE);
        assertThat(check(BakedImage.png(picture(), TOKEN)).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aBakedSvgCarriesItsBadge() {
        var svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"><g/></svg>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(check(BakedImage.svg(svg, SIGNED)).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(check(BakedImage.svg(svg, TOKEN)).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aPictureWithTwoBadgesIsRefused() {
        var twice = BakedImage.png(BakedImage.png(picture(), SIGNED), TOKEN);
        assertThat(check(twice).check(Check.Kind.FORMAT).cause()).isEqualTo("several-badges");
    }

    @Test
    void aPictureWithoutBadgeIsNoCredential() {
        assertThat(check(picture()).check(Check.Kind.FORMAT).cause()).isEqualTo("not-a-credential");
    }

    @Test
    void anSvgFetchesNothing() {
        var svg =
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential>&x;</o:credential></svg>";
        assertThat(check(svg.getBytes(StandardCharsets.UTF_8)).facts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProofKey.Suite.class)
    void aKeyComesBackFromItsFile(ProofKey.Suite suite, @TempDir Path dir) throws Exception {
        var key = ProofKey.generate(suite, "https://a.example.org/");
        key.save(dir.resolve("key.json"));
        var again = ProofKey.open(dir.resolve("key.json"), "https://a.example.org/");
        assertThat(again.verificationMethod()).isEqualTo(key.verificationMethod());
        assertThat(Multikey.decode(again.publicKeyMultibase())).contains(key.publicKey());
        assertThat(suite.verifies(key.publicKey(), new byte[] {1}, again.sign(new byte[] {1})))
                .isTrue();
        assertThatThrownBy(() -> key.save(dir.resolve("key.json")))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    /** The documents of W3C Controlled Identifiers 1.0 give these as examples of multikeys. */
    @Test
    void multikeysAreReadAsTheStandardWritesThem() {
        assertThat(Multikey.decode("z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"))
                .isPresent();
        assertThat(Multikey.decode("zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"))
                .isPresent();
        assertThat(Multikey.decode("z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5h"))
                .isEmpty();
        assertThat(Multikey.decode("0")).isEmpty();
    }
}
