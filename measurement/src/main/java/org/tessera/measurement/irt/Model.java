package org.tessera.measurement.irt;

/** A measurement model: the family of the items, which of their parameters are free, and the fewest persons for it. */
public enum Model {
    /** Rasch (1960): slopes 1, the variance of ability is estimated. */
    RASCH("Rasch", Family.LOGISTIC, 100),
    /** Two-parameter logistic, ability N(0, 1). */
    TWO_PL("2PL", Family.LOGISTIC, 250),
    /** Three-parameter logistic with a normal prior on logit g, ability N(0, 1). */
    THREE_PL("3PL", Family.LOGISTIC, 1000),
    /** Partial credit (Masters 1982): slopes 1, the variance of ability is estimated. */
    PARTIAL_CREDIT("PCM", Family.PARTIAL_CREDIT, 100),
    /** Generalised partial credit (Muraki 1992), ability N(0, 1). */
    GENERALIZED_PARTIAL_CREDIT("GPCM", Family.PARTIAL_CREDIT, 250),
    /** Graded response (Samejima 1969), ability N(0, 1). */
    GRADED("GRM", Family.GRADED, 250);

    private final String title;
    private final Family family;
    private final int minimumPersons;

    Model(String title, Family family, int minimumPersons) {
        this.title = title;
        this.family = family;
        this.minimumPersons = minimumPersons;
    }

    /** The short name that the literature uses: Rasch, 2PL, 3PL, PCM, GPCM or GRM. */
    @Override
    public String toString() {
        return title;
    }

    /** The family of curves. */
    public Family family() {
        return family;
    }

    /** Fewest persons for which the library gives estimates unless the caller decides otherwise. */
    public int minimumPersons() {
        return minimumPersons;
    }

    /** Whether slopes are fixed at 1 and the variance of ability is free instead. */
    public boolean rasch() {
        return this == RASCH || this == PARTIAL_CREDIT;
    }

    /** Whether an item may have more than two categories. */
    public boolean polytomous() {
        return family != Family.LOGISTIC;
    }

    /** Positions of the free parameters of an item with so many categories. */
    int[] free(int categories) {
        return switch (this) {
            case RASCH -> new int[] {1};
            case TWO_PL -> new int[] {0, 1};
            case THREE_PL -> new int[] {0, 1, 2};
            case PARTIAL_CREDIT -> range(1, categories);
            case GENERALIZED_PARTIAL_CREDIT, GRADED -> range(0, categories);
        };
    }

    private static int[] range(int from, int to) {
        var range = new int[to - from];
        for (int i = 0; i < range.length; i++) range[i] = from + i;
        return range;
    }
}
