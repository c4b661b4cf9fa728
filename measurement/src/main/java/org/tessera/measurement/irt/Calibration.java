package org.tessera.measurement.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.numeric.Quadrature;

/**
 * Items and ability estimated together by marginal maximum likelihood. Source: Bock and Aitkin (1981), Psychometrika 46,
 * 443-459; several groups as in Bock and Zimowski (1997): items shared, means and variances free except the first's.
 *
 * @param model the model
 * @param items the items in order, with standard errors
 * @param groups mean and variance of ability per group; the first is N(0, 1) unless the model or anchors free it
 * @param logLikelihood marginal log-likelihood, without the prior
 * @param parameters number of free parameters
 * @param persons persons with at least one answer
 * @param iterations EM steps taken
 * @param converged whether the changes fell below the tolerance
 * @param settings how it was done
 * @param covariances covariances of all items' parameters, item after item in {@link Family}'s order, 0 for what is fixed;
 *     empty where no standard errors were asked for or the likelihood is flat
 */
public record Calibration(
        Model model,
        List<CalibratedItem> items,
        List<Latent> groups,
        double logLikelihood,
        int parameters,
        int persons,
        int iterations,
        boolean converged,
        Settings settings,
        double[][] covariances) {

    /** Mean and variance of ability in a group. */
    public record Latent(double mean, double variance) {}

    /**
     * An item with its name and standard errors.
     *
     * @param lowest the observed score that counts as category 0
     * @param errors standard errors by parameter, in {@link Family}'s order; NaN where fixed or not asked for
     */
    public record CalibratedItem(String name, int lowest, Item item, double[] errors) {

        /** Copies the array. */
        public CalibratedItem {
            errors = errors.clone();
        }

        @Override
        public double[] errors() {
            return errors.clone();
        }
    }

    /** Copies lists and arrays, so that the result cannot change. */
    public Calibration {
        items = List.copyOf(items);
        groups = List.copyOf(groups);
        covariances = Linear.copy(covariances);
    }

    @Override
    public double[][] covariances() {
        return Linear.copy(covariances);
    }

    /** Calibration of one group with the model's standard settings. */
    public static Estimate<Calibration> of(Responses responses, Model model) {
        return of(responses, model, Settings.of(model));
    }

    /** Calibration of one group. Persons without any answer are left out. */
    public static Estimate<Calibration> of(Responses responses, Model model, Settings settings) {
        return of(responses, model, settings, new int[responses.persons()]);
    }

    /**
     * Calibration of several groups at once.
     *
     * @param groups group of every person, from 0 without gaps
     */
    public static Estimate<Calibration> of(Responses responses, Model model, Settings settings, int[] groups) {
        var answered = IntStream.range(0, responses.persons())
                .filter(p -> IntStream.range(0, responses.size()).anyMatch(i -> responses.answered(p, i)))
                .toArray();
        var used = answered.length == responses.persons() ? responses : responses.notEmpty();
        var refusal = Minimums.refusal(used, model, settings);
        if (refusal.isPresent()) return Estimate.notEstimable(refusal.get());
        return Estimate.known(estimated(
                used,
                model,
                settings,
                Arrays.stream(answered).map(p -> groups[p]).toArray()));
    }

    private static Calibration estimated(Responses responses, Model model, Settings settings, int[] groups) {
        var k = responses.size();
        var lowest = IntStream.range(0, k).map(responses::lowest).toArray();
        var categories = new int[k];
        for (int i = 0; i < k; i++) {
            var anchor = settings.anchors().get(i);
            if (anchor != null) lowest[i] = 0;
            categories[i] = anchor != null ? anchor.categories() : responses.highest(i) - lowest[i] + 1;
        }
        var count = Arrays.stream(groups).max().orElse(0) + 1;
        var patterns = Patterns.of(responses, lowest, categories, groups);
        var em = new Em(model, patterns, categories, Start.of(responses, model, lowest, categories), count, settings);
        em.run(settings.tolerance(), settings.maximumIterations());
        return result(responses, model, settings, lowest, em);
    }

    private static Calibration result(Responses responses, Model model, Settings settings, int[] lowest, Em em) {
        var par = em.parameters();
        var logLikelihood = em.logLikelihood();
        var precision = new ParameterErrors(em);
        var packed = covariances(settings, precision);
        var errors = packed.length == 0 ? unknown(par) : precision.ofItems(packed);
        var items = new ArrayList<CalibratedItem>();
        for (int i = 0; i < par.length; i++)
            items.add(new CalibratedItem(
                    responses.items().get(i), lowest[i], Item.of(model.family(), par[i]), errors[i]));
        var latents = new ArrayList<Latent>();
        for (int g = 0; g < em.means.length; g++) latents.add(new Latent(em.means[g], em.variances[g]));
        return new Calibration(
                model,
                items,
                latents,
                logLikelihood,
                em.size(),
                responses.persons(),
                em.iterations,
                em.converged,
                settings,
                packed.length == 0 ? packed : precision.spread(packed));
    }

    private static double[][] covariances(Settings settings, ParameterErrors precision) {
        try {
            return switch (settings.errors()) {
                case NONE -> new double[0][];
                case OBSERVED -> precision.observed();
                case CROSS_PRODUCTS -> precision.crossProducts();
            };
        } catch (ArithmeticException singular) {
            // A flat likelihood has no standard errors; the estimates themselves are still shown.
            return new double[0][];
        }
    }

    private static double[][] unknown(double[][] par) {
        var none = new double[par.length][];
        for (int i = 0; i < par.length; i++) {
            none[i] = new double[par[i].length];
            Arrays.fill(none[i], Double.NaN);
        }
        return none;
    }

    /** The items without names and errors. */
    public List<Item> curves() {
        return items.stream().map(CalibratedItem::item).toList();
    }

    /** Akaike's criterion: -2 log-likelihood + 2 parameters. */
    public double aic() {
        return -2 * logLikelihood + 2 * parameters;
    }

    /** Schwarz's criterion: -2 log-likelihood + parameters ln(persons). */
    public double bic() {
        return -2 * logLikelihood + parameters * Math.log(persons);
    }

    /** The nodes and the first group's weights. */
    public Quadrature quadrature() {
        return settings.quadrature(groups.getFirst().mean(), groups.getFirst().variance());
    }

    /** One person's answers as categories from 0, with -1 for every blank. */
    public int[] categories(Responses responses, int person) {
        var categories = new int[items.size()];
        for (int i = 0; i < categories.length; i++)
            categories[i] = responses.answered(person, i)
                    ? responses.code(person, i) - items.get(i).lowest()
                    : -1;
        return categories;
    }

    /** Sum of the items' information at theta. */
    public double information(double theta) {
        return curves().stream().mapToDouble(item -> item.information(theta)).sum();
    }

    /** Expected total score at theta, in observed scores. */
    public double expected(double theta) {
        return items.stream()
                .mapToDouble(item -> item.lowest() + item.item().expected(theta))
                .sum();
    }
}
