package org.tessera.credential;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How the outcomes were proven. Annex I, element 9, and the optional element on supervision and identity verification.
 *
 * @param type term of the EU list of assessment types, one of the constants here or another
 *     {@code http://data.europa.eu/snb/assessment/…}
 * @param summary how the person was assessed, in a sentence or two
 * @param date the day the assessment was passed
 * @param supervision term of the EU list of supervision and verification
 * @param assessors who assessed, described without names ("two trained examiners, blind to each other's marks")
 */
public record Assessment(String type, Text summary, LocalDate date, String supervision, Optional<Text> assessors) {

    /** Written examination. */
    public static final String WRITTEN_EXAMINATION = "http://data.europa.eu/snb/assessment/6e6cb2cc78";
    /** Continuous evaluation. */
    public static final String CONTINUOUS_EVALUATION = "http://data.europa.eu/snb/assessment/3484bd7e51";
    /** A piece of work made by the learner. */
    public static final String ARTEFACT = "http://data.europa.eu/snb/assessment/de4d165a6c";
    /** Supervised, the person's identity verified. */
    public static final String SUPERVISED_WITH_ID = "http://data.europa.eu/snb/supervision-verification/70be69aaf9";
    /** Neither supervised nor identity verified. */
    public static final String UNSUPERVISED = "http://data.europa.eu/snb/supervision-verification/c598449d64";

    /** Refuses types that are no IRIs. */
    public Assessment {
        Iri.require(type);
        Iri.require(supervision);
    }

    /** An assessment without a description of the assessors. */
    public static Assessment of(String type, Text summary, LocalDate date, String supervision) {
        return new Assessment(type, summary, date, supervision, Optional.empty());
    }

    /** The same assessment with the assessors described, without their names. */
    public Assessment by(Text assessors) {
        return new Assessment(type, summary, date, supervision, Optional.of(assessors));
    }
}
