package org.tessera.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The standard elements that a specification states in words. Title, outcomes and workload are in {@link MicroCredential}
 * itself; country, awarding body and date of issuing are stated at award.
 *
 * @param learnerIdentification how the learner is identified
 * @param level the alignment with the European Qualifications Framework
 * @param assessment type of assessment and its rules
 * @param participation form of participation in learning
 * @param qualityAssurance what stands behind the quality
 * @param prerequisites optional
 * @param supervision supervision and identity check during the assessment, optional
 * @param grade optional
 * @param stackability how it adds up with others, optional
 * @param furtherInformation optional
 */
public record StandardElements(
        Map<String, String> learnerIdentification,
        Level level,
        Assessment assessment,
        Stated participation,
        Stated qualityAssurance,
        Optional<Map<String, String>> prerequisites,
        Optional<Stated> supervision,
        Optional<Map<String, String>> grade,
        Optional<Map<String, String>> stackability,
        Optional<Map<String, String>> furtherInformation) {

    /**
     * @param eqf 1 to 8
     * @param text by language
     */
    public record Level(int eqf, Map<String, String> text) {}

    /**
     * A concept of an EU vocabulary and what it means here.
     *
     * @param type its URI
     * @param text by language
     */
    public record Stated(String type, Map<String, String> text) {}

    /**
     * @param type URI of the EU vocabulary for assessments
     * @param summary by language
     * @param parts in the order taken
     * @param passRule when both parts together are passed, by language
     */
    public record Assessment(
            String type, Map<String, String> summary, List<Part> parts, Map<String, String> passRule) {}

    /**
     * @param id within the assessment, for example {@code B}
     * @param minutes how long
     * @param title by language
     * @param marking how people mark it; nothing for a part that is scored by a key
     */
    public record Part(String id, int minutes, Map<String, String> title, Optional<Marking> marking) {}

    /**
     * @param criteria how many are marked
     * @param scale the highest score of each, from 0
     * @param markers how many people mark, each alone
     * @param pass the least total that passes; nothing when the scheme decides otherwise
     */
    public record Marking(int criteria, int scale, int markers, Optional<Integer> pass) {}
}
