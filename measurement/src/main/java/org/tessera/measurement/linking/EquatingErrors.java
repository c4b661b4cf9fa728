package org.tessera.measurement.linking;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.tessera.measurement.linking.LinearEquating.Anchored;

/**
 * How much the equivalent of every score would vary with other candidates: the bootstrap of both groups, each drawn anew
 * with its own size (Kolen and Brennan 2014, section 7.2). A difference of half a raw point is the one that matters.
 *
 * @param errors standard error of the equivalent of every score from 0
 * @param replicates number of samples drawn
 * @param seed the seed that repeats this result exactly
 */
public record EquatingErrors(double[] errors, int replicates, long seed) {

    /** Copies the array, so that the result cannot change. */
    public EquatingErrors {
        errors = errors.clone();
    }

    @Override
    public double[] errors() {
        return errors.clone();
    }

    /**
     * Errors of any method (Kolen and Brennan 2014, section 7.2).
     *
     * @param method from the two samples to the equivalent of a score, for example Tucker's line
     * @param highest highest score on the first form
     */
    public static EquatingErrors of(
            Anchored x,
            Anchored y,
            BiFunction<Anchored, Anchored, DoubleUnaryOperator> method,
            int highest,
            int replicates,
            long seed) {
        if (x.total().length < 2 || y.total().length < 2 || replicates < 2)
            throw new IllegalArgumentException("A bootstrap needs two persons per form and two replicates");
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var sums = new double[highest + 1];
        var squares = new double[highest + 1];
        for (int b = 0; b < replicates; b++) {
            var equivalent = method.apply(drawn(x, random), drawn(y, random));
            for (int score = 0; score <= highest; score++) {
                var value = equivalent.applyAsDouble(score) - score;
                sums[score] += value;
                squares[score] += value * value;
            }
        }
        var errors = new double[highest + 1];
        for (int s = 0; s <= highest; s++)
            errors[s] = Math.sqrt(Math.max(0, squares[s] - sums[s] * sums[s] / replicates) / (replicates - 1));
        return new EquatingErrors(errors, replicates, seed);
    }

    private static Anchored drawn(Anchored group, UniformRandomProvider random) {
        var persons = new int[group.total().length];
        for (int p = 0; p < persons.length; p++) persons[p] = random.nextInt(persons.length);
        return group.select(persons);
    }

    /** The largest error over all scores. */
    public double largest() {
        return Arrays.stream(errors).max().orElse(Double.NaN);
    }
}
