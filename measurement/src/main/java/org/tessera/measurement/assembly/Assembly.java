package org.tessera.measurement.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** What came of assembling forms. */
public sealed interface Assembly {

    /**
     * Forms that keep every rule, checked here and not only by the solver.
     *
     * @param forms positions of the items in the bank, form by form, ascending
     * @param value information of the weakest form
     * @param optimal whether nothing better exists; otherwise time ran out
     * @param bound no forms under these rules can be worth more: the optimum when items may be taken in part (the linear
     *     relaxation; Nemhauser and Wolsey 1988); the value itself where nothing better exists; infinity where nobody looked
     */
    record Assembled(List<List<Integer>> forms, double value, boolean optimal, double bound) implements Assembly {

        /**
         * How far the weakest form can be from the best possible: (bound - value) / bound, 0 where nothing better exists and
         * NaN where that is not known.
         */
        public double gap() {
            return optimal ? 0 : (bound - value) / bound;
        }
    }

    /** No form is possible; leaving out any one of these rules would make it possible. */
    record Impossible(List<String> clashing) implements Assembly {}

    /** The solver found nothing in its time, and nothing says that there is nothing. */
    record OutOfTime(String reason) implements Assembly {}

    /**
     * What to assemble.
     *
     * @param information information of every item where it matters, for example at the cut
     * @param rules rules of every form
     * @param forms number of forms; with several the weakest is made as good as possible
     * @param mostUses in how many of the forms an item may occur
     * @param mostShared how many items two forms may have in common
     * @param seconds time for the solver
     */
    record Task(double[] information, List<Rule> rules, int forms, int mostUses, int mostShared, int seconds) {

        /** Copies the array and the list. */
        public Task {
            information = information.clone();
            rules = List.copyOf(rules);
        }

        @Override
        public double[] information() {
            return information.clone();
        }

        /** One form. */
        public static Task single(double[] information, List<Rule> rules, int seconds) {
            return new Task(information, rules, 1, 1, information.length, seconds);
        }
    }

    /** Assembles by binary programming (van der Linden 2005, Linear Models for Optimal Test Design). */
    static Assembly of(Task task) {
        var solved = Solver.solve(task, task.rules(), true, true);
        if (solved.getState().isFeasible()) return checked(task, solved);
        if (solved.getState() == Optimisation.State.INFEASIBLE) return new Impossible(clashing(task));
        return new OutOfTime("No form was found within " + task.seconds() + " seconds.");
    }

    /**
     * The next item of a shadow test (van der Linden and Reese 1998): the best whole form that holds the items already
     * given is assembled, and its most informative free item is given.
     *
     * @param given items already given
     * @return the position of the item, or -1 where no form is possible or the form is complete
     */
    static int shadow(double[] information, List<Rule> rules, List<Integer> given, int seconds) {
        var all = new ArrayList<>(rules);
        all.add(Rule.fixed(information.length, java.util.Set.copyOf(given)));
        if (!(of(Task.single(information, all, seconds)) instanceof Assembled assembled)) return -1;
        return assembled.forms().getFirst().stream()
                .filter(i -> !given.contains(i))
                .max(java.util.Comparator.comparingDouble(i -> information[i]))
                .orElse(-1);
    }

    /**
     * A form of one person's own (linear on the fly testing; Luecht 1998): among the forms that keep every rule and hold
     * enough information, one at random. Every item gets a random worth, and the form of the highest worth is taken, so that
     * no item is in every form unless the rules leave no other.
     *
     * @param least information that every form must have, so that all forms measure alike
     * @param seed repeats the form exactly
     */
    static Assembly onTheFly(double[] information, double least, List<Rule> rules, long seed, int seconds) {
        var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        var worth = new double[information.length];
        for (int i = 0; i < worth.length; i++) worth[i] = random.nextDouble();
        var all = new ArrayList<>(rules);
        all.add(Rule.atLeast("information", information, least));
        var found = of(Task.single(worth, all, seconds));
        if (!(found instanceof Assembled form)) return found;
        var held = form.forms().getFirst().stream()
                .mapToDouble(i -> information[i])
                .sum();
        return new Assembled(form.forms(), held, false, Double.POSITIVE_INFINITY);
    }

    private static Assembly checked(Task task, Optimisation.Result result) {
        var n = task.information().length;
        var forms = new ArrayList<List<Integer>>();
        for (int f = 0; f < task.forms(); f++) {
            var from = f * n;
            forms.add(IntStream.range(0, n)
                    .filter(i -> result.doubleValue(from + i) > 0.5)
                    .boxed()
                    .toList());
        }
        for (var form : forms)
            for (var rule : task.rules())
                if (!rule.keptBy(form)) throw new IllegalStateException("The solver broke the rule: " + rule.name());
        if (!usesKept(task, forms)) throw new IllegalStateException("The solver used an item or an overlap too often");
        var value = forms.stream()
                .mapToDouble(form ->
                        form.stream().mapToDouble(i -> task.information()[i]).sum())
                .min()
                .orElse(0);
        var optimal = result.getState().isOptimal();
        return new Assembled(List.copyOf(forms), value, optimal, optimal ? value : bound(task));
    }

    /** The linear relaxation takes milliseconds where the binary program takes minutes. */
    private static double bound(Task task) {
        var relaxed = Solver.solve(task, task.rules(), true, false);
        return relaxed.getState().isOptimal() ? relaxed.getValue() : Double.POSITIVE_INFINITY;
    }

    private static boolean usesKept(Task task, List<List<Integer>> forms) {
        var uses = new int[task.information().length];
        for (var form : forms) for (int i : form) uses[i]++;
        for (var use : uses) if (use > task.mostUses()) return false;
        for (int f = 0; f < forms.size(); f++)
            for (int g = f + 1; g < forms.size(); g++)
                if (forms.get(f).stream().filter(forms.get(g)::contains).count() > task.mostShared()) return false;
        return true;
    }

    /** Leaves out rule after rule; those without which a form becomes possible are the ones that clash. */
    private static List<String> clashing(Task task) {
        var kept = new ArrayList<>(task.rules());
        for (var rule : task.rules()) {
            kept.remove(rule);
            if (Solver.solve(task, kept, false, true).getState().isFeasible()) kept.add(rule);
        }
        var names = new ArrayList<>(kept.stream().map(Rule::name).toList());
        if (task.forms() > 1)
            names.add(task.forms() + " forms with each item in at most " + task.mostUses() + " and at most "
                    + task.mostShared() + " items in common");
        return List.copyOf(names);
    }

    /** The binary program. */
    final class Solver {

        private Solver() {}

        /** A result with its state; with whole items or with parts of items. */
        static Optimisation.Result solve(Task task, List<Rule> rules, boolean maximise, boolean whole) {
            var model = new ExpressionsBasedModel();
            var time = task.seconds() * 1000L;
            // Both limits are needed: one ends the search once a form is known, the other ends it anyway.
            model.options.time_suffice = time;
            model.options.time_abort = 2 * time;
            var n = task.information().length;
            var items = new Variable[task.forms()][n];
            for (int f = 0; f < task.forms(); f++)
                for (int i = 0; i < n; i++) {
                    var item =
                            model.newVariable("form" + f + "item" + i).lower(0).upper(1);
                    items[f][i] = whole ? item.binary() : item;
                }
            for (int f = 0; f < task.forms(); f++) for (var rule : rules) add(model, items[f], rule, f);
            if (task.forms() > 1) between(model, task, items);
            objective(model, task, items, maximise);
            return maximise ? model.maximise() : model.minimise();
        }

        private static void add(ExpressionsBasedModel model, Variable[] items, Rule rule, int form) {
            var expression = model.newExpression(rule.name() + " in form " + form);
            var coefficients = rule.coefficients();
            for (int i = 0; i < items.length; i++) if (coefficients[i] != 0) expression.set(items[i], coefficients[i]);
            if (Double.isFinite(rule.lower())) expression.lower(rule.lower());
            if (Double.isFinite(rule.upper())) expression.upper(rule.upper());
        }

        private static void between(ExpressionsBasedModel model, Task task, Variable[][] items) {
            var n = task.information().length;
            for (int i = 0; i < n && task.mostUses() < task.forms(); i++) {
                var uses = model.newExpression("uses of item " + i).upper(task.mostUses());
                for (var form : items) uses.set(form[i], 1);
            }
            if (task.mostUses() == 1 || task.mostShared() >= n) return;
            for (int f = 0; f < items.length; f++)
                for (int g = f + 1; g < items.length; g++) {
                    var shared =
                            model.newExpression("shared by " + f + " and " + g).upper(task.mostShared());
                    for (int i = 0; i < n; i++) {
                        var both = model.newVariable("both" + f + "and" + g + "item" + i)
                                .lower(0)
                                .upper(1);
                        model.newExpression("both " + f + " " + g + " " + i)
                                .set(items[f][i], 1)
                                .set(items[g][i], 1)
                                .set(both, -1)
                                .upper(1);
                        shared.set(both, 1);
                    }
                }
        }

        private static void objective(ExpressionsBasedModel model, Task task, Variable[][] items, boolean maximise) {
            if (!maximise) return;
            var n = task.information().length;
            if (task.forms() == 1) {
                for (int i = 0; i < n; i++) items[0][i].weight(task.information()[i]);
                return;
            }
            var weakest = model.newVariable("weakest").lower(0).weight(1);
            for (int f = 0; f < items.length; f++) {
                var expression =
                        model.newExpression("information of " + f).lower(0).set(weakest, -1);
                for (int i = 0; i < n; i++) expression.set(items[f][i], task.information()[i]);
            }
        }
    }
}
