package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AccreditationTest {

    private static final String SAMPLES = "elm/accreditation/";

    /** The official sample names its accreditation nowhere, so it is given one. */
    private static ObjectNode credential() throws Refusal {
        var credential = (ObjectNode) Json.parse(Shared.bytes(SAMPLES + "accredited_credential.jsonld"));
        credential.putObject("evidence").putObject("accreditation").put("id", "urn:x:accreditation");
        return credential;
    }

    private static ObjectNode entry(String name) throws Refusal {
        return (ObjectNode) Json.parse(Shared.bytes(SAMPLES + "framed_accreditation-" + name + ".json"));
    }

    private static Check check(ObjectNode credential, ObjectNode entry) {
        AccreditationSource register =
                id -> id.equals("urn:x:accreditation") ? Optional.of(Json.write(entry)) : Optional.empty();
        return new AccreditationCheck(register).check(credential);
    }

    private static Check changed(Consumer<ObjectNode> change, String entry) throws Refusal {
        var credential = credential();
        change.accept((ObjectNode) credential.at("/credentialSubject/hasClaim"));
        return check(credential, entry(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limitEQFlevel-eternal", "limitField-eternal", "limitJurisdiction-eternal"})
    void whatLiesWithinTheLimitsIsAccredited(String name) throws Exception {
        assertThat(check(credential(), entry(name)).cause()).isEqualTo("accredited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "future"})
    void whatCountsIsTheDayOfTheAward(String name) throws Exception {
        assertThat(check(credential(), entry(name)).cause()).isEqualTo("accreditation-not-in-force");
    }

    @Test
    void anotherLevelFieldOrRegionIsNotCovered() throws Exception {
        var level = changed(
                claim -> ((ObjectNode) claim.at("/specifiedBy/eqfLevel")).put("id", "http://data.europa.eu/snb/eqf/5"),
                "limitEQFlevel-eternal");
        assertThat(level.details()).containsEntry("limit", "level");
        var field = changed(
                claim -> ((ObjectNode) claim.at("/specifiedBy/thematicArea"))
                        .put("id", "http://data.europa.eu/snb/isced-f/0111"),
                "limitField-eternal");
        assertThat(field.details()).containsEntry("limit", "field");
        var place = changed(
                claim -> ((ObjectNode) claim.at("/awardedBy/awardingBody/location/spatialCode"))
                        .put("id", "http://publications.europa.eu/resource/authority/atu/ESP_PR_MAD"),
                "limitJurisdiction-eternal");
        assertThat(place.details()).containsEntry("limit", "jurisdiction");
    }

    @Test
    void aLimitToOneQualificationIsKeptByItsNumber() throws Exception {
        var without = check(credential(), entry("limitQualification-eternal"));
        assertThat(without.details()).containsEntry("limit", "qualification");
        var with = changed(
                claim -> ((ObjectNode) claim.path("specifiedBy"))
                        .putObject("identifier")
                        .put("notation", "ACCRED0051ID06"),
                "limitQualification-eternal");
        assertThat(with.cause()).isEqualTo("accredited");
    }

    @Test
    void anAccreditationOfAnotherBodyDoesNotCount() throws Exception {
        var other = changed(
                claim -> ((ObjectNode) claim.at("/awardedBy/awardingBody/registration")).put("notation", "OTHER"),
                "limitEQFlevel-eternal");
        assertThat(other.cause()).isEqualTo("accreditation-of-another");
    }

    @Test
    void withoutARegisterAClaimIsLeftOpen() throws Exception {
        var check = new AccreditationCheck(AccreditationSource.none()).check(credential());
        assertThat(check.cause()).isEqualTo("accreditation-not-checked");
        assertThat(check.outcome()).isEqualTo(Check.Outcome.UNKNOWN);
    }

    @Test
    void aFalseClaimSpoilsTheVerdict() throws Exception {
        var file = Samples.sealed(EuropeanDigitalCredentialTest.least().build());
        var checker = new Checker(Samples.authority().trust(), StatusSource.none(), Samples.CLOCK);
        assertThat(checker.check(file).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        var entry = Json.write(entry("limitEQFlevel-eternal"));
        assertThat(checker.consulting(_ -> Optional.of(entry)).check(file).verdict())
                .isEqualTo(Report.Verdict.UNCONFIRMED);
    }
}
