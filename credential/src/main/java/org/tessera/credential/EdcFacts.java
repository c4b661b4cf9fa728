package org.tessera.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the facts out of a European Digital Credential, our own or anybody's. A member that is absent or oddly made gives
 * no fact; it never stops the others from being read.
 */
final class EdcFacts {

    private final JsonNode credential;
    private final JsonNode subject;
    private final JsonNode claim;
    private final JsonNode specification;
    private final JsonNode assessment;

    EdcFacts(JsonNode credential) {
        this.credential = credential;
        this.subject = Json.first(credential, "credentialSubject");
        this.claim = Json.many(subject, "hasClaim")
                .filter(one -> one.path("type").asString("").equals("LearningAchievement"))
                .findFirst()
                .orElse(Json.first(subject, "hasClaim"));
        this.specification = Json.first(claim, "specifiedBy");
        this.assessment = Json.first(claim, "provenBy");
    }

    Facts read() {
        return new Facts(
                string(credential, "id").orElse(""),
                who(),
                what(),
                canDo(),
                proof(),
                says(),
                validity(),
                learning(),
                trace(),
                Json.many(credential, "credentialStatus").findFirst().flatMap(StatusCheck::entry),
                List.of());
    }

    private Facts.Who who() {
        var given = text(subject, "givenName").map(EdcFacts::any).orElse("");
        var family = text(subject, "familyName").map(EdcFacts::any).orElse("");
        return new Facts.Who(
                text(subject, "fullName").map(EdcFacts::any).orElse((given + " " + family).strip()),
                text(subject, "altLabel").map(EdcFacts::any),
                day(subject, "dateOfBirth"));
    }

    /** A name is one value in whatever language it is filed under. */
    private static String any(Text text) {
        return text.byLanguage().firstEntry().getValue();
    }

    private Facts.What what() {
        return new Facts.What(
                text(claim, "title").or(() -> text(credential.path("displayParameter"), "title")),
                text(claim, "description").or(() -> text(credential.path("displayParameter"), "description")),
                string(Json.first(specification, "homepage"), "contentURL"),
                text(Json.first(specification, "isPartOf"), "title"));
    }

    /** The outcomes of the award itself, then those of the awards that make it up. */
    private List<Facts.CanDo> canDo() {
        var parts = Json.many(claim, "hasPart").map(part -> Json.first(part, "specifiedBy"));
        return Stream.concat(Stream.of(specification), parts)
                .flatMap(owner -> Json.many(owner, "learningOutcome"))
                .flatMap(outcome -> text(outcome, "title").stream()
                        .map(title -> new Facts.CanDo(string(outcome, "id").orElse(""), title, related(outcome))))
                .toList();
    }

    private static List<Concept> related(JsonNode outcome) {
        return Stream.of("relatedESCOSkill", "relatedSkill")
                .flatMap(name -> Json.many(outcome, name))
                .flatMap(term -> concept(term).stream())
                .toList();
    }

    private static Optional<Concept> concept(JsonNode term) {
        var id = string(term, "id").filter(Iri::isAbsolute);
        var scheme = string(Json.first(term, "inScheme"), "id").filter(Iri::isAbsolute);
        var label = text(term, "prefLabel");
        return id.isPresent() && scheme.isPresent() && label.isPresent()
                ? Optional.of(new Concept(id.get(), label.get(), scheme.get()))
                : Optional.empty();
    }

    private Facts.Proof proof() {
        return new Facts.Proof(
                text(assessment, "description").or(() -> text(assessment, "title")),
                text(Json.first(Json.first(assessment, "specifiedBy"), "dcType"), "prefLabel"),
                day(assessment, "dateIssued"),
                text(Json.first(assessment, "idVerification"), "prefLabel"),
                note(assessment, "assessors"),
                text(Json.first(assessment, "grade"), "noteLiteral"));
    }

    private Facts.Says says() {
        var issuer = Json.first(credential, "issuer");
        var body = Json.first(Json.first(claim, "awardedBy"), "awardingBody");
        var accreditation = Json.first(body, "accreditation");
        return new Facts.Says(
                string(issuer, "id").orElse(""),
                text(issuer, "legalName"),
                text(body, "legalName"),
                text(accreditation, "title").or(() -> note(specification, "quality-assurance")));
    }

    private Facts.Validity validity() {
        var until = Stream.of("validUntil", "expirationDate")
                .flatMap(name -> instant(credential, name).stream())
                .min(Instant::compareTo);
        return new Facts.Validity(instant(credential, "issued"), instant(credential, "validFrom"), until);
    }

    private Facts.Learning learning() {
        var official = eqf(Json.first(specification, "eqfLevel"));
        var aligned = Json.many(specification, "educationLevel")
                .flatMap(one -> eqf(one).stream())
                .findFirst();
        return new Facts.Learning(
                string(specification, "volumeOfLearning"),
                string(Json.first(specification, "creditPoint"), "point"),
                official.or(() -> aligned),
                official.isPresent(),
                text(Json.first(Json.first(claim, "influencedBy"), "specifiedBy"), "description"),
                text(Json.first(specification, "entryRequirement"), "noteLiteral"),
                note(specification, "further-information"));
    }

    /** A level of the official list, or an alignment in the form that we write. */
    private static Optional<Integer> eqf(JsonNode level) {
        var id = string(level, "id").orElse("");
        var digit = id.startsWith(Elm.EQF) ? id.substring(Elm.EQF.length()) : id.replaceFirst("^.*#eqf-alignment-", "");
        return digit.matches("[1-8]") ? Optional.of(Integer.valueOf(digit)) : Optional.empty();
    }

    private LinkedHashMap<String, String> trace() {
        var links = new LinkedHashMap<String, String>();
        Json.many(claim, "supplementaryDocument")
                .filter(page -> string(page, "id").orElse("").contains("#trace-"))
                .forEach(page -> links.put(
                        string(page, "id").orElse("").replaceFirst("^.*#trace-", ""),
                        string(page, "contentURL").orElse("")));
        return links;
    }

    private static Optional<Text> note(JsonNode owner, String name) {
        return Json.many(owner, "additionalNote")
                .filter(note -> string(note, "id").orElse("").endsWith("#" + name))
                .findFirst()
                .flatMap(note -> text(note, "noteLiteral"));
    }

    private static Optional<String> string(JsonNode owner, String member) {
        var value = owner.path(member);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** A text per language; values that are lists are cut to their first, unknown languages left out. */
    static Optional<Text> text(JsonNode owner, String member) {
        var texts = new TreeMap<String, String>();
        for (var entry : owner.path(member).properties()) {
            var value = entry.getValue().isArray() ? entry.getValue().path(0) : entry.getValue();
            if (value.isString() && !value.stringValue().isBlank() && Text.isLanguage(entry.getKey())) {
                texts.put(entry.getKey(), value.stringValue());
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Text(texts));
    }

    private static Optional<Instant> instant(JsonNode owner, String member) {
        try {
            return string(owner, member)
                    .map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(JsonNode owner, String member) {
        try {
            return string(owner, member)
                    .map(value -> OffsetDateTime.parse(value).toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
