package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EuropeanDigitalCredentialTest {

    private static JsonNode written(Award award) throws Refusal {
        return Json.parse(EuropeanDigitalCredential.write(award, Samples.images()));
    }

    @Test
    void whatIsWrittenConformsToTheOfficialShapes() {
        var award = Samples.anAward()
                .issuer(Samples.body().identifiedBy("VATEL-123456789"))
                .build();
        var report = LinkedData.validate(EuropeanDigitalCredential.write(award, Samples.images()));
        assertThat(report.conforms()).as(LinkedData.problems(report)).isTrue();
    }

    /** As in the official unsealed samples, where the seal certificate brings what the issuer lacks. */
    @Test
    void beforeSealingOnlyTheIssuersIdentifierMayBeMissing() {
        var report = LinkedData.validate(
                EuropeanDigitalCredential.write(Samples.anAward().build(), Samples.images()));
        assertThat(report.getEntries()).hasSize(1);
        assertThat(LinkedData.problems(report)).contains("IssuerNodeShape");
    }

    @Test
    void whatIsSealedStillConforms() throws Exception {
        var payload = Json.parse(Samples.sealed()).path("payload").stringValue();
        var report = LinkedData.validate(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(report.conforms()).as(LinkedData.problems(report)).isTrue();
    }

    @Test
    void theLeastAwardConforms() {
        var report = LinkedData.validate(EuropeanDigitalCredential.write(least().build(), Samples.images()));
        assertThat(report.conforms()).as(LinkedData.problems(report)).isTrue();
    }

    /** Everything mandatory, nothing else, and an accreditation and a holder key for once. */
    static AwardBuilder least() {
        var full = Samples.anAward().build();
        return Award.builder()
                .id("urn:uuid:0195b0aa-3c11-7b52-9d1c-5a7b3b3b2c11")
                .learner(
                        Learner.of("Ada", "Esempio", full.learner().birthDate()).holding("did:key:z6MkExample"))
                .title(full.title())
                .summary(full.summary())
                .issuer(full.issuer().identifiedBy("VATEL-123456789"))
                .awardingBody(Organisation.of("https://other.example.org/", Text.of("it", "Altro ente"), "IT"))
                .issued(full.issued())
                .outcome(Outcome.skill("urn:uuid:0195b0aa-0000-7000-8000-000000000001", Text.of("en", "One thing")))
                .workloadHours(1)
                .level(Level.official(4))
                .assessment(full.assessment())
                .participation(full.participation())
                .qualityAssurance(full.qualityAssurance()
                        .accreditedBy(Organisation.of("https://esyd.example.org/", Text.of("en", "Accreditor"), "GR")))
                .grade(full.grade())
                .languages("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA-Annex1-MC",
                "Sample-CertOfPart",
                "Sample-JointDegree",
                "Sample-MastersDegree",
                "Sample-TranscriptOfRecords"
            })
    void theOfficialSealedSamplesConformAsControls(String name) throws Exception {
        var file = Json.parse(Shared.bytes("elm/samples-official-signed/" + name + "-signed.jsonld"));
        var payload = file.path("payload").stringValue().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var report = LinkedData.validate(payload);
        assertThat(report.conforms()).as(LinkedData.problems(report)).isTrue();
    }

    @Test
    void theShapesDoFindWhatIsMissing() throws Exception {
        var credential = (ObjectNode) written(Samples.anAward().build());
        ((ObjectNode) credential.path("displayParameter")).remove("individualDisplay");
        assertThat(LinkedData.validate(Json.write(credential)).conforms()).isFalse();
    }

    @Test
    void noWordStandsInItThatTheVocabularyLacks() throws Exception {
        assertThat(ElmTerms.unknownIn(written(Samples.anAward().build()))).isEmpty();
        assertThat(ElmTerms.unknownIn(written(least().build()))).isEmpty();
    }

    @Test
    void ourListOfWordsIsTheOfficialContext() throws Exception {
        var context = Json.parse(Shared.bytes("elm/context/edc-ap-context-3.2.jsonld"))
                .path("@context");
        for (var term : context.properties()) {
            var prefix =
                    term.getValue().isString() && term.getValue().stringValue().contains("://");
            assertThat(prefix || ElmTerms.words().contains(term.getKey()))
                    .as(term.getKey())
                    .isTrue();
        }
    }

    @Test
    void theSameAwardGivesTheSameBytes() {
        var once = EuropeanDigitalCredential.write(Samples.anAward().build(), Samples.images());
        assertThat(EuropeanDigitalCredential.write(Samples.anAward().build(), Samples.images()))
                .isEqualTo(once);
    }

    @Test
    void contextsStandInTheOfficialOrder() throws Exception {
        var context = written(Samples.anAward().build()).path("@context");
        assertThat(context.path(0).asString()).isEqualTo("https://www.w3.org/2018/credentials/v1");
        assertThat(context.path(1).asString()).isEqualTo("http://data.europa.eu/snb/model/context/edc-ap");
    }

    @Test
    void workloadIsWrittenInHours() throws Exception {
        var qualification = written(Samples.anAward().build()).at("/credentialSubject/hasClaim/specifiedBy");
        assertThat(qualification.path("volumeOfLearning").asString()).isEqualTo("PT8H");
    }

    @Test
    void anAlignmentNeverLooksLikeAnOfficialLevel() throws Exception {
        var aligned = written(Samples.anAward().build()).at("/credentialSubject/hasClaim/specifiedBy");
        assertThat(aligned.has("eqfLevel")).isFalse();
        assertThat(aligned.at("/educationLevel/prefLabel/en").asString()).contains("Aligned by the provider");
        var official = written(least().build()).at("/credentialSubject/hasClaim/specifiedBy");
        assertThat(official.at("/eqfLevel/id").asString()).isEqualTo("http://data.europa.eu/snb/eqf/4");
        assertThat(official.has("educationLevel")).isFalse();
    }

    @Test
    void nobodyIsCalledAccreditedWithoutAnAccreditor() throws Exception {
        assertThat(written(Samples.anAward().build()).findValue("accreditation"))
                .isNull();
        assertThat(written(least().build()).findValue("accreditation")).isNotNull();
    }

    @Test
    void idsAreUsedOnceOrForTheSameThing() throws Exception {
        var seen = new java.util.HashMap<String, String>();
        for (var node : written(Samples.anAward().build()).findParents("id")) {
            var type = node.path("type").asString("");
            if (node.size() > 2) {
                var before = seen.put(node.path("id").stringValue(), node.toString());
                assertThat(before == null || before.equals(node.toString()))
                        .as(type)
                        .isTrue();
            }
        }
    }
}
