package org.tessera.assess.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tessera.measurement.assembly.Assembly;
import org.tessera.measurement.assembly.Rule;
import org.tessera.measurement.irt.Item;

/**
 * Chooses the questions of parallel forms. First the anchors, which all forms share and which picture the blueprint in
 * small; then for each form the rest, no question in two forms, the weakest form as informative at the cut as possible
 * (van der Linden 2005). Questions on trial come last; they never count.
 */
final class Assembler {
    /** Enough for 220 questions; what is known by then is close to the best. */
    private static final int SECONDS = 15;

    /** Before there are data all questions count alike, as Rasch items at their own difficulty would. */
    static final Item UNCALIBRATED = Item.logistic(1, 0, 0, 1);

    private final List<Pool.Member> pool;
    private final Blueprint blueprint;
    private final Format.Exam exam;
    private final double theta;

    /** @param theta ability at the cut on the common scale; 0 before a cut was decided */
    Assembler(List<Pool.Member> pool, Blueprint blueprint, Format.Exam exam, double theta) {
        this.pool = pool;
        this.blueprint = blueprint;
        this.exam = exam;
        this.theta = theta;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** Forms that keep every rule; {@code best} says whether nothing better exists. */
        record Made(List<Chosen> forms, boolean best) implements Outcome {}

        /** No form is possible; leaving out any one of these rules would make it possible. */
        record Impossible(List<FormRules.Clash> clashes) implements Outcome {}

        /** The solver ran out of time. */
        record OutOfTime() implements Outcome {}
    }

    /** The questions of one form: anchors, the rest that counts, and those on trial. */
    record Chosen(List<Pool.Member> anchors, List<Pool.Member> rest, List<Pool.Member> onTrial, double information) {
        List<Pool.Member> scored() {
            return java.util.stream.Stream.concat(anchors.stream(), rest.stream())
                    .sorted(Comparator.comparing(Pool.Member::outcome))
                    .toList();
        }
    }

    Outcome assemble(int forms, Set<String> lastForm) {
        var needed = shortage(forms);
        if (!needed.isEmpty()) return new Outcome.Impossible(needed);
        var first = solve(pool, new FormRules(pool, blueprint, exam, List.of()).forAnchors(lastForm), 1);
        if (!(first instanceof Assembly.Assembled anchorsFound)) return no(first);
        var anchors = members(pool, anchorsFound.forms().getFirst());
        var others = pool.stream().filter(m -> !anchors.contains(m)).toList();
        var second = solve(others, new FormRules(others, blueprint, exam, anchors).forRest(), forms);
        if (!(second instanceof Assembly.Assembled found)) return no(second);
        return withTrials(anchors, others, found);
    }

    /** What no solver is needed for: fewer questions of an outcome, or in all, than the forms need. */
    private List<FormRules.Clash> shortage(int forms) {
        var clashes = new ArrayList<FormRules.Clash>();
        double shared = exam.anchors() / (double) exam.scored();
        for (var line : blueprint.outcomes()) {
            int anchors = (int) Math.ceil(line.questions() * shared);
            int least = anchors + forms * (line.questions() - anchors);
            long here = pool.stream()
                    .filter(m -> m.outcome().equals(line.outcome()))
                    .count();
            if (here < least)
                clashes.add(new FormRules.Clash(
                        "shortage", List.of(line.outcome(), String.valueOf(least), String.valueOf(here))));
        }
        int left = pool.size() - exam.anchors() - forms * (exam.scored() - exam.anchors());
        if (clashes.isEmpty() && left < forms * exam.onTrial())
            clashes.add(new FormRules.Clash(
                    "on-trial", List.of(String.valueOf(exam.onTrial()), String.valueOf(Math.max(0, left)))));
        return clashes;
    }

    private Outcome withTrials(List<Pool.Member> anchors, List<Pool.Member> others, Assembly.Assembled found) {
        var free = new ArrayList<>(others);
        found.forms().forEach(form -> free.removeAll(members(others, form)));
        // What is not calibrated yet is tried first: a question comes to its parameters by being asked.
        free.sort(Comparator.comparing((Pool.Member m) -> m.curve().isPresent())
                .thenComparing(Pool.Member::exposed)
                .thenComparing(Pool.Member::name));
        var made = new ArrayList<Chosen>();
        for (int f = 0; f < found.forms().size(); f++) {
            var rest = members(others, found.forms().get(f));
            var trials = List.copyOf(free.subList(f * exam.onTrial(), (f + 1) * exam.onTrial()));
            double information = java.util.stream.Stream.concat(anchors.stream(), rest.stream())
                    .mapToDouble(this::information)
                    .sum();
            made.add(new Chosen(anchors, rest, trials, information));
        }
        return new Outcome.Made(made, found.optimal());
    }

    private Assembly solve(List<Pool.Member> from, List<Rule> rules, int forms) {
        var information = from.stream().mapToDouble(this::information).toArray();
        return Assembly.of(new Assembly.Task(information, rules, forms, 1, 0, SECONDS));
    }

    private double information(Pool.Member member) {
        return member.curve().orElse(UNCALIBRATED).information(member.curve().isPresent() ? theta : 0);
    }

    private static Outcome no(Assembly assembly) {
        return assembly instanceof Assembly.Impossible impossible
                ? new Outcome.Impossible(impossible.clashing().stream()
                        .map(FormRules.Clash::of)
                        .distinct()
                        .toList())
                : new Outcome.OutOfTime();
    }

    private static List<Pool.Member> members(List<Pool.Member> from, List<Integer> positions) {
        return IntStream.range(0, from.size())
                .filter(positions::contains)
                .mapToObj(from::get)
                .toList();
    }
}
