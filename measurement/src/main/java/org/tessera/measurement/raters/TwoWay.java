package org.tessera.measurement.raters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Interval;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Moments;

/**
 * Persons (or products) by raters without blanks: mean squares of a two-way table with one rating per cell and what
 * follows from them.
 *
 * @param persons number of rows
 * @param raters number of columns
 * @param msPersons mean square between persons
 * @param msRaters mean square between raters
 * @param msResidual mean square of what is left
 * @param msWithin mean square within persons
 */
public record TwoWay(int persons, int raters, double msPersons, double msRaters, double msResidual, double msWithin) {

    /** Mean squares of ratings, persons by raters (Shrout and Fleiss 1979). */
    public static Estimate<TwoWay> of(double[][] ratings) {
        var n = ratings.length;
        if (n < 2 || ratings[0].length < 2)
            return Estimate.notEstimable("Reliability of raters needs two persons and two raters.");
        var k = ratings[0].length;
        var all = Arrays.stream(ratings).flatMapToDouble(Arrays::stream).toArray();
        if (Arrays.stream(all).anyMatch(Double::isNaN))
            return Estimate.notEstimable("A rating is missing; this design needs every rater on every person.");
        var total = Moments.variance(all) * (all.length - 1);
        if (total == 0) return Estimate.notEstimable("All ratings are the same.");
        var rows = k * sumOfSquares(ratings);
        var columns = n * sumOfSquares(Linear.transpose(ratings));
        return Estimate.known(new TwoWay(
                n,
                k,
                rows / (n - 1),
                columns / (k - 1),
                (total - rows - columns) / ((n - 1.0) * (k - 1)),
                (total - rows) / (n * (k - 1.0))));
    }

    private static double sumOfSquares(double[][] rows) {
        var means = Arrays.stream(rows).mapToDouble(Moments::mean).toArray();
        return Moments.variance(means) * (means.length - 1);
    }

    /**
     * An intraclass correlation.
     *
     * @param name ICC1, ICC2, ICC3 for one rater; ICC1k, ICC2k, ICC3k for the mean of all raters
     * @param icc the correlation
     * @param f test of no difference between persons
     */
    public record Icc(String name, double icc, double f, int df1, int df2, double p, Interval interval) {}

    /** The six forms of Shrout and Fleiss (1979) with 95 % intervals; ICC2 by Satterthwaite's degrees of freedom. */
    public List<Icc> intraclass() {
        var n = persons;
        var k = raters;
        var f1 = msPersons / msWithin;
        var f3 = msPersons / msResidual;
        var icc1 = (msPersons - msWithin) / (msPersons + (k - 1) * msWithin);
        var icc2 = (msPersons - msResidual) / (msPersons + (k - 1) * msResidual + k * (msRaters - msResidual) / n);
        var icc3 = (msPersons - msResidual) / (msPersons + (k - 1) * msResidual);
        var dfWithin = n * (k - 1);
        var dfResidual = (n - 1) * (k - 1);
        var one = byF(f1, dfWithin);
        var three = byF(f3, dfResidual);
        var two = absolute(icc2);
        var forms = new ArrayList<Icc>();
        forms.add(icc("ICC1", icc1, f1, dfWithin, single(one)));
        forms.add(icc("ICC2", icc2, f3, dfResidual, two));
        forms.add(icc("ICC3", icc3, f3, dfResidual, single(three)));
        forms.add(icc("ICC1k", (msPersons - msWithin) / msPersons, f1, dfWithin, mean(one)));
        forms.add(icc(
                "ICC2k",
                (msPersons - msResidual) / (msPersons + (msRaters - msResidual) / n),
                f3,
                dfResidual,
                new Interval(stepped(two.lower()), stepped(two.upper()), 0.95)));
        forms.add(icc("ICC3k", (msPersons - msResidual) / msPersons, f3, dfResidual, mean(three)));
        return List.copyOf(forms);
    }

    private Icc icc(String name, double icc, double f, int df2, Interval interval) {
        var p = FDistribution.of(persons - 1, df2).survivalProbability(f);
        return new Icc(name, icc, f, persons - 1, df2, p, interval);
    }

    /** Limits of the ratio of mean squares. */
    private Interval byF(double f, int df2) {
        var lower = f / FDistribution.of(persons - 1, df2).inverseCumulativeProbability(0.975);
        var upper = f * FDistribution.of(df2, persons - 1).inverseCumulativeProbability(0.975);
        return new Interval(lower, upper, 0.95);
    }

    private Interval single(Interval f) {
        // (F - 1) / (F + k - 1), written so that raters without any residual (F infinite) have limits of 1.
        return new Interval(1 - raters / (f.lower() + raters - 1), 1 - raters / (f.upper() + raters - 1), 0.95);
    }

    private static Interval mean(Interval f) {
        return new Interval(1 - 1 / f.lower(), 1 - 1 / f.upper(), 0.95);
    }

    private Interval absolute(double icc) {
        double n = persons;
        double k = raters;
        // Satterthwaite's degrees of freedom, times the squared residual: raters may differ by constants alone.
        var others = (n * (1 + (k - 1) * icc) - k * icc) * msResidual;
        var top = (k - 1) * (n - 1) * Math.pow(k * icc * msRaters + others, 2);
        var bottom = (n - 1) * Math.pow(k * icc * msRaters, 2) + others * others;
        // Where raters agree in everything both are 0 and any degrees of freedom give the limits 1 and 1.
        var v = bottom == 0 ? k - 1 : top / bottom;
        var upper = FDistribution.of(n - 1, v).inverseCumulativeProbability(0.975);
        var lower = FDistribution.of(v, n - 1).inverseCumulativeProbability(0.975);
        return new Interval(
                n
                        * (msPersons - upper * msResidual)
                        / (upper * (k * msRaters + (k * n - k - n) * msResidual) + n * msPersons),
                n
                        * (lower * msPersons - msResidual)
                        / (k * msRaters + (k * n - k - n) * msResidual + n * lower * msPersons),
                0.95);
    }

    private double stepped(double icc) {
        return icc * raters / (1 + icc * (raters - 1));
    }

    /** Variance between persons: (MSp - MSpr) / raters. */
    public double varPersons() {
        return (msPersons - msResidual) / raters;
    }

    /** Variance between raters: (MSr - MSpr) / persons. */
    public double varRaters() {
        return (msRaters - msResidual) / persons;
    }

    /** Generalisability of the mean of some raters for ranking persons (Brennan 2001). */
    public double relative(int count) {
        return varPersons() / (varPersons() + msResidual / count);
    }

    /** Dependability of the mean of some raters for decisions against a cut (phi). */
    public double absolute(int count) {
        return varPersons() / (varPersons() + (varRaters() + msResidual) / count);
    }
}
