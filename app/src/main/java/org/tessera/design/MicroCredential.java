package org.tessera.design;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One published version of a micro-credential's standard. It never changes.
 *
 * @param id for example {@code K08}
 * @param version counts from 1
 * @param hash SHA-256 of the canonical content, 64 hexadecimal digits
 * @param programme its programme's id
 * @param title by language
 * @param summary what a holder does at work, by language
 * @param outcomes in the order taught
 * @param workload notional, in whole hours
 * @param ects credit points as text, if any
 * @param eqf the level of the European Qualifications Framework it is aligned with, 1 to 8
 * @param elements the other standard elements
 * @param validityYears how long a certificate is valid
 * @param matrixReference the matrix version it rests on, {@code matrix:key-skills@1#hash}
 * @param matrixFacts what the survey behind that version found; nothing without a survey
 * @param frameworkRef the European competence it rests on, for example {@code DigComp:1.2}
 * @param need why it is needed, if stated
 * @param esco close skills of ESCO
 * @param draftHash SHA-256 of the draft that was reviewed
 * @param publishedAt when
 */
public record MicroCredential(
        String id,
        int version,
        String hash,
        String programme,
        Map<String, String> title,
        Map<String, String> summary,
        List<Outcome> outcomes,
        Duration workload,
        Optional<String> ects,
        int eqf,
        StandardElements elements,
        int validityYears,
        String matrixReference,
        Optional<MatrixFacts> matrixFacts,
        String frameworkRef,
        Optional<Need> need,
        List<EscoSkill> esco,
        String draftHash,
        Instant publishedAt) {
    /** How later stages name this version: {@code micro-credential:K08@1#hash}. */
    public String reference() {
        return "micro-credential:" + id + "@" + version + "#" + hash;
    }

    /** One outcome. */
    public Optional<Outcome> outcome(String outcome) {
        return outcomes.stream().filter(o -> o.id().equals(outcome)).findFirst();
    }
}
