package org.tessera.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a micro-credential says: its own file and the uniform part of its programme. As a draft it may lack elements;
 * as a published standard it lacks no mandatory one. Its canonical JSON is what is hashed.
 */
record Specification(
        String id,
        String programme,
        String frameworkRef,
        String matrixSkill,
        Map<String, String> title,
        Map<String, String> summary,
        Optional<Need> need,
        List<Outcome> outcomes,
        Optional<String> workload,
        Optional<String> ects,
        Optional<StandardElements.Level> level,
        Optional<Map<String, String>> prerequisites,
        List<EscoSkill> esco,
        Optional<Map<String, String>> learnerIdentification,
        Optional<StandardElements.Assessment> assessment,
        Optional<StandardElements.Stated> participation,
        Optional<StandardElements.Stated> qualityAssurance,
        Optional<StandardElements.Stated> supervision,
        Optional<Map<String, String>> grade,
        Optional<Map<String, String>> stackability,
        Optional<Map<String, String>> furtherInformation,
        int validityYears) {

    /** The mandatory elements that are not stated in full, in the order of Annex I. */
    List<StandardElement> missing() {
        return StandardElement.all().stream()
                .filter(e -> e.mandatory() && !e.statedIn(this))
                .toList();
    }

    /** The elements in words. To be called only when nothing is missing. */
    StandardElements elements() {
        return new StandardElements(
                learnerIdentification.orElseThrow(),
                level.orElseThrow(),
                assessment.orElseThrow(),
                participation.orElseThrow(),
                qualityAssurance.orElseThrow(),
                prerequisites,
                supervision,
                grade,
                stackability,
                furtherInformation);
    }
}
