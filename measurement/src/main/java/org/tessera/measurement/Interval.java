package org.tessera.measurement;

/**
 * An interval of uncertainty.
 *
 * @param lower lower end, in the units of the estimate
 * @param upper upper end, in the units of the estimate
 * @param level confidence level between 0 and 1, 0.95 unless told otherwise
 */
public record Interval(double lower, double upper, double level) {

    /** The same interval in other units: both ends multiplied by a positive factor. */
    public Interval times(double factor) {
        return new Interval(lower * factor, upper * factor, level);
    }

    /** Whether a value lies inside, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
