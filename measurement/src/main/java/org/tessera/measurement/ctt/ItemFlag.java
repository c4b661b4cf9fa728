package org.tessera.measurement.ctt;

/** What is wrong with an item, in words a reviewer can act on. */
public enum ItemFlag {
    /** Everybody got the same score. */
    CONSTANT("Everybody got the same score, so the item says nothing about differences."),
    /** Difficulty above .95. */
    TOO_EASY("More than 95 % of the points were earned: the item is too easy to tell people apart."),
    /** Difficulty below .20. */
    TOO_HARD("Less than 20 % of the points were earned: too hard, or the key is wrong."),
    /** Corrected discrimination below 0. */
    AGAINST_THE_TEST("Those who do well on the rest do worse here: check the key before anything else."),
    /** Corrected discrimination from 0 to below .10. */
    NOT_DISCRIMINATING("The item does not go with the rest of the test (below .10): take it out."),
    /** Corrected discrimination from .10 to below .20. */
    WEAK("The item goes only weakly with the rest of the test (below .20): review it.");

    private final String sentence;

    ItemFlag(String sentence) {
        this.sentence = sentence;
    }

    /** The flag as an English sentence. */
    public String sentence() {
        return sentence;
    }
}
