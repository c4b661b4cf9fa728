package org.tessera.measurement.raters;

import org.tessera.measurement.Estimate;

/**
 * Generalisability of marks that every rater gave every person on every item (p × i × r, all crossed and random):
 * components of variance from the mean squares. Source: Brennan (2001), Generalizability Theory, chapters 3 and 4.
 * Components estimated below zero are shown as they are and count as zero in the coefficients.
 *
 * @param persons number of persons
 * @param items number of items (tasks, criteria)
 * @param raters number of raters
 * @param p variance of persons: what the marks are meant to show
 * @param i variance of items
 * @param r variance of raters
 * @param pi variance of persons by items
 * @param pr variance of persons by raters
 * @param ir variance of items by raters
 * @param residual variance of persons by items by raters, with whatever is left
 */
public record ThreeWay(
        int persons,
        int items,
        int raters,
        double p,
        double i,
        double r,
        double pi,
        double pr,
        double ir,
        double residual) {

    /** Components of marks [person][item][rater] without blanks (Brennan 2001, table 3.3). */
    public static Estimate<ThreeWay> of(double[][][] marks) {
        var np = marks.length;
        var ni = np == 0 ? 0 : marks[0].length;
        var nr = ni == 0 ? 0 : marks[0][0].length;
        if (np < 2 || ni < 2 || nr < 2)
            return Estimate.notEstimable("This design needs at least two persons, two items and two raters.");
        for (var person : marks)
            for (var item : person)
                for (var mark : item)
                    if (Double.isNaN(mark))
                        return Estimate.notEstimable(
                                "A mark is missing; this design needs every rater on every person and item.");
        return Estimate.known(components(marks, np, ni, nr));
    }

    private static ThreeWay components(double[][][] x, int np, int ni, int nr) {
        var all = mean(x, -1, -1, -1);
        double p = 0, i = 0, r = 0, pi = 0, pr = 0, ir = 0, pir = 0;
        for (int a = 0; a < np; a++) p += square(mean(x, a, -1, -1) - all);
        for (int b = 0; b < ni; b++) i += square(mean(x, -1, b, -1) - all);
        for (int c = 0; c < nr; c++) r += square(mean(x, -1, -1, c) - all);
        for (int a = 0; a < np; a++)
            for (int b = 0; b < ni; b++)
                pi += square(mean(x, a, b, -1) - mean(x, a, -1, -1) - mean(x, -1, b, -1) + all);
        for (int a = 0; a < np; a++)
            for (int c = 0; c < nr; c++)
                pr += square(mean(x, a, -1, c) - mean(x, a, -1, -1) - mean(x, -1, -1, c) + all);
        for (int b = 0; b < ni; b++)
            for (int c = 0; c < nr; c++)
                ir += square(mean(x, -1, b, c) - mean(x, -1, b, -1) - mean(x, -1, -1, c) + all);
        for (var person : x) for (var item : person) for (var mark : item) pir += square(mark - all);
        pir -= ni * nr * p + np * nr * i + np * ni * r + nr * pi + ni * pr + np * ir;
        // Mean squares; their expectations add the residual and every interaction that holds the effect.
        var mpir = pir / ((np - 1.0) * (ni - 1) * (nr - 1));
        var mpi = nr * pi / ((np - 1.0) * (ni - 1));
        var mpr = ni * pr / ((np - 1.0) * (nr - 1));
        var mir = np * ir / ((ni - 1.0) * (nr - 1));
        return new ThreeWay(
                np,
                ni,
                nr,
                (ni * nr * p / (np - 1.0) - mpi - mpr + mpir) / (ni * nr),
                (np * nr * i / (ni - 1.0) - mpi - mir + mpir) / (np * nr),
                (np * ni * r / (nr - 1.0) - mpr - mir + mpir) / (np * ni),
                (mpi - mpir) / nr,
                (mpr - mpir) / ni,
                (mir - mpir) / np,
                mpir);
    }

    /** Mean over everything that is not fixed; -1 leaves a facet free. */
    private static double mean(double[][][] x, int person, int item, int rater) {
        double sum = 0;
        var count = 0;
        for (int a = 0; a < x.length; a++) {
            if (person >= 0 && a != person) continue;
            for (int b = 0; b < x[a].length; b++) {
                if (item >= 0 && b != item) continue;
                for (int c = 0; c < x[a][b].length; c++) {
                    if (rater >= 0 && c != rater) continue;
                    sum += x[a][b][c];
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Generalisability of the mean over so many items and raters for ranking persons (Brennan 2001, E rho^2). */
    public double relative(int itemCount, int raterCount) {
        return share(relativeError(itemCount, raterCount));
    }

    /** Dependability of the mean over so many items and raters against a cut (Brennan 2001, Phi). */
    public double absolute(int itemCount, int raterCount) {
        var facets =
                positive(i) / itemCount + positive(r) / raterCount + positive(ir) / (itemCount * (double) raterCount);
        return share(relativeError(itemCount, raterCount) + facets);
    }

    private double relativeError(int itemCount, int raterCount) {
        return positive(pi) / itemCount
                + positive(pr) / raterCount
                + positive(residual) / (itemCount * (double) raterCount);
    }

    private double share(double error) {
        return positive(p) == 0 ? 0 : p / (p + error);
    }

    private static double positive(double component) {
        return Math.max(0, component);
    }
}
