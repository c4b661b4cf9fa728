package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndorsementTest {

    private static final Organisation EMPLOYER =
            Organisation.of("https://employer.example.org/", Text.of("en", "Example Shipyards"), "GR");
    private static final ProofKey ISSUER =
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, Samples.body().id());
    private static final ProofKey ENDORSER = ProofKey.generate(ProofKey.Suite.ECDSA_RDFC_2019, EMPLOYER.id());
    private static final byte[] BADGE = OpenBadge.write(Samples.anAward().build(), "en");

    private static byte[] endorsement(String about) {
        var unsigned = Endorsement.write(
                "urn:uuid:0195b0aa-0000-7000-8000-0000000000e1",
                EMPLOYER,
                about,
                "Endorsement",
                "We hire people with this.",
                Samples.NOW);
        return DataIntegrity.sign(unsigned, ENDORSER, Samples.NOW);
    }

    private static Report check(byte[] badge, Trust trust) {
        var all = trust.pinning(Map.of(ISSUER.verificationMethod(), ISSUER.publicKey()));
        var signed = DataIntegrity.sign(badge, ISSUER, Samples.NOW);
        return new Checker(all, Samples.serving(Samples.published(Samples.list())), Samples.CLOCK).check(signed);
    }

    private static String idOf(String kind) {
        return switch (kind) {
            case "badge" -> Samples.anAward().build().id();
            case "issuer" -> Samples.body().id();
            default -> Samples.anAward().build().standardPage().orElseThrow();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"badge", "issuer", "achievement"})
    void whoeverVouchesIsShownBesideTheIssuer(String what) {
        var badge = Endorsement.add(BADGE, List.of(endorsement(idOf(what))));
        var known = Trust.none().pinning(Map.of(ENDORSER.verificationMethod(), ENDORSER.publicKey()));
        var report = check(badge, known);
        assertThat(report.check(Check.Kind.FORMAT).outcome())
                .as(report.toJson())
                .isEqualTo(Check.Outcome.HOLDS);
        var endorsements = report.facts().orElseThrow().endorsements();
        assertThat(endorsements)
                .containsExactly(new Facts.Endorsement(
                        EMPLOYER.id(),
                        java.util.Optional.of(Text.of("en", "Example Shipyards")),
                        Text.of("en", "We hire people with this."),
                        true));
    }

    @Test
    void aStrangerMayVouchButIsNotKnown() {
        var report = check(Endorsement.add(BADGE, List.of(endorsement(idOf("badge")))), Trust.none());
        assertThat(report.facts().orElseThrow().endorsements().getFirst().recognised())
                .isFalse();
    }

    @Test
    void aForgedEndorsementSpoilsTheBadge() {
        var text = new String(Endorsement.add(BADGE, List.of(endorsement(idOf("badge")))), StandardCharsets.UTF_8);
        var forged = text.replace("We hire people", "We promote people").getBytes(StandardCharsets.UTF_8);
        var report = check(forged, Trust.none());
        assertThat(report.check(Check.Kind.FORMAT).cause()).isEqualTo("part-not-sound");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        assertThat(report.facts().orElseThrow().endorsements()).isEmpty();
    }

    @Test
    void anEndorsementOfSomethingElseIsNotPutIn() {
        assertThatThrownBy(() -> Endorsement.add(BADGE, List.of(endorsement("urn:x:another"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endorsement.add(BADGE, List.of(BADGE))).hasMessageContaining("signed");
    }

    @Test
    void anEndorsementMovedToAnotherBadgeSpoilsIt() throws Exception {
        var badge = (tools.jackson.databind.node.ObjectNode) Json.parse(BADGE);
        badge.putArray("endorsement").add(Json.parse(endorsement("urn:x:another")));
        assertThat(check(Json.write(badge), Trust.none())
                        .check(Check.Kind.FORMAT)
                        .cause())
                .isEqualTo("part-not-sound");
    }

    @Test
    void whatIsWrittenFitsTheSchema() {
        var file = "ob3/schema/derived_ob_v3p0_endorsementcredential.schema.json";
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(Shared.bytes(file), StandardCharsets.UTF_8));
        var written = new String(endorsement(idOf("badge")), StandardCharsets.UTF_8);
        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
    }
}
