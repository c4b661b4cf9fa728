package org.tessera.design.reading;

import java.util.function.ToDoubleFunction;

/** A formula with its bounds. On some scales a higher number is easier. */
public enum Method {
    /**
     * School grade in the United States (Kincaid, Fishburne, Rogers, Chissom 1975). Grade 8 is the most that
     * plain-language guides allow for the general public, grade 6 what they ask for.
     */
    FLESCH_KINCAID(
            "Flesch-Kincaid grade", false, 6, 8, c -> 0.39 * c.perSentence() + 11.8 * c.syllablesPerWord() - 15.59),
    /**
     * Szigriszt Pazos 1993 on the INFLESZ scale (Barrio-Cantalejo and others 2008): from 65 “quite easy”, from 55
     * “normal”, below “rather difficult”.
     */
    INFLESZ("INFLESZ", true, 65, 55, c -> 206.835 - 62.3 * c.syllablesPerWord() - c.perSentence()),
    /**
     * Gulpease (Lucisano, Piemontese 1988): below 60 difficult for those with a lower secondary certificate, below 50
     * they need help.
     */
    GULPEASE("Gulpease", true, 60, 50, c -> 89 + (300.0 * c.sentences() - 10.0 * c.letters()) / c.words()),
    /**
     * Gunning's fog index for Polish, in years of school, with words of four and more syllables as hard ones (Gruszczyński,
     * Broda, Nitoń, Ogrodniczuk 2015, the measure of Jasnopis that needs no corpus). 9 years are the old lower secondary
     * school, 12 the end of upper secondary school. They count base forms; we count what stands there, which is stricter.
     */
    FOG_PL("FOG-PL", false, 9, 12, c -> 0.4 * (c.perSentence() + 100 * c.shareOfHardWords())),
    /**
     * Björnsson 1968: words to a sentence and per cent of words with more than six letters. Below 40 easy, 40 to 50
     * medium, above 50 difficult, on the scale made for Swedish. Greek and Romanian have longer words, so the bounds lie
     * on the strict side there.
     */
    LIX("LIX", false, 40, 50, c -> c.perSentence() + 100 * c.shareOfLongWords());

    private final String title;
    private final boolean higherIsEasier;
    private final double plain;
    private final double limit;
    private final ToDoubleFunction<Counts> formula;

    Method(String title, boolean higherIsEasier, double plain, double limit, ToDoubleFunction<Counts> formula) {
        this.title = title;
        this.higherIsEasier = higherIsEasier;
        this.plain = plain;
        this.limit = limit;
        this.formula = formula;
    }

    /** The method for a language, a BCP 47 code: LIX for those that have none of their own here. */
    public static Method of(String language) {
        return switch (language) {
            case "en" -> FLESCH_KINCAID;
            case "es" -> INFLESZ;
            case "it" -> GULPEASE;
            case "pl" -> FOG_PL;
            default -> LIX;
        };
    }

    /** Its name, as it is published. */
    public String title() {
        return title;
    }

    /** Up to here a text counts as plain; beyond, the check warns. In units of the method. */
    public double plain() {
        return plain;
    }

    /** Up to here a text may be published. In units of the method. */
    public double limit() {
        return limit;
    }

    /** Whether the scale goes up as reading gets easier; then the bounds are the least and not the most. */
    public boolean higherIsEasier() {
        return higherIsEasier;
    }

    double value(Counts counts) {
        return formula.applyAsDouble(counts);
    }

    /** Whether a value lies on the hard side of a bound. */
    boolean harder(double value, double bound) {
        return higherIsEasier ? value < bound : value > bound;
    }
}
