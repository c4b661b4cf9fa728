package org.tessera.measurement.ctt;

import org.tessera.measurement.Texts;

/** What is wrong with an item, in words a reviewer can act on. */
public enum ItemFlag {
    /** Everybody got the same score. */
    CONSTANT,
    /** Difficulty above .95. */
    TOO_EASY,
    /** Difficulty below .20. */
    TOO_HARD,
    /** Corrected discrimination below 0. */
    AGAINST_THE_TEST,
    /** Corrected discrimination from 0 to below .10. */
    NOT_DISCRIMINATING,
    /** Corrected discrimination from .10 to below .20. */
    WEAK;

    /** The flag as a sentence. */
    public String sentence(Texts texts) {
        return texts.say("flag." + name());
    }
}
