package org.tessera.credential;

import java.util.ArrayList;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The half of an ELM document that describes the micro-credential itself, whoever earned it. */
final class EdcQualification {

    private final Award award;
    private final EdcWriter writer;

    EdcQualification(Award award, EdcWriter writer) {
        this.award = award;
        this.writer = writer;
    }

    ObjectNode qualification() {
        var json = writer.node("qualification", "Qualification");
        json.set("title", ElmJson.text(award.title()));
        json.set("description", ElmJson.text(award.summary()));
        json.set("dcType", ElmJson.term(Elm.SHORT_PROGRAMME));
        json.set(
                "learningOutcome",
                ElmJson.list(
                        award.outcomes().stream().map(EdcQualification::outcome).toList()));
        json.put("volumeOfLearning", award.workload().toString());
        award.ects().ifPresent(points -> {
            var credits = writer.node("credits", "CreditPoint").put("point", points.toPlainString());
            credits.set("framework", ElmJson.term(Elm.ECTS));
            json.set("creditPoint", credits);
        });
        level(json);
        json.set("learningSetting", ElmJson.term(Elm.NON_FORMAL));
        json.set("mode", ElmJson.term(award.participation().mode()));
        json.set("language", ElmJson.concept(Elm.language(award.primaryLanguage())));
        award.prerequisites().ifPresent(needs -> json.set("entryRequirement", writer.note("prerequisites", needs)));
        award.standardPage().ifPresent(url -> json.set("homepage", writer.page("standard", url)));
        stacking(json);
        var notes = notes();
        if (!notes.isEmpty()) {
            json.set("additionalNote", ElmJson.list(notes));
        }
        return json;
    }

    /** An official level stands in eqfLevel; the provider's own alignment in educationLevel, and says what it is. */
    private void level(ObjectNode json) {
        var eqf = award.level().eqf();
        if (award.level().official()) {
            json.set("eqfLevel", ElmJson.concept(Elm.eqf(eqf)));
            return;
        }
        var label = Text.of("en", "Aligned by the provider with EQF level " + eqf);
        var alignment = new Concept(award.id() + "#eqf-alignment-" + eqf, label, award.id() + "#alignments");
        var concept = ElmJson.concept(alignment).put("notation", Integer.toString(eqf));
        json.set("educationLevel", concept);
    }

    private void stacking(ObjectNode json) {
        award.stacking().ifPresent(whole -> {
            json.put("isPartialQualification", true);
            var programme = Json.object().put("id", whole.programme()).put("type", "Qualification");
            programme.set("title", ElmJson.text(whole.name()));
            json.set("isPartOf", programme);
        });
    }

    private ArrayList<JsonNode> notes() {
        var notes = new ArrayList<JsonNode>();
        var assurance = award.qualityAssurance();
        if (assurance.accreditor().isEmpty()) {
            notes.add(writer.note("quality-assurance", "Quality assurance", assurance.summary()));
            notes.add(writer.note("quality-scheme-name", "Certification scheme", assurance.schemeName()));
        }
        award.stacking()
                .ifPresent(whole -> notes.add(writer.note(
                        "stackability",
                        "Stackability",
                        Text.of("en", "One of " + whole.total() + " parts of the programme"))));
        award.furtherInformation()
                .ifPresent(more -> notes.add(writer.note("further-information", "Further information", more)));
        return notes;
    }

    private static ObjectNode outcome(Outcome outcome) {
        var json = Json.object().put("id", outcome.id()).put("type", "LearningOutcome");
        json.set("title", ElmJson.text(outcome.title()));
        if (outcome.kind() != Outcome.Kind.ATTITUDE) {
            var kind = outcome.kind().name().toLowerCase(Locale.ROOT);
            json.set("dcType", ElmJson.term("http://data.europa.eu/snb/skill-type/" + kind));
        }
        json.set("reusabilityLevel", ElmJson.term(Elm.CROSS_SECTOR));
        if (!outcome.escoSkills().isEmpty()) {
            json.set(
                    "relatedESCOSkill",
                    ElmJson.list(
                            outcome.escoSkills().stream().map(ElmJson::concept).toList()));
        }
        if (!outcome.frameworkSkills().isEmpty()) {
            json.set(
                    "relatedSkill",
                    ElmJson.list(outcome.frameworkSkills().stream()
                            .map(ElmJson::concept)
                            .toList()));
        }
        return json;
    }
}
