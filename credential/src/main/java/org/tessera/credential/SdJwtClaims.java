package org.tessera.credential;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The claims of an award in an SD-JWT credential: those that are always open, and those that the holder may keep back. */
final class SdJwtClaims {

    private SdJwtClaims() {}

    /** What a verifier needs to judge the credential at all, and what names nobody. */
    static ObjectNode open(Award award, String vct, Instant at) {
        var claims = Json.object()
                .put("iss", award.issuer().id())
                .put("iat", at.getEpochSecond())
                .put("nbf", award.validFrom().getEpochSecond());
        award.validUntil().ifPresent(end -> claims.put("exp", end.getEpochSecond()));
        claims.put("vct", vct).put("vct#integrity", SdJwtVc.integrity(SdJwtVc.typeMetadata(vct)));
        award.learner()
                .holderKey()
                .ifPresent(did -> claims.putObject("cnf")
                        .set(
                                "jwk",
                                Jwk.of(Jwk.ofDid(did)
                                        .orElseThrow(() -> new IllegalArgumentException(
                                                "The holder key is no did:key or did:jwk that we read.")))));
        award.tokenStatus()
                .ifPresent(entry -> claims.putObject("status")
                        .putObject("status_list")
                        .put("idx", entry.index())
                        .put("uri", entry.uri()));
        claims.put("jti", award.id());
        claims.set("title", ElmJson.text(award.title()));
        claims.set("summary", ElmJson.text(award.summary()));
        claims.set("awarding_body", ElmJson.text(award.awardingBody().legalName()));
        claims.put("workload", award.workload().toString());
        award.ects().ifPresent(points -> claims.put("ects", points.toPlainString()));
        claims.putObject("level")
                .put("eqf", award.level().eqf())
                .put("official", award.level().official());
        claims.set("assessment", assessment(award.assessment()));
        claims.set("participation", ElmJson.text(award.participation().summary()));
        claims.set("quality_assurance", ElmJson.text(award.qualityAssurance().summary()));
        award.standardPage().ifPresent(url -> claims.put("standard", url));
        var trace = claims.putObject("trace");
        award.trace().forEach(trace::put);
        return claims;
    }

    private static ObjectNode assessment(Assessment assessment) {
        var json = Json.object().put("type", assessment.type()).put("supervision", assessment.supervision());
        json.put("date", assessment.date().toString());
        json.set("summary", ElmJson.text(assessment.summary()));
        return json;
    }

    /** What the holder may keep back. Names of claims as in OpenID Connect and the EU wallet's rulebooks. */
    static ObjectNode hidden(Award award) {
        var learner = award.learner();
        var claims = Json.object()
                .put("given_name", learner.givenName())
                .put("family_name", learner.familyName())
                .put("name", learner.fullName())
                .put("birthdate", learner.birthDate().toString());
        learner.latinName().ifPresent(latin -> claims.put("name_latin", latin));
        claims.set("grade", ElmJson.text(award.grade()));
        return claims;
    }

    static ObjectNode outcome(Outcome outcome) {
        var json = Json.object().put("id", outcome.id());
        json.set("title", ElmJson.text(outcome.title()));
        return json;
    }
}
