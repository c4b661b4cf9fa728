package org.tessera.issue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tessera.certify.DecisionFacts;
import org.tessera.design.MatrixFacts;
import org.tessera.design.MicroCredential;
import org.tessera.issue.Trace.Step;
import org.tessera.people.Organisation;
import org.tessera.platform.Sha256;

/**
 * Puts together what a credential rests on. Points are not among it: an employer reads that the person reached the
 * standard, not by how much.
 */
final class TraceOf {
    private static final Pattern MATRIX = Pattern.compile("matrix:(?<catalogue>[^@]+)@(?<number>\\d+)#.+");
    private final DecisionFacts facts;
    private final MicroCredential standard;
    private final Organisation body;
    private final List<Step> steps = new ArrayList<>();

    TraceOf(DecisionFacts facts, MicroCredential standard, Organisation body) {
        this.facts = facts;
        this.standard = standard;
        this.body = body;
    }

    Trace trace() {
        decision();
        result();
        form();
        standard.outcomes().forEach(outcome -> {
            step(
                    "outcome",
                    standard.reference() + "/" + outcome.id(),
                    texts("can-do", outcome.canDo()),
                    standardPath());
            facts.proof()
                    .itemsByOutcome()
                    .getOrDefault(outcome.id(), List.of())
                    .forEach(item -> step("item", item, Map.of("outcome", outcome.id()), Optional.empty()));
        });
        matrix();
        return new Trace(List.copyOf(steps));
    }

    private void decision() {
        step(
                "decision",
                facts.reference(),
                Map.of(
                        "at", facts.decidedAt().toString(),
                        "body", body.legalName(),
                        "country", body.country(),
                        "valid-from", facts.validFrom().toString(),
                        "valid-until", facts.validUntil().toString()),
                Optional.empty());
    }

    private void result() {
        var proof = facts.proof();
        step(
                "result",
                "result:" + proof.sitting() + "@1#" + Sha256.of(proof.toString()),
                Map.of(
                        "sat-on", proof.satOn().toString(),
                        "supervised", Boolean.toString(proof.supervised()),
                        "examiners", Integer.toString(proof.examiners()),
                        "passed", Boolean.toString(proof.passed())),
                Optional.empty());
    }

    private void form() {
        var proof = facts.proof();
        long items =
                proof.itemsByOutcome().values().stream().mapToLong(List::size).sum();
        step(
                "form",
                proof.form(),
                Map.of(
                        "cut", Integer.toString(proof.cut()),
                        "out-of", Integer.toString(proof.outOf()),
                        "items", Long.toString(items),
                        "sample", Boolean.toString(proof.demonstration())),
                Optional.empty());
    }

    private void matrix() {
        var reference = standard.matrixReference();
        var parts = MATRIX.matcher(reference);
        Optional<String> path = parts.matches()
                ? Optional.of("/matrix/" + parts.group("catalogue") + "/" + parts.group("number"))
                : Optional.empty();
        step("matrix", reference, Map.of("skill", standard.id(), "framework", standard.frameworkRef()), path);
        // The evidence is part of the matrix's version, so its hash is the one that proves the survey's figures.
        standard.matrixFacts().ifPresent(survey -> step("survey", reference, survey(survey), path));
    }

    private static Map<String, String> survey(MatrixFacts survey) {
        var about = texts("title", survey.surveyTitle());
        about.put("closed", survey.closed().toString());
        about.put("answers", Integer.toString(survey.answers()));
        about.put("rank", Integer.toString(survey.rank()));
        about.put("out-of", Integer.toString(survey.outOf()));
        about.put("mean", Double.toString(survey.mean()));
        about.put("needed-at-entry", Double.toString(survey.neededAtEntry()));
        return about;
    }

    private Optional<String> standardPath() {
        return Optional.of("/standards/" + standard.id() + "/" + standard.version());
    }

    private void step(String kind, String reference, Map<String, String> about, Optional<String> path) {
        steps.add(new Step(kind, reference, about, path));
    }

    private static LinkedHashMap<String, String> texts(String name, Map<String, String> byLanguage) {
        var about = new LinkedHashMap<String, String>();
        byLanguage.forEach((language, text) -> about.put(name + "." + language, text));
        return about;
    }
}
