package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a question can be answered, and whether its key belongs to it. Checked wherever an item comes in: written on a
 * page, loaded, or brought from another system. Faults are text keys, which say what to do.
 */
public final class Fit {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final List<String> faults = new ArrayList<>();

    private Fit() {}

    /** What is wrong; empty when all is well. */
    public static List<String> faults(Question question, Key key) {
        var fit = new Fit();
        fit.check(question);
        fit.check(question.core(), key);
        return List.copyOf(fit.faults);
    }

    private void check(Question question) {
        unless(!question.stem().isEmpty() && question.stem().values().stream().noneMatch(String::isBlank), "no-stem");
        unless(
                question.fields().stream().map(Field::id).distinct().count()
                        == question.fields().size(),
                "ids");
        switch (question) {
            case Question.Choice q -> options(q.options(), 2);
            case Question.Several q -> options(q.options(), 2);
            case Question.Order q -> options(q.options(), 3);
            case Question.Match q -> {
                options(q.lines(), 2);
                options(q.choices(), 2);
            }
            case Question.Gaps q -> gaps(q);
            case Question.Hotspot q -> {
                unless(q.areas().size() > 1 && q.areas().stream().allMatch(a -> inside(a, q.picture())), "areas");
                unless(!q.picture().alt().isEmpty(), "alt");
                unless(q.areas().stream().allMatch(a -> ID.matcher(a.id()).matches()), "ids");
            }
            case Question.Reading q -> {
                unless(!q.documents().isEmpty() && !(q.question() instanceof Question.Reading), "documents");
                check(q.question());
            }
            case Question.Judgement q -> options(q.options(), 3);
            case Question.ShortText q -> unless(q.most() >= 1 && q.most() <= 6, "most");
            case Question.Performance q -> criteria(q.criteria());
            case Question.Upload q -> {
                criteria(q.criteria());
                unless(!q.kinds().isEmpty() && q.megabytes() >= 1 && q.megabytes() <= 5, "file");
            }
            case Question.Recording q -> {
                criteria(q.criteria());
                unless(q.seconds() >= 10 && q.seconds() <= 600, "seconds");
            }
            case Question.TrueFalse q -> {}
            case Question.Numeric q -> {}
        }
    }

    private void check(Question question, Key key) {
        boolean fits = switch (key) {
            case Key.One(String option) ->
                !(question instanceof Question.Numeric || question instanceof Question.ShortText)
                        && question.fields().size() == 1
                        && question.fields().getFirst().offered().contains(option);
            case Key.Some(var options, var rule) ->
                (question instanceof Question.Several || question instanceof Question.Hotspot)
                        && !options.isEmpty()
                        && ids(question).containsAll(options)
                        && new HashSet<>(options).size() == options.size();
            case Key.Sequence(var options, var rule) ->
                question instanceof Question.Order
                        && ids(question).equals(Set.copyOf(options))
                        && options.size() == question.fields().size();
            case Key.Pairs(var choices, var rule) ->
                question instanceof Question.Match
                        && ids(question).equals(choices.keySet())
                        && question.fields().getFirst().offered().containsAll(choices.values());
            case Key.Fills fills -> question instanceof Question.Gaps gaps && fits(gaps, fills);
            case Key.Amount amount ->
                question instanceof Question.Numeric && amount.tolerance().signum() >= 0;
            case Key.Panel panel -> question instanceof Question.Judgement situation && fits(situation, panel);
            case Key.People people -> question.markedByPeople();
        };
        unless(fits, "key");
    }

    private static boolean fits(Question.Gaps gaps, Key.Fills key) {
        return ids(gaps).equals(key.accepted().keySet())
                && gaps.fields().stream().allMatch(f -> {
                    var accepted = key.accepted().getOrDefault(f.id(), List.of());
                    return !accepted.isEmpty()
                            && accepted.stream().allMatch(a -> !a.isBlank() && f.takes(a))
                            && (f.offered().isEmpty() || accepted.size() == 1);
                });
    }

    private static boolean fits(Question.Judgement situation, Key.Panel panel) {
        return !panel.ratings().isEmpty()
                && panel.ratings().stream()
                        .allMatch(row -> row.size() == situation.options().size()
                                && row.stream().allMatch(r -> r >= 1 && r <= Question.Judgement.HIGHEST));
    }

    private static Set<String> ids(Question question) {
        return new HashSet<>(question.fields().stream().map(Field::id).toList());
    }

    private void gaps(Question.Gaps question) {
        unless(!question.gaps().isEmpty() && !question.passage().isEmpty(), "gaps");
        for (Question.Gaps.Gap gap : question.gaps()) {
            unless(ID.matcher(gap.id()).matches(), "ids");
            unless(gap.choices().size() != 1, "options");
            unless(
                    question.passage().values().stream()
                            .allMatch(p -> p.split(Pattern.quote("[[" + gap.id() + "]]"), -1).length == 2),
                    "gaps");
        }
    }

    private void options(List<Question.Option> options, int least) {
        unless(options.size() >= least, "options");
        unless(
                options.stream()
                        .allMatch(o -> !o.text().isEmpty()
                                && o.text().values().stream().noneMatch(String::isBlank)),
                "options");
        unless(
                options.stream().allMatch(o -> ID.matcher(o.id()).matches())
                        && options.stream().map(Question.Option::id).distinct().count() == options.size(),
                "ids");
    }

    private void criteria(List<Question.Criterion> criteria) {
        unless(
                !criteria.isEmpty()
                        && criteria.stream().allMatch(c -> c.benchmarks().size() == 4),
                "criteria");
    }

    private static boolean inside(Question.Hotspot.Area area, Question.Hotspot.Picture picture) {
        return area.x() >= 0
                && area.y() >= 0
                && area.width() > 0
                && area.height() > 0
                && area.x() + area.width() <= picture.width()
                && area.y() + area.height() <= picture.height();
    }

    private void unless(boolean good, String fault) {
        var key = "assess.bank.fault." + fault;
        if (!good && !faults.contains(key)) faults.add(key);
    }
}
