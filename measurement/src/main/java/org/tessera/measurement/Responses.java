package org.tessera.measurement;

import java.util.Arrays;
import java.util.List;

/**
 * Who answered what: persons by items, one whole-number score per answer, and three kinds of blank kept apart.
 *
 * <p>A blank is <i>not administered</i> (the person never saw the item: booklet designs), <i>omitted</i> (seen and left
 * out) or <i>not reached</i> (time ran out). Whether a blank counts as wrong is a decision of the scheme, so it is made
 * once and visibly with {@link #treating}. One byte per answer: 50,000 persons by 220 items take 11 MB.
 */
public final class Responses {

    /** The item was not given to the person. */
    public static final byte NOT_ADMINISTERED = -1;

    /** The person saw the item and left it out. */
    public static final byte OMITTED = -2;

    /** The person ran out of time before the item. */
    public static final byte NOT_REACHED = -3;

    /** The highest score one answer can have. */
    public static final int HIGHEST = 120;

    /** What a blank counts as. */
    public enum Treatment {
        /** The answer counts as a score of 0. */
        WRONG,
        /** The answer is left out of all sums and likelihoods. */
        IGNORED
    }

    private final List<String> items;
    private final int persons;
    private final byte[] codes;

    private Responses(List<String> items, int persons, byte[] codes) {
        this.items = List.copyOf(items);
        this.persons = persons;
        this.codes = codes;
    }

    /**
     * Responses from one code per answer, person after person; the array is copied.
     *
     * @param codes persons times items, each a score from 0 to {@link #HIGHEST} or one of the three blanks
     */
    public static Responses of(List<String> items, byte[] codes) {
        if (items.isEmpty() || codes.length % items.size() != 0)
            throw new IllegalArgumentException(codes.length + " answers do not fill rows of " + items.size());
        for (byte code : codes)
            if (code < NOT_REACHED || code > HIGHEST)
                throw new IllegalArgumentException("The score " + code + " is outside 0 to " + HIGHEST);
        return new Responses(items, codes.length / items.size(), codes.clone());
    }

    /** Responses from scores by person and item; negative codes are blanks. */
    public static Responses of(List<String> items, int[][] scores) {
        var codes = new byte[items.size() * scores.length];
        for (int p = 0; p < scores.length; p++) {
            for (int i = 0; i < items.size(); i++) {
                var score = scores[p][i];
                if (score < NOT_REACHED || score > HIGHEST)
                    throw new IllegalArgumentException("The score " + score + " is outside 0 to " + HIGHEST);
                codes[p * items.size() + i] = (byte) score;
            }
        }
        return new Responses(items, scores.length, codes);
    }

    /** Names of the items, in order. */
    public List<String> items() {
        return items;
    }

    /** Number of items. */
    public int size() {
        return items.size();
    }

    /** Number of persons. */
    public int persons() {
        return persons;
    }

    /** The score of one answer, or a negative blank. */
    public int code(int person, int item) {
        return codes[person * items.size() + item];
    }

    /** Whether a person answered an item. */
    public boolean answered(int person, int item) {
        return code(person, item) >= 0;
    }

    /** All codes person after person; a copy. */
    public byte[] codes() {
        return codes.clone();
    }

    /** One item's codes over all persons. */
    public byte[] column(int item) {
        var column = new byte[persons];
        for (int p = 0; p < persons; p++) column[p] = (byte) code(p, item);
        return column;
    }

    /** Omitted and not-reached answers counted as the scheme says; items that were not administered stay blank. */
    public Responses treating(Treatment omitted, Treatment notReached) {
        var treated = codes.clone();
        for (int i = 0; i < treated.length; i++) {
            if (treated[i] == OMITTED) treated[i] = omitted == Treatment.WRONG ? 0 : NOT_ADMINISTERED;
            else if (treated[i] == NOT_REACHED) treated[i] = notReached == Treatment.WRONG ? 0 : NOT_ADMINISTERED;
        }
        return new Responses(items, persons, treated);
    }

    /** The persons who answered every item. */
    public Responses complete() {
        return keeping(p -> {
            for (int i = 0; i < size(); i++) if (!answered(p, i)) return false;
            return true;
        });
    }

    /** The persons who answered at least one item. */
    public Responses notEmpty() {
        return keeping(p -> {
            for (int i = 0; i < size(); i++) if (answered(p, i)) return true;
            return false;
        });
    }

    /** The persons whose index the rule accepts. */
    public Responses keeping(java.util.function.IntPredicate rule) {
        var kept = new byte[codes.length];
        var count = 0;
        for (int p = 0; p < persons; p++) {
            if (!rule.test(p)) continue;
            System.arraycopy(codes, p * size(), kept, count++ * size(), size());
        }
        return new Responses(items, count, Arrays.copyOf(kept, count * size()));
    }

    /** The same persons with some of the items, in the order given. */
    public Responses select(List<Integer> chosen) {
        var selected = new byte[persons * chosen.size()];
        for (int p = 0; p < persons; p++)
            for (int i = 0; i < chosen.size(); i++) selected[p * chosen.size() + i] = (byte) code(p, chosen.get(i));
        return new Responses(chosen.stream().map(items::get).toList(), persons, selected);
    }

    /** Scores as numbers, persons by items, NaN for every blank. */
    public double[][] scores() {
        var scores = new double[persons][size()];
        for (int p = 0; p < persons; p++)
            for (int i = 0; i < size(); i++) scores[p][i] = answered(p, i) ? code(p, i) : Double.NaN;
        return scores;
    }

    /** Lowest score observed on an item; 0 where nobody answered. */
    public int lowest(int item) {
        var lowest = Integer.MAX_VALUE;
        for (int p = 0; p < persons; p++) if (answered(p, item)) lowest = Math.min(lowest, code(p, item));
        return lowest == Integer.MAX_VALUE ? 0 : lowest;
    }

    /** Highest score observed on an item; 0 where nobody answered. */
    public int highest(int item) {
        var highest = 0;
        for (int p = 0; p < persons; p++) if (answered(p, item)) highest = Math.max(highest, code(p, item));
        return highest;
    }
}
