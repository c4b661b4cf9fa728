package org.tessera.measurement.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A linear rule for every form: a sum over its items lies between two limits.
 *
 * @param name what the rule says, for the person who reads that it cannot be kept
 * @param coefficients one per item of the bank
 * @param lower smallest sum allowed; negative infinity for none
 * @param upper largest sum allowed; infinity for none
 */
public record Rule(String name, double[] coefficients, double lower, double upper) {

    /** Copies the array. */
    public Rule {
        coefficients = coefficients.clone();
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Exactly so many items. */
    public static Rule length(int items, int length) {
        var ones = new double[items];
        Arrays.fill(ones, 1);
        return new Rule("exactly " + length + " items", ones, length, length);
    }

    /** Between so many items of a kind: a content area, a key, a format. */
    public static Rule count(String kind, int items, IntPredicate is, int fewest, int most) {
        var coefficients = new double[items];
        for (int i = 0; i < items; i++) coefficients[i] = is.test(i) ? 1 : 0;
        return new Rule(fewest + " to " + most + " items of " + kind, coefficients, fewest, most);
    }

    /** A total of something (seconds, words) of at most so much. */
    public static Rule atMost(String what, double[] amounts, double most) {
        return new Rule("at most " + number(most) + " " + what, amounts, Double.NEGATIVE_INFINITY, most);
    }

    /** A total of something (information) of at least so much. */
    public static Rule atLeast(String what, double[] amounts, double least) {
        return new Rule("at least " + number(least) + " " + what, amounts, least, Double.POSITIVE_INFINITY);
    }

    /** At most one of items that give each other away. */
    public static Rule enemies(int items, Set<Integer> enemies) {
        var coefficients = new double[items];
        for (int i : enemies) coefficients[i] = 1;
        var names = enemies.stream().sorted().map(i -> String.valueOf(i + 1)).toList();
        return new Rule(
                "at most one of the items " + String.join(", ", names), coefficients, Double.NEGATIVE_INFINITY, 1);
    }

    /** Items that must be in every form: anchors, or what an adaptive test has already given. */
    public static Rule fixed(int items, Set<Integer> chosen) {
        var coefficients = new double[items];
        for (int i : chosen) coefficients[i] = 1;
        return new Rule("all " + chosen.size() + " fixed items", coefficients, chosen.size(), chosen.size());
    }

    /** Whether a form keeps the rule. */
    public boolean keptBy(List<Integer> form) {
        var sum = form.stream().mapToDouble(i -> coefficients[i]).sum();
        return sum >= lower - 1e-6 && sum <= upper + 1e-6;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
