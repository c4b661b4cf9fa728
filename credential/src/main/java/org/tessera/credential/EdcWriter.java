package org.tessera.credential;

import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One award as one ELM 3.2 document. Every node gets an id of its own under the award's: RDF merges nodes with the same
 * id, so an id used twice would hide a wrong node behind a right one.
 */
final class EdcWriter {

    private final Award award;
    private final PageImages images;

    EdcWriter(Award award, PageImages images) {
        this.award = award;
        this.images = images;
    }

    ObjectNode credential() {
        var json = Json.object();
        json.putArray("@context").add(Elm.VC_CONTEXT).add(Elm.EDC_CONTEXT);
        json.put("id", award.id());
        json.putArray("type").add("VerifiableCredential").add("EuropeanDigitalCredential");
        json.set("credentialProfiles", ElmJson.term(Elm.PROFILE_GENERIC));
        json.putObject("credentialSchema").put("id", Elm.SCHEMA_GENERIC).put("type", "ShaclValidator2017");
        json.set("displayParameter", displayParameter());
        json.set("issuer", organisation(award.issuer(), award.issuer().id()));
        json.put("issuanceDate", ElmJson.instant(award.issued()));
        json.put("issued", ElmJson.instant(award.issued()));
        json.put("validFrom", ElmJson.instant(award.validFrom()));
        award.validUntil()
                .ifPresent(end ->
                        json.put("validUntil", ElmJson.instant(end)).put("expirationDate", ElmJson.instant(end)));
        award.status().ifPresent(entry -> json.set("credentialStatus", status(entry)));
        json.set("credentialSubject", person());
        return json;
    }

    private ObjectNode displayParameter() {
        var json = node("display", "DisplayParameter");
        json.set("title", ElmJson.text(award.title()));
        json.set("description", ElmJson.text(award.summary()));
        json.set("primaryLanguage", ElmJson.concept(Elm.language(award.primaryLanguage())));
        json.set(
                "language",
                ElmJson.list(award.languages().stream()
                        .map(tag -> ElmJson.concept(Elm.language(tag)))
                        .toList()));
        json.set(
                "individualDisplay",
                ElmJson.list(images.byLanguage().entrySet().stream()
                        .map(this::display)
                        .toList()));
        return json;
    }

    private JsonNode display(Map.Entry<String, byte[]> image) {
        var language = image.getKey();
        var json = node("display-" + language, "IndividualDisplay");
        json.set("language", ElmJson.concept(Elm.language(language)));
        var page = node("page-" + language, "DisplayDetail").put("page", 1);
        var media = node("image-" + language, "MediaObject")
                .put("content", Base64.getEncoder().encodeToString(image.getValue()));
        media.set("contentEncoding", ElmJson.term(Elm.BASE64));
        media.set("contentType", ElmJson.term(Elm.PNG));
        page.set("image", media);
        json.set("displayDetail", page);
        return json;
    }

    /** Its parts are named after it, not after the award: an organisation that comes twice must be the same twice. */
    private static ObjectNode organisation(Organisation organisation, String id) {
        var part = id.contains("#") ? id + "-" : id + "#";
        var json = Json.object().put("id", id).put("type", "Organisation");
        json.set("legalName", ElmJson.text(organisation.legalName()));
        var country = Elm.country(organisation.country());
        organisation.eidasIdentifier().ifPresent(notation -> {
            var identifier = Json.object()
                    .put("id", part + "eidas")
                    .put("type", "LegalIdentifier")
                    .put("notation", notation);
            identifier.set("spatial", ElmJson.concept(country));
            json.set("eIDASIdentifier", identifier);
        });
        var address = Json.object().put("id", part + "address").put("type", "Address");
        address.set("countryCode", ElmJson.concept(country));
        var location = Json.object().put("id", part + "location").put("type", "Location");
        location.set("address", address);
        json.set("location", location);
        organisation
                .homepage()
                .ifPresent(url -> json.putObject("homepage")
                        .put("id", part + "homepage")
                        .put("type", "WebResource")
                        .put("contentURL", url));
        return json;
    }

    /** The ELM shape allows one entry only; its context lacks the terms of Bitstring Status List, so they stand in full. */
    private static ObjectNode status(StatusEntry entry) {
        var json = Json.object().put("id", entry.list() + "#" + entry.index());
        json.putArray("type").add("CredentialStatus").add(Elm.STATUS_VOCABULARY + "BitstringStatusListEntry");
        json.put(Elm.STATUS_VOCABULARY + "statusPurpose", entry.purpose().word());
        if (entry.purpose().bits() > 1) {
            json.put(Elm.STATUS_VOCABULARY + "statusSize", entry.purpose().bits());
        }
        json.put(Elm.STATUS_VOCABULARY + "statusListIndex", Long.toString(entry.index()));
        json.putObject(Elm.STATUS_VOCABULARY + "statusListCredential").put("id", entry.list());
        return json;
    }

    private ObjectNode person() {
        var learner = award.learner();
        var json = node("learner", "Person");
        learner.holderKey().ifPresent(did -> json.put("id", did));
        json.set("givenName", name(learner.givenName()));
        json.set("familyName", name(learner.familyName()));
        json.set("fullName", name(learner.fullName()));
        learner.latinName()
                .ifPresent(latin ->
                        json.putObject("altLabel").put(award.primaryLanguage().split("-", -1)[0] + "-Latn", latin));
        json.put("dateOfBirth", ElmJson.instant(learner.birthDate()));
        json.set("hasClaim", achievement());
        return json;
    }

    /** ELM wants a language with every name and allows one name only; a name has no language, so the award's is used. */
    private ObjectNode name(String name) {
        return Json.object().put(award.primaryLanguage(), name);
    }

    ObjectNode achievement() {
        var json = node("achievement", "LearningAchievement");
        json.set("title", ElmJson.text(award.title()));
        json.set("description", ElmJson.text(award.summary()));
        json.set("awardedBy", awardingProcess());
        json.set("influencedBy", activity());
        json.set("provenBy", assessment());
        json.set("specifiedBy", new EdcQualification(award, this).qualification());
        if (!award.trace().isEmpty()) {
            json.set(
                    "supplementaryDocument",
                    ElmJson.list(
                            award.trace().entrySet().stream().map(this::trace).toList()));
        }
        return json;
    }

    private JsonNode trace(Map.Entry<String, String> link) {
        var json = page("trace-" + link.getKey(), link.getValue());
        json.putObject("title").put("en", link.getKey());
        return json;
    }

    private ObjectNode awardingProcess() {
        var json = node("awarding", "AwardingProcess");
        var body = award.awardingBody();
        // The sealer rewrites the issuer's node from its certificate; the awarding body must not merge with it.
        var id = body.id().equals(award.issuer().id()) ? body.id() + "#awarding-body" : body.id();
        var organisation = organisation(body, id);
        award.qualityAssurance().accreditor().ifPresent(by -> organisation.set("accreditation", accreditation(by)));
        json.set("awardingBody", organisation);
        json.put("awardingDate", ElmJson.instant(award.issued()));
        return json;
    }

    private ObjectNode accreditation(Organisation accreditor) {
        var assurance = award.qualityAssurance();
        var json = node("accreditation", "Accreditation");
        json.set("dcType", ElmJson.term(assurance.type()));
        json.set("title", ElmJson.text(assurance.schemeName()));
        json.set("description", ElmJson.text(assurance.summary()));
        json.set("decision", ElmJson.term(Elm.POSITIVE_DECISION));
        json.set("accreditingAgent", organisation(accreditor, accreditor.id()));
        json.set("supplementaryDocument", page("quality-scheme", assurance.scheme()));
        return json;
    }

    /** The same awarding process by reference, for the claims under the achievement. */
    private ObjectNode awardedAlike() {
        return node("awarding", "AwardingProcess");
    }

    private ObjectNode activity() {
        var json = node("activity", "LearningActivity");
        json.set("title", ElmJson.text(award.title()));
        json.set("awardedBy", awardedAlike());
        var specification = node("activity-specification", "LearningActivitySpecification");
        specification.set("title", ElmJson.text(award.title()));
        specification.set("description", ElmJson.text(award.participation().summary()));
        specification.set("dcType", ElmJson.term(Elm.E_LEARNING));
        specification.set("mode", ElmJson.term(award.participation().mode()));
        specification.put("volumeOfLearning", award.workload().toString());
        json.set("specifiedBy", specification);
        return json;
    }

    private ObjectNode assessment() {
        var how = award.assessment();
        var json = node("assessment", "LearningAssessment");
        json.set("title", ElmJson.text(award.title()));
        json.set("description", ElmJson.text(how.summary()));
        json.set("awardedBy", awardedAlike());
        json.set("grade", note("grade", award.grade()));
        json.put("dateIssued", ElmJson.instant(how.date()));
        json.set("idVerification", ElmJson.term(how.supervision()));
        how.assessors().ifPresent(who -> json.set("additionalNote", note("assessors", "Assessors", who)));
        var specification = node("assessment-specification", "LearningAssessmentSpecification");
        specification.set("title", ElmJson.text(award.title()));
        specification.set("dcType", ElmJson.term(how.type()));
        json.set("specifiedBy", specification);
        return json;
    }

    // What the two halves of the document share.

    ObjectNode node(String name, String type) {
        return Json.object().put("id", award.id() + "#" + name).put("type", type);
    }

    ObjectNode note(String name, Text content) {
        var json = node(name, "Note");
        json.set("noteLiteral", ElmJson.text(content));
        return json;
    }

    /** A note with a heading, which other viewers show as well. */
    ObjectNode note(String name, String heading, Text content) {
        var json = note(name, content);
        var scheme = award.id() + "#headings";
        json.set(
                "subject",
                ElmJson.concept(new Concept(award.id() + "#heading-" + name, Text.of("en", heading), scheme)));
        return json;
    }

    ObjectNode page(String name, String url) {
        return node(name, "WebResource").put("contentURL", url);
    }
}
