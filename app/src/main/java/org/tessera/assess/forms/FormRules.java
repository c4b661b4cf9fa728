package org.tessera.assess.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tessera.measurement.assembly.Rule;

/**
 * Blueprint and format as linear rules over a pool. A rule's name is the key of the text that explains it with its
 * arguments behind bars, so that a clash can be told in the reader's language.
 */
final class FormRules {
    private static final String BAR = "|";
    private final List<Pool.Member> pool;
    private final Blueprint blueprint;
    private final Format.Exam exam;
    private final List<Pool.Member> chosen;

    /** @param chosen what stands in the form already and counts for the rules: the anchors */
    FormRules(List<Pool.Member> pool, Blueprint blueprint, Format.Exam exam, List<Pool.Member> chosen) {
        this.pool = pool;
        this.blueprint = blueprint;
        this.exam = exam;
        this.chosen = chosen;
    }

    /** The anchors are a small picture of the whole form, chosen from the last form where there is one. */
    List<Rule> forAnchors(java.util.Set<String> lastForm) {
        var rules = new ArrayList<Rule>();
        double part = exam.anchors() / (double) exam.scored();
        rules.add(rule(name("length", exam.anchors()), i -> true, exam.anchors(), exam.anchors()));
        for (var line : blueprint.outcomes()) {
            double ideal = line.questions() * part;
            rules.add(rule(
                    name("anchors", line.outcome()),
                    i -> pool.get(i).outcome().equals(line.outcome()),
                    Math.floor(ideal),
                    Math.ceil(ideal)));
        }
        double situational = exam.situational() * part;
        rules.add(rule(
                name("situational", exam.situational(), count(m -> m.situational())),
                i -> pool.get(i).situational(),
                Math.floor(situational),
                Math.ceil(situational)));
        if (!lastForm.isEmpty())
            rules.add(rule(
                    name("last-form", exam.anchors()),
                    i -> lastForm.contains(pool.get(i).name()),
                    exam.anchors(),
                    exam.anchors()));
        addApart(rules);
        return rules;
    }

    /** What a form needs beside its anchors. */
    List<Rule> forRest() {
        var rules = new ArrayList<Rule>();
        int rest = exam.scored() - chosen.size();
        rules.add(rule(name("length", exam.scored()), i -> true, rest, rest));
        for (var line : blueprint.outcomes()) {
            int left = line.questions() - chosenOf(m -> m.outcome().equals(line.outcome()));
            rules.add(rule(
                    name(
                            "outcome",
                            line.outcome(),
                            line.questions(),
                            count(m -> m.outcome().equals(line.outcome()))),
                    i -> pool.get(i).outcome().equals(line.outcome()),
                    left,
                    left));
        }
        int situational = exam.situational() - chosenOf(Pool.Member::situational);
        rules.add(rule(
                name("situational", exam.situational(), count(Pool.Member::situational)),
                i -> pool.get(i).situational(),
                situational,
                situational));
        addWords(rules);
        addKeys(rules);
        addApart(rules);
        double limit = exam.mostPercentExposed() / 100.0;
        rules.add(rule(
                name("exposure", exam.mostPercentExposed()), i -> pool.get(i).exposed() > limit, 0, 0));
        return rules;
    }

    private void addWords(List<Rule> rules) {
        var words = pool.stream().mapToDouble(Pool.Member::words).toArray();
        int used = chosen.stream().mapToInt(Pool.Member::words).sum();
        rules.add(new Rule(name("words", exam.mostWords()), words, Double.NEGATIVE_INFINITY, exam.mostWords() - used));
    }

    private void addKeys(List<Rule> rules) {
        // Situational scenarios are rated, so they have no single right option to guess.
        double most = Math.ceil((exam.scored() - exam.situational()) * exam.mostPercentOfOneKey() / 100.0);
        var keys = pool.stream()
                .filter(m -> !m.situational() && m.key().contains("\"one\""))
                .map(Pool.Member::key)
                .collect(Collectors.toCollection(TreeSet::new));
        for (var key : keys) {
            int used = chosenOf(m -> !m.situational() && m.key().equals(key));
            rules.add(rule(
                    name("keys", exam.mostPercentOfOneKey(), key),
                    i -> !pool.get(i).situational() && pool.get(i).key().equals(key),
                    Double.NEGATIVE_INFINITY,
                    most - used));
        }
    }

    /** At most one of a pair; none of it when the other one is an anchor. */
    private void addApart(List<Rule> rules) {
        var places = new TreeMap<String, Integer>();
        for (int i = 0; i < pool.size(); i++) places.put(pool.get(i).name(), i);
        for (var pair : blueprint.apart()) {
            int used = chosenOf(m -> m.name().equals(pair.one()) || m.name().equals(pair.other()));
            var here = java.util.stream.Stream.of(pair.one(), pair.other())
                    .map(places::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            if (!here.isEmpty())
                rules.add(rule(
                        name("apart", pair.one(), pair.other()), here::contains, Double.NEGATIVE_INFINITY, 1 - used));
        }
    }

    private int chosenOf(java.util.function.Predicate<Pool.Member> is) {
        return (int) chosen.stream().filter(is).count();
    }

    private long count(java.util.function.Predicate<Pool.Member> is) {
        return pool.stream().filter(is).count() + chosenOf(is);
    }

    private Rule rule(String name, IntPredicate is, double least, double most) {
        var ones = new double[pool.size()];
        Arrays.setAll(ones, i -> is.test(i) ? 1 : 0);
        return new Rule(name, ones, least, most);
    }

    private static String name(String key, Object... arguments) {
        return key
                + IntStream.range(0, arguments.length)
                        .mapToObj(i -> BAR + arguments[i])
                        .collect(Collectors.joining());
    }

    /** A rule that can't be kept, for the page: the end of a text's key, and the text's arguments. */
    record Clash(String key, List<String> arguments) {
        /** Reads a rule's name back; any other sentence of the solver speaks of the forms among each other. */
        static Clash of(String name) {
            var parts = List.of(name.split("\\|"));
            // Which option it is makes the rule's name unique; on the page it would hint at keys.
            if (parts.getFirst().equals("keys")) return new Clash("keys", parts.subList(1, 2));
            return name.contains(" forms with ")
                    ? new Clash("several", List.of())
                    : new Clash(parts.getFirst(), parts.subList(1, parts.size()));
        }
    }
}
