package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The sample credentials of the European Commission. */
class OfficialSamplesTest {

    static Stream<String> names() {
        return Stream.of(
                "AA-Annex1-MC",
                "Sample-CertOfPart",
                "Sample-JointDegree",
                "Sample-MastersDegree",
                "Sample-TranscriptOfRecords");
    }

    private static ObjectNode sample(String name) {
        try {
            return (ObjectNode) Json.parse(Shared.bytes("elm/samples-official-signed/" + name + "-signed.jsonld"));
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static Report changed(String name, Consumer<ObjectNode> change) {
        var file = sample(name);
        change.accept(file);
        return Samples.checker().check(Json.write(file));
    }

    private static ObjectNode signature(ObjectNode file) {
        return (ObjectNode) file.path("signatures").path(0);
    }

    @ParameterizedTest
    @MethodSource("names")
    void areGenuineByAnUnknownIssuer(String name) {
        var report = Samples.checker().check(Json.write(sample(name)));
        assertThat(report.check(Check.Kind.FORMAT).outcome())
                .as(report.toJson())
                .isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("issuer-not-recognised");
        assertThat(report.check(Check.Kind.VALIDITY).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        assertThat(report.facts().orElseThrow().who().name()).isNotBlank();
        assertThat(report.facts().orElseThrow().what().title()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areAlteredOnceAnythingIsChanged(String name) {
        var other = name.equals("AA-Annex1-MC") ? "Sample-CertOfPart" : "AA-Annex1-MC";
        assertAltered(changed(name, file -> {
            var payload = file.path("payload").stringValue();
            file.put("payload", payload.replaceFirst("\"givenName\"", "\"familyName\""));
        }));
        assertAltered(changed(name, file -> {
            var payload = file.path("payload").stringValue();
            file.put("payload", payload.substring(0, payload.length() - 1) + " }");
        }));
        assertAltered(changed(
                name, file -> file.put("payload", sample(other).path("payload").stringValue())));
        assertAltered(changed(
                name,
                file -> signature(file)
                        .put(
                                "protected",
                                signature(sample(other)).path("protected").stringValue())));
        assertAltered(changed(name, file -> {
            var value = signature(file).path("signature").stringValue();
            signature(file).put("signature", (value.startsWith("A") ? "B" : "A") + value.substring(1));
        }));
    }

    private static void assertAltered(Report report) {
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.ALTERED);
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.FAILS);
        assertThat(report.facts()).isEmpty();
    }

    /** The upload files of the Commission's issuer, which gets the issuer from the seal certificate. */
    @ParameterizedTest
    @MethodSource("names")
    void unsealedTheyLackTheirIssuerAndNothingElse(String name) throws Exception {
        var upload = Json.parse(Shared.bytes("elm/samples-official-unsigned/" + name + "-unsigned.json"));
        var credential = (ObjectNode) upload.path("credential");
        credential.putArray("@context").add(Elm.VC_CONTEXT).add(Elm.EDC_CONTEXT);
        var report = Samples.checker().check(Json.write(credential));
        assertThat(report.format()).isEqualTo(Format.BARE_EDC);
        assertThat(report.check(Check.Kind.FORMAT).details())
                .as(report.toJson())
                .containsEntry("members", "issuer, issuer.legalName");
        var sealed = JadesSeal.seal(Json.write(credential), Samples.authority().sealKey(), Samples.NOW);
        var ours = Samples.checker().check(sealed);
        assertThat(ours.check(Check.Kind.FORMAT).outcome()).as(ours.toJson()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(ours.check(Check.Kind.ISSUER).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed-B-iat", "sealed-B-sigT"})
    void sealsOfBothGenerationsAreRead(String name) {
        var report = Samples.checker().check(Shared.bytes("elm/example/minimal-microcredential." + name + ".jsonld"));
        assertThat(report.check(Check.Kind.SEAL).outcome()).as(report.toJson()).isEqualTo(Check.Outcome.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential-signed.jsonld", "signed_credential.jsonld", "credential-jws-invalid.jsonld"})
    void theirDevelopersTestFilesAreNeverTakenForGenuine(String name) {
        var report = Samples.checker().check(Shared.bytes("elm/samples-edc-tests/" + name));
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.ALTERED);
        assertThat(report.check(Check.Kind.FORMAT).cause()).isEqualTo("wrong-contexts");
    }
}
