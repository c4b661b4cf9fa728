package org.tessera.assess.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a key is written on one line by somebody who corrects it: {@code b}, {@code a,c}, {@code 1=a, 2=c},
 * {@code 12.5 +- 0.5}. A bar parts several answers that all count: {@code a,c | a,d}. Points are given by the rule of the
 * key before.
 */
public final class KeyNotation {
    /** What was made of a line. */
    public sealed interface Reading {
        /** Any of these keys gives the points. */
        record Understood(List<Key> keys) implements Reading {}

        /** It can't be the key of the question: the text key of a message, and its arguments. */
        record Wrong(String message, List<String> arguments) implements Reading {}
    }

    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Reading.Wrong wrong;

        Unfit(String message, String... arguments) {
            this.wrong = new Reading.Wrong(message, List.of(arguments));
        }
    }

    private static final Pattern NUMBER = Pattern.compile("(-?[0-9.,]+)(?:(?:\\+-|\\+/-|±)([0-9.,]+))?");

    /** As many experts of one opinion as a panel needs. */
    private static final int EXPERTS = 12;

    private static final String WAY = "assess.rescore.way.";
    private final Question question;
    private final Key before;

    private KeyNotation(Question question, Key before) {
        this.question = question.core();
        this.before = before;
    }

    /** Reads what was typed as the key of a question, with the rule for points of the key before. */
    public static Reading read(Question question, Key before, String typed) {
        try {
            var notation = new KeyNotation(question, before);
            var keys = new ArrayList<Key>();
            for (String each : typed.split("\\|", -1)) keys.addAll(notation.keys(each.strip()));
            return new Reading.Understood(keys);
        } catch (Unfit unfit) {
            return unfit.wrong;
        }
    }

    /** How this question's key is written: a text key and its arguments, the ids to choose from. */
    public static Reading.Wrong way(Question question) {
        return new KeyNotation(question, new Key.People(Map.of())).way().wrong;
    }

    /**
     * The points of an answer by the best of several keys.
     *
     * @param most the points that the question is worth in its form; a key worth more or less gives its share of them
     */
    public static int points(Question question, List<Key> keys, Optional<String> answer, int most) {
        var response = Response.of(question, answer);
        int best = 0;
        for (var key : keys)
            if (key.score(question, response) instanceof Score.Points points && points.most() > 0)
                best = Math.max(best, points.earned() * most / points.most());
        return best;
    }

    private List<Key> keys(String typed) {
        return switch (question) {
            case Question.Choice q -> ones(typed);
            case Question.TrueFalse q -> ones(typed);
            case Question.Hotspot q -> q.several() ? List.of(some(typed)) : ones(typed);
            case Question.Several q -> List.of(some(typed));
            case Question.Order q -> List.of(new Key.Sequence(everyOne(typed), rule()));
            case Question.Match q -> List.of(pairs(typed));
            case Question.Gaps q -> List.of(gaps(typed));
            case Question.Numeric q -> List.of(amount(typed));
            case Question.Judgement q -> List.of(judged(q, typed));
            case Question.ShortText q -> throw way();
            case Question.Performance q -> throw way();
            case Question.Upload q -> throw way();
            case Question.Recording q -> throw way();
            case Question.Reading q -> throw way();
        };
    }

    private List<Key> ones(String typed) {
        return ids(typed, question.fields().getFirst().offered()).stream()
                .<Key>map(Key.One::new)
                .toList();
    }

    private Key some(String typed) {
        var ids = ids(typed, fieldIds());
        if (ids.stream().distinct().count() < ids.size()) throw way();
        return new Key.Some(ids, rule());
    }

    private List<String> everyOne(String typed) {
        var ids = ids(typed, fieldIds());
        requireAll(ids);
        if (ids.size() > fieldIds().size()) throw way();
        return ids;
    }

    private Key pairs(String typed) {
        var pairs = pairsOf(typed);
        var choices = question.fields().getFirst().offered();
        for (String choice : pairs.values()) requireKnown(choice, choices);
        return new Key.Pairs(pairs, rule());
    }

    private Key gaps(String typed) {
        var accepted = new LinkedHashMap<String, List<String>>();
        pairsOf(typed)
                .forEach((gap, words) -> accepted.put(
                        gap,
                        Arrays.stream(words.split("/", -1)).map(String::strip).toList()));
        var key = new Key.Fills(accepted, rule());
        if (!Fit.faults(question, key).isEmpty()) throw way();
        return key;
    }

    private Key amount(String typed) {
        var matcher = NUMBER.matcher(typed.replace(" ", ""));
        if (!matcher.matches()) throw way();
        return new Key.Amount(
                number(matcher.group(1)), matcher.group(2) == null ? BigDecimal.ZERO : number(matcher.group(2)));
    }

    /** A number that can be read in one way only: what decides on points leaves no doubt. */
    private BigDecimal number(String typed) {
        var readings = Written.numbers(typed);
        if (readings.size() != 1) throw way();
        return readings.getFirst();
    }

    /** As if a panel of one opinion had judged so. */
    private Key judged(Question.Judgement situation, String typed) {
        var ids = Question.ids(situation.options());
        var ratings = switch (situation.manner()) {
            case RATE -> rated(typed);
            case BEST_WORST -> bestWorst(typed, ids);
            case RANK -> ranked(typed, ids);
        };
        return new Key.Panel(Collections.nCopies(
                EXPERTS, ids.stream().map(id -> ratings.getOrDefault(id, 3)).toList()));
    }

    private Map<String, Integer> rated(String typed) {
        var ratings = new HashMap<String, Integer>();
        pairsOf(typed).forEach((id, rating) -> {
            requireKnown(rating, List.of("1", "2", "3", "4", "5"));
            ratings.put(id, Integer.valueOf(rating));
        });
        return ratings;
    }

    private Map<String, Integer> bestWorst(String typed, List<String> ids) {
        var pairs = pairsOf(typed);
        for (String id : pairs.values()) requireKnown(id, ids);
        if (pairs.getOrDefault("best", "").equals(pairs.getOrDefault("worst", ""))) throw way();
        return Map.of(pairs.getOrDefault("best", ""), Question.Judgement.HIGHEST, pairs.getOrDefault("worst", ""), 1);
    }

    private Map<String, Integer> ranked(String typed, List<String> ids) {
        var order = everyOne(typed);
        if (ids.size() > Question.Judgement.HIGHEST) throw way();
        var ratings = new HashMap<String, Integer>();
        for (String id : order) ratings.put(id, Question.Judgement.HIGHEST - ratings.size());
        return ratings;
    }

    /** {@code id=value, id=value} with every field of the question once. */
    private Map<String, String> pairsOf(String typed) {
        var pairs = new LinkedHashMap<String, String>();
        for (String part : typed.split("[,;]", -1)) {
            int sign = part.indexOf('=');
            if (sign < 1) throw way();
            var id = part.substring(0, sign).strip();
            requireKnown(id, fieldIds());
            if (pairs.put(id, part.substring(sign + 1).strip()) != null) throw way();
        }
        requireAll(List.copyOf(pairs.keySet()));
        return pairs;
    }

    private List<String> ids(String typed, List<String> known) {
        var ids = Arrays.stream(typed.split("[,;]", -1)).map(String::strip).toList();
        if (ids.contains("")) throw way();
        for (String id : ids) requireKnown(id, known);
        return ids;
    }

    private static void requireKnown(String id, List<String> known) {
        if (!known.contains(id)) throw new Unfit("assess.rescore.unknown", id, String.join(", ", known));
    }

    private void requireAll(List<String> given) {
        var missing = fieldIds().stream().filter(id -> !given.contains(id)).toList();
        if (!missing.isEmpty()) throw new Unfit("assess.rescore.missing", String.join(", ", missing));
    }

    private List<String> fieldIds() {
        return question.fields().stream().map(Field::id).toList();
    }

    private Rule rule() {
        return switch (before) {
            case Key.Some some -> some.rule();
            case Key.Sequence sequence -> sequence.rule();
            case Key.Pairs pairs -> pairs.rule();
            case Key.Fills fills -> fills.rule();
            case Key.One one -> Rule.ALL_OR_NOTHING;
            case Key.Amount amount -> Rule.ALL_OR_NOTHING;
            case Key.Panel panel -> Rule.ALL_OR_NOTHING;
            case Key.People people -> Rule.ALL_OR_NOTHING;
        };
    }

    private Unfit way() {
        var ids = String.join(", ", fieldIds());
        return switch (question) {
            case Question.Choice q -> new Unfit(WAY + "one", String.join(", ", Question.ids(q.options())));
            case Question.TrueFalse q -> new Unfit(WAY + "one", "true, false");
            case Question.Hotspot q ->
                new Unfit(
                        WAY + (q.several() ? "some" : "one"),
                        String.join(
                                ", ",
                                q.areas().stream()
                                        .map(Question.Hotspot.Area::id)
                                        .toList()));
            case Question.Several q -> new Unfit(WAY + "some", ids);
            case Question.Order q -> new Unfit(WAY + "order", ids);
            case Question.Match q -> new Unfit(WAY + "pairs", ids, String.join(", ", Question.ids(q.choices())));
            case Question.Gaps q -> new Unfit(WAY + "gaps", ids);
            case Question.Numeric q -> new Unfit(WAY + "number");
            case Question.Judgement q ->
                switch (q.manner()) {
                    case RATE -> new Unfit(WAY + "rate", ids);
                    case BEST_WORST -> new Unfit(WAY + "best-worst", String.join(", ", Question.ids(q.options())));
                    case RANK -> new Unfit(WAY + "order", ids);
                };
            case Question.ShortText q -> new Unfit(WAY + "people");
            case Question.Performance q -> new Unfit(WAY + "people");
            case Question.Upload q -> new Unfit(WAY + "people");
            case Question.Recording q -> new Unfit(WAY + "people");
            case Question.Reading q -> new Unfit(WAY + "people");
        };
    }
}
