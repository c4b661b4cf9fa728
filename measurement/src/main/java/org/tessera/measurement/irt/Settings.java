package org.tessera.measurement.irt;

import java.util.Map;
import org.tessera.measurement.numeric.Quadrature;

/**
 * How a calibration is done; every report shows them.
 *
 * @param nodeCount number of quadrature nodes
 * @param lower first node
 * @param upper last node
 * @param tolerance largest change of a parameter in a plain EM step at which the algorithm ends
 * @param maximumIterations EM steps after which it gives up
 * @param prior prior of logit g, used by the 3PL alone
 * @param errors how standard errors are found
 * @param anchors items with fixed parameters, by position; where there are any, mean and variance of ability are free
 * @param minimumPersons fewest persons that give estimates
 * @param minimumPerCategory fewest answers in every category of an item
 */
public record Settings(
        int nodeCount,
        double lower,
        double upper,
        double tolerance,
        int maximumIterations,
        Prior prior,
        Errors errors,
        Map<Integer, Item> anchors,
        int minimumPersons,
        int minimumPerCategory) {

    /** How standard errors are found. */
    public enum Errors {
        /** None: the fastest. */
        NONE,
        /** Observed information (Oakes 1999): two E-steps per parameter. */
        OBSERVED,
        /** Cross products of the persons' scores: one E-step, for large data; needs more persons than parameters. */
        CROSS_PRODUCTS
    }

    /** Copies the map. */
    public Settings {
        anchors = Map.copyOf(anchors);
    }

    /** 61 nodes from -6 to 6, changes below 1e-4, observed information, the model's own minimum of persons. */
    public static Settings of(Model model) {
        return new Settings(
                61,
                -6,
                6,
                1e-4,
                5000,
                Prior.STANDARD,
                Errors.OBSERVED,
                Map.of(),
                model.minimumPersons(),
                model.polytomous() ? 10 : 1);
    }

    /** The same with another tolerance. */
    public Settings withTolerance(double value) {
        return new Settings(
                nodeCount,
                lower,
                upper,
                value,
                maximumIterations,
                prior,
                errors,
                anchors,
                minimumPersons,
                minimumPerCategory);
    }

    /** The same with standard errors found in another way. */
    public Settings with(Errors value) {
        return new Settings(
                nodeCount,
                lower,
                upper,
                tolerance,
                maximumIterations,
                prior,
                value,
                anchors,
                minimumPersons,
                minimumPerCategory);
    }

    /** The same with another prior of logit g. */
    public Settings with(Prior value) {
        return new Settings(
                nodeCount,
                lower,
                upper,
                tolerance,
                maximumIterations,
                value,
                errors,
                anchors,
                minimumPersons,
                minimumPerCategory);
    }

    /** The same with items whose parameters are fixed, by position. */
    public Settings withAnchors(Map<Integer, Item> value) {
        return new Settings(
                nodeCount,
                lower,
                upper,
                tolerance,
                maximumIterations,
                prior,
                errors,
                value,
                minimumPersons,
                minimumPerCategory);
    }

    /** The same with minimum samples of the caller's own. */
    public Settings withMinimum(int persons, int perCategory) {
        return new Settings(
                nodeCount, lower, upper, tolerance, maximumIterations, prior, errors, anchors, persons, perCategory);
    }

    /** The same with other nodes. */
    public Settings withNodes(int count, double from, double to) {
        return new Settings(
                count,
                from,
                to,
                tolerance,
                maximumIterations,
                prior,
                errors,
                anchors,
                minimumPersons,
                minimumPerCategory);
    }

    double[] nodes() {
        return Quadrature.normal(nodeCount, lower, upper, 0, 1).points();
    }

    Quadrature quadrature(double mean, double variance) {
        return Quadrature.normal(nodeCount, lower, upper, mean, Math.sqrt(variance));
    }
}
