package org.tessera.credential;

/**
 * How the person took part. Annex I, element 10: form of participation in the learning activity.
 *
 * @param mode term of the EU list of modes, one of the constants here or another
 *     {@code http://data.europa.eu/snb/learning-assessment/…}
 * @param summary the same in words
 */
public record Participation(String mode, Text summary) {

    /** Online. */
    public static final String ONLINE = "http://data.europa.eu/snb/learning-assessment/920fbb3cbe";
    /** Partly online, partly on site. */
    public static final String BLENDED = "http://data.europa.eu/snb/learning-assessment/e92d221e4d";
    /** On site. */
    public static final String PRESENTIAL = "http://data.europa.eu/snb/learning-assessment/9191af2ed9";

    /** Refuses a mode that is no IRI. */
    public Participation {
        Iri.require(mode);
    }
}
