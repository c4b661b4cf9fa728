package org.tessera.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
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
        json.set("credentialProfiles", term(Elm.PROFILE_GENERIC));
        json.putObject("credentialSchema").put("id", Elm.SCHEMA_GENERIC).put("type", "ShaclValidator2017");
        json.set("displayParameter", displayParameter());
        json.set("issuer", organisation(award.issuer(), award.issuer().id()));
        json.put("issuanceDate", instant(award.issued()));
        json.put("issued", instant(award.issued()));
        json.put("validFrom", instant(award.validFrom()));
        award.validUntil().ifPresent(end -> json.put("validUntil", instant(end)).put("expirationDate", instant(end)));
        award.status().ifPresent(entry -> json.set("credentialStatus", status(entry)));
        json.set("credentialSubject", person());
        return json;
    }

    private ObjectNode displayParameter() {
        var json = node("display", "DisplayParameter");
        json.set("title", text(award.title()));
        json.set("description", text(award.summary()));
        json.set("primaryLanguage", concept(Elm.language(award.primaryLanguage())));
        json.set(
                "language",
                list(award.languages().stream()
                        .map(tag -> concept(Elm.language(tag)))
                        .toList()));
        json.set(
                "individualDisplay",
                list(images.byLanguage().entrySet().stream().map(this::display).toList()));
        return json;
    }

    private JsonNode display(Map.Entry<String, byte[]> image) {
        var language = image.getKey();
        var json = node("display-" + language, "IndividualDisplay");
        json.set("language", concept(Elm.language(language)));
        var page = node("page-" + language, "DisplayDetail").put("page", 1);
        var media = node("image-" + language, "MediaObject")
                .put("content", Base64.getEncoder().encodeToString(image.getValue()));
        media.set("contentEncoding", term(Elm.BASE64));
        media.set("contentType", term(Elm.PNG));
        page.set("image", media);
        json.set("displayDetail", page);
        return json;
    }

    /** Its parts are named after it, not after the award: an organisation that comes twice must be the same twice. */
    private static ObjectNode organisation(Organisation organisation, String id) {
        var part = id.contains("#") ? id + "-" : id + "#";
        var json = Json.object().put("id", id).put("type", "Organisation");
        json.set("legalName", text(organisation.legalName()));
        var country = Elm.country(organisation.country());
        organisation.eidasIdentifier().ifPresent(notation -> {
            var identifier = Json.object()
                    .put("id", part + "eidas")
                    .put("type", "LegalIdentifier")
                    .put("notation", notation);
            identifier.set("spatial", concept(country));
            json.set("eIDASIdentifier", identifier);
        });
        var address = Json.object().put("id", part + "address").put("type", "Address");
        address.set("countryCode", concept(country));
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
        json.put("dateOfBirth", instant(learner.birthDate()));
        json.set("hasClaim", achievement());
        return json;
    }

    /** ELM wants a language with every name and allows one name only; a name has no language, so the award's is used. */
    private ObjectNode name(String name) {
        return Json.object().put(award.primaryLanguage(), name);
    }

    ObjectNode achievement() {
        var json = node("achievement", "LearningAchievement");
        json.set("title", text(award.title()));
        json.set("description", text(award.summary()));
        json.set("awardedBy", awardingProcess());
        json.set("influencedBy", activity());
        json.set("provenBy", assessment());
        json.set("specifiedBy", new EdcQualification(award, this).qualification());
        if (!award.trace().isEmpty()) {
            json.set(
                    "supplementaryDocument",
                    list(award.trace().entrySet().stream().map(this::trace).toList()));
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
        json.put("awardingDate", instant(award.issued()));
        return json;
    }

    private ObjectNode accreditation(Organisation accreditor) {
        var assurance = award.qualityAssurance();
        var json = node("accreditation", "Accreditation");
        json.set("dcType", term(assurance.type()));
        json.set("title", text(assurance.schemeName()));
        json.set("description", text(assurance.summary()));
        json.set("decision", term(Elm.POSITIVE_DECISION));
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
        json.set("title", text(award.title()));
        json.set("awardedBy", awardedAlike());
        var specification = node("activity-specification", "LearningActivitySpecification");
        specification.set("title", text(award.title()));
        specification.set("description", text(award.participation().summary()));
        specification.set("dcType", term(Elm.E_LEARNING));
        specification.set("mode", term(award.participation().mode()));
        specification.put("volumeOfLearning", award.workload().toString());
        json.set("specifiedBy", specification);
        return json;
    }

    private ObjectNode assessment() {
        var how = award.assessment();
        var json = node("assessment", "LearningAssessment");
        json.set("title", text(award.title()));
        json.set("description", text(how.summary()));
        json.set("awardedBy", awardedAlike());
        json.set("grade", note("grade", award.grade()));
        json.put("dateIssued", instant(how.date()));
        json.set("idVerification", term(how.supervision()));
        how.assessors().ifPresent(who -> json.set("additionalNote", note("assessors", "Assessors", who)));
        var specification = node("assessment-specification", "LearningAssessmentSpecification");
        specification.set("title", text(award.title()));
        specification.set("dcType", term(how.type()));
        json.set("specifiedBy", specification);
        return json;
    }

    // What the two halves of the document share.

    ObjectNode node(String name, String type) {
        return Json.object().put("id", award.id() + "#" + name).put("type", type);
    }

    ObjectNode note(String name, Text content) {
        var json = node(name, "Note");
        json.set("noteLiteral", text(content));
        return json;
    }

    /** A note with a heading, which other viewers show as well. */
    ObjectNode note(String name, String heading, Text content) {
        var json = note(name, content);
        var scheme = award.id() + "#headings";
        json.set("subject", concept(new Concept(award.id() + "#heading-" + name, Text.of("en", heading), scheme)));
        return json;
    }

    ObjectNode page(String name, String url) {
        return node(name, "WebResource").put("contentURL", url);
    }

    static ObjectNode text(Text text) {
        var json = Json.object();
        text.byLanguage().forEach(json::put);
        return json;
    }

    static ObjectNode term(String id) {
        return concept(Elm.concept(id));
    }

    static ObjectNode concept(Concept concept) {
        var json = Json.object().put("id", concept.id()).put("type", "Concept");
        json.putObject("inScheme").put("id", concept.scheme()).put("type", "ConceptScheme");
        json.set("prefLabel", text(concept.label()));
        return json;
    }

    /** One value stands alone, several in an array, as the official samples have it. */
    static JsonNode list(Collection<? extends JsonNode> nodes) {
        return nodes.size() == 1
                ? nodes.iterator().next()
                : Json.object().arrayNode().addAll(List.copyOf(nodes));
    }

    static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    /** ELM has no plain dates: a day is written as its first instant. */
    static String instant(LocalDate day) {
        return instant(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
