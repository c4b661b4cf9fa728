package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OpenBadgeTest {

    private static final ProofKey KEY =
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, Samples.body().id());
    private static final byte[] SIGNED = signed(KEY);

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
}
