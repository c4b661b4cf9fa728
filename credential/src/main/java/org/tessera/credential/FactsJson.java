package org.tessera.credential;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts as JSON; what is absent is left out, texts are objects by language. */
final class FactsJson {

    private FactsJson() {}

    static ObjectNode of(Facts facts) {
        var json = Json.object().put("id", facts.id());
        json.set("who", who(facts.who()));
        json.set("what", what(facts.what()));
        var outcomes = json.putArray("canDo");
        facts.canDo().forEach(outcome -> outcomes.add(canDo(outcome)));
        json.set("proof", proof(facts.proof()));
        json.set("says", says(facts.says()));
        json.set("validity", validity(facts.validity()));
        json.set("learning", learning(facts.learning()));
        var trace = json.putObject("trace");
        facts.trace().forEach(trace::put);
        if (!facts.endorsements().isEmpty()) {
            var endorsements = json.putArray("endorsements");
            facts.endorsements().forEach(one -> {
                var endorsement = endorsements.addObject().put("issuer", one.issuer());
                text(endorsement, "claimedName", one.claimedName());
                endorsement.set("comment", ElmJson.text(one.comment()));
                endorsement.put("recognised", one.recognised());
            });
        }
        facts.status()
                .ifPresent(entry -> json.putObject("status")
                        .put("list", entry.list())
                        .put("index", entry.index())
                        .put("purpose", entry.purpose().word()));
        return json;
    }

    private static ObjectNode who(Facts.Who who) {
        var json = Json.object().put("name", who.name());
        put(json, "latinName", who.latinName());
        put(json, "birthDate", who.birthDate());
        return json;
    }

    private static ObjectNode what(Facts.What what) {
        var json = Json.object();
        text(json, "title", what.title());
        text(json, "summary", what.summary());
        put(json, "standardPage", what.standardPage());
        text(json, "programme", what.programme());
        return json;
    }

    private static JsonNode canDo(Facts.CanDo outcome) {
        var json = Json.object().put("id", outcome.id());
        json.set("title", ElmJson.text(outcome.title()));
        var related = json.putArray("related");
        outcome.related()
                .forEach(term -> related.addObject()
                        .put("id", term.id())
                        .put("scheme", term.scheme())
                        .set("label", ElmJson.text(term.label())));
        return json;
    }

    private static ObjectNode proof(Facts.Proof proof) {
        var json = Json.object();
        text(json, "summary", proof.summary());
        text(json, "type", proof.type());
        put(json, "date", proof.date());
        text(json, "supervision", proof.supervision());
        text(json, "assessors", proof.assessors());
        text(json, "grade", proof.grade());
        return json;
    }

    private static ObjectNode says(Facts.Says says) {
        var json = Json.object().put("issuer", says.issuer());
        text(json, "claimedName", says.claimedName());
        text(json, "awardingBody", says.awardingBody());
        text(json, "qualityAssurance", says.qualityAssurance());
        return json;
    }

    private static ObjectNode validity(Facts.Validity validity) {
        var json = Json.object();
        put(json, "issued", validity.issued());
        put(json, "from", validity.from());
        put(json, "until", validity.until());
        return json;
    }

    private static ObjectNode learning(Facts.Learning learning) {
        var json = Json.object();
        put(json, "workload", learning.workload());
        put(json, "ects", learning.ects());
        learning.eqf().ifPresent(level -> json.put("eqf", level).put("eqfOfficial", learning.eqfOfficial()));
        text(json, "participation", learning.participation());
        text(json, "prerequisites", learning.prerequisites());
        text(json, "furtherInformation", learning.furtherInformation());
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, present.toString()));
    }

    private static void text(ObjectNode json, String name, Optional<Text> value) {
        value.ifPresent(present -> json.set(name, ElmJson.text(present)));
    }
}
