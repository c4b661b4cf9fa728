package org.tessera.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the facts that the holder of an SD-JWT credential disclosed. */
final class SdJwtFacts {

    private final JsonNode claims;
    private final Signer signer;

    SdJwtFacts(JsonNode claims, Signer signer) {
        this.claims = claims;
        this.signer = signer;
    }

    Facts read() {
        var assessment = claims.path("assessment");
        var eqf = claims.path("level").path("eqf");
        return new Facts(
                string("jti").orElse(""),
                new Facts.Who(name(), string("name_latin"), day(claims, "birthdate")),
                new Facts.What(
                        EdcFacts.text(claims, "title"),
                        EdcFacts.text(claims, "summary"),
                        string("standard"),
                        Optional.empty()),
                canDo(),
                new Facts.Proof(
                        EdcFacts.text(assessment, "summary"),
                        Optional.empty(),
                        day(assessment, "date"),
                        Optional.empty(),
                        Optional.empty(),
                        EdcFacts.text(claims, "grade")),
                new Facts.Says(
                        string("iss").orElse(""),
                        issuerName(),
                        EdcFacts.text(claims, "awarding_body"),
                        EdcFacts.text(claims, "quality_assurance")),
                new Facts.Validity(instant("iat"), instant("nbf"), instant("exp")),
                new Facts.Learning(
                        string("workload"),
                        string("ects"),
                        eqf.isInt() ? Optional.of(eqf.intValue()) : Optional.empty(),
                        claims.path("level").path("official").asBoolean(false),
                        EdcFacts.text(claims, "participation"),
                        Optional.empty(),
                        Optional.empty()),
                trace(),
                Optional.empty(),
                List.of());
    }

    private String name() {
        var parts =
                string("given_name").orElse("") + " " + string("family_name").orElse("");
        return string("name").orElse(parts.strip());
    }

    /** The certificate's word, not the token's, where there is a certificate. */
    private Optional<Text> issuerName() {
        var name = signer instanceof Signer.Certified certified
                ? CertificateName.of(certified.certificate()).organisation()
                : string("issuing_authority");
        return name.filter(present -> !present.isBlank()).map(present -> Text.of("en", present));
    }

    private List<Facts.CanDo> canDo() {
        return Json.many(claims, "outcomes")
                .flatMap(outcome -> EdcFacts.text(outcome, "title").stream()
                        .map(title -> new Facts.CanDo(outcome.path("id").asString(""), title, List.of())))
                .toList();
    }

    private LinkedHashMap<String, String> trace() {
        var links = new LinkedHashMap<String, String>();
        claims.path("trace")
                .properties()
                .forEach(link -> links.put(link.getKey(), link.getValue().asString("")));
        return links;
    }

    private Optional<String> string(String name) {
        var value = claims.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private Optional<Instant> instant(String name) {
        return claims.path(name).isIntegralNumber() && claims.path(name).canConvertToLong()
                ? Optional.of(Instant.ofEpochSecond(Math.min(claims.path(name).longValue(), 253_402_300_799L)))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(JsonNode owner, String name) {
        try {
            return owner.path(name).isString()
                    ? Optional.of(LocalDate.parse(owner.path(name).stringValue()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
