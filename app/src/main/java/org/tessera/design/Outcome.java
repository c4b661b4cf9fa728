package org.tessera.design;

import java.util.Map;

/**
 * One learning outcome.
 *
 * @param id within the micro-credential, for example {@code O1}
 * @param kind as the European Qualifications Framework sorts outcomes
 * @param canDo by language; continues the sentence that begins with the holder: "… names who made a piece of information"
 */
public record Outcome(String id, Kind kind, Map<String, String> canDo) {
    /** The three columns of the European Qualifications Framework. */
    public enum Kind {
        KNOWLEDGE,
        SKILL,
        RESPONSIBILITY
    }
}
