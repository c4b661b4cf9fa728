package org.tessera.credential;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All facts of one award: the single source from which every format is written.
 *
 * <p>Holds the sixteen elements of Annex I of the Council Recommendation of 16 June 2022 on micro-credentials (eleven
 * mandatory, five optional) and what the European Learning Model needs beside them. Made by {@link #builder()}, which
 * refuses an incomplete award.
 *
 * @param id the award's IRI, usually {@code urn:uuid:…}; it becomes the id of the credential
 * @param learner who earned it (M1)
 * @param title what was earned (M2)
 * @param summary the same in a few sentences
 * @param issuer who seals the credential (M3)
 * @param awardingBody who decided (M4); often the issuer
 * @param issued when it was issued (M5)
 * @param validFrom from when it counts
 * @param validUntil until when it counts; empty: without end
 * @param outcomes what the person can do (M6), at least one
 * @param workload notional time of learning (M7)
 * @param ects the same in European credits, where a higher-education institution grants them
 * @param level the level of the learning (M8)
 * @param assessment how it was proven (M9)
 * @param participation how the person took part (M10)
 * @param qualityAssurance what stands behind it (M11)
 * @param prerequisites what was needed to enrol
 * @param grade the result in words; ELM demands one, "Passed" will do
 * @param stacking the programme it is a part of
 * @param furtherInformation anything else a reader should know
 * @param standardPage the public page of the micro-credential's standard, in the version that was taught
 * @param trace links back to what the award rests on, by label ("decision", "form", "matrix"); each names a thing in one
 *     version, {@code thing@version#hash}
 * @param status where a later withdrawal can be read
 * @param tokenStatus the same for the SD-JWT credential, which has a list of its own
 * @param languages the languages in which the credential is displayed, at least one
 * @param primaryLanguage the language it was issued in, one of {@code languages}
 */
public record Award(
        String id,
        Learner learner,
        Text title,
        Text summary,
        Organisation issuer,
        Organisation awardingBody,
        Instant issued,
        Instant validFrom,
        Optional<Instant> validUntil,
        List<Outcome> outcomes,
        Duration workload,
        Optional<BigDecimal> ects,
        Level level,
        Assessment assessment,
        Participation participation,
        QualityAssurance qualityAssurance,
        Optional<Text> prerequisites,
        Text grade,
        Optional<Stacking> stacking,
        Optional<Text> furtherInformation,
        Optional<String> standardPage,
        SequencedMap<String, String> trace,
        Optional<StatusEntry> status,
        Optional<TokenStatusEntry> tokenStatus,
        List<String> languages,
        String primaryLanguage) {

    /** Refuses contradictions; whether anything is missing the builder has seen already. */
    public Award {
        Iri.require(id);
        standardPage.ifPresent(Iri::require);
        trace.values().forEach(Iri::require);
        outcomes = List.copyOf(outcomes);
        languages = List.copyOf(languages);
        trace = Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(trace));
        if (workload.isNegative() || workload.isZero()) {
            throw new IllegalArgumentException("The workload is a positive time.");
        }
        if (validUntil.isPresent() && !validUntil.get().isAfter(validFrom)) {
            throw new IllegalArgumentException("An award ends after it begins.");
        }
        if (!languages.contains(primaryLanguage)) {
            throw new IllegalArgumentException("The primary language is one of the languages.");
        }
        languages.forEach(Elm::language);
    }

    /** An empty builder. */
    public static AwardBuilder builder() {
        return new AwardBuilder();
    }
}
