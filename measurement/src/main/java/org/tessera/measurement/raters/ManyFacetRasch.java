package org.tessera.measurement.raters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Conditional;

/**
 * Many-facet Rasch model with a common rating scale: logit P(k)/P(k-1) = theta - criterion - rater - tau(k). Source:
 * Linacre (1989), estimated by conditional maximum likelihood as a linear partial credit model.
 *
 * @param criteria difficulty of each criterion less that of the first, in logits
 * @param raters severity of each rater less that of the first, in logits
 * @param steps each step less the first, in logits
 * @param errors standard errors of criteria, raters and steps without their firsts, in this order
 * @param logLikelihood conditional log-likelihood
 * @param converged whether the search ended properly
 */
public record ManyFacetRasch(
        double[] criteria, double[] raters, double[] steps, double[] errors, double logLikelihood, boolean converged) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public ManyFacetRasch {
        criteria = criteria.clone();
        raters = raters.clone();
        steps = steps.clone();
        errors = errors.clone();
    }

    @Override
    public double[] criteria() {
        return criteria.clone();
    }

    @Override
    public double[] raters() {
        return raters.clone();
    }

    @Override
    public double[] steps() {
        return steps.clone();
    }

    @Override
    public double[] errors() {
        return errors.clone();
    }

    /** One mark: who was marked, on what, by whom; all count from 0, and so do scores. */
    public record Mark(int person, int criterion, int rater, int score) {}

    /** Estimates from any set of marks in which persons, criteria and raters are linked. */
    public static Estimate<ManyFacetRasch> of(List<Mark> marks) {
        var persons = marks.stream().mapToInt(Mark::person).max().orElse(-1) + 1;
        var criteria = marks.stream().mapToInt(Mark::criterion).max().orElse(-1) + 1;
        var raters = marks.stream().mapToInt(Mark::rater).max().orElse(-1) + 1;
        var highest = marks.stream().mapToInt(Mark::score).max().orElse(0);
        if (persons < 2 || highest < 1 || criteria * raters < 2)
            return Estimate.notEstimable(
                    "A facets model needs at least two persons, two marks each and two categories.");
        var responses = responses(marks, persons, criteria, raters);
        for (int i = 0; i < responses.size(); i++)
            if (responses.highest(i) < highest || responses.lowest(i) > 0)
                return Estimate.notEstimable("Rater and criterion "
                        + responses.items().get(i) + " do not use the whole scale from 0 to " + highest + ".");
        return Conditional.of(responses, design(criteria, raters, highest))
                .map(fit -> result(fit, criteria, raters, highest));
    }

    private static Responses responses(List<Mark> marks, int persons, int criteria, int raters) {
        var names = new ArrayList<String>();
        for (int c = 0; c < criteria; c++) for (int r = 0; r < raters; r++) names.add((c + 1) + "/" + (r + 1));
        var codes = new byte[persons * names.size()];
        Arrays.fill(codes, Responses.NOT_ADMINISTERED);
        for (var mark : marks)
            codes[mark.person * names.size() + mark.criterion * raters + mark.rater] = (byte) mark.score;
        return Responses.of(names, codes);
    }

    /** Easiness of category k is minus k (criterion + rater) minus the steps up to k. */
    private static double[][] design(int criteria, int raters, int highest) {
        var design = new double[criteria * raters * highest][criteria - 1 + raters - 1 + highest - 1];
        for (int c = 0; c < criteria; c++)
            for (int r = 0; r < raters; r++)
                for (int k = 1; k <= highest; k++) {
                    var row = design[(c * raters + r) * highest + k - 1];
                    if (c > 0) row[c - 1] = -k;
                    if (r > 0) row[criteria - 1 + r - 1] = -k;
                    for (int h = 2; h <= k; h++) row[criteria + raters - 2 + h - 2] = -1;
                }
        return design;
    }

    private static ManyFacetRasch result(Conditional fit, int criteria, int raters, int highest) {
        return new ManyFacetRasch(
                fromZero(fit.eta(), 0, criteria - 1),
                fromZero(fit.eta(), criteria - 1, raters - 1),
                fromZero(fit.eta(), criteria + raters - 2, highest - 1),
                fit.etaErrors(),
                fit.logLikelihood(),
                fit.converged());
    }

    private static double[] fromZero(double[] eta, int from, int count) {
        var values = new double[count + 1];
        System.arraycopy(eta, from, values, 1, count);
        return values;
    }
}
