package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.platform.Screen;

/** An answer in words, for whoever may see it. */
public final class Told {
    /** One line: what was answered to (empty where the question has one box), the words, and the language of both. */
    public record Line(String label, String words, String language) {}

    private final Screen screen;
    private final Response response;
    private final List<Line> lines = new ArrayList<>();

    private Told(Screen screen, Response response) {
        this.screen = screen;
        this.response = response;
    }

    /** The lines of an answer; none when nothing was answered. */
    public static List<Line> of(Screen screen, Question question, Response response) {
        var told = new Told(screen, response);
        if (!response.blank()) told.tell(question.core());
        return told.lines;
    }

    private void tell(Question question) {
        switch (question) {
            case Question.Choice q -> chosen("", "", q.options());
            case Question.Several q -> q.options().forEach(this::ticked);
            case Question.TrueFalse q ->
                add("", screen.say(response.value("").equals("true") ? "assess.bank.true" : "assess.bank.false"));
            case Question.Order q -> numbered(q.options());
            case Question.Match q ->
                q.lines().forEach(line -> chosen(line.id(), screen.pick(line.text()), q.choices()));
            case Question.Gaps q -> q.gaps().forEach(this::gap);
            case Question.Hotspot q -> q.areas().forEach(this::area);
            case Question.Judgement q -> judged(q);
            case Question.Reading q -> tell(q.question());
            case Question.Upload q -> add("", screen.say("assess.bank.file.is-there"));
            case Question.Recording q -> add("", screen.say("assess.bank.file.is-there"));
            case Question.Numeric q -> add("", response.value("") + " " + screen.pick(q.unit()));
            case Question.ShortText q -> add("", response.value(""));
            case Question.Performance q -> add("", response.value(""));
        }
    }

    private void ticked(Question.Option option) {
        if (!response.value(option.id()).isEmpty()) content("", option.text());
    }

    private void area(Question.Hotspot.Area area) {
        if (!response.value(area.id()).isEmpty() || response.value("").equals(area.id())) content("", area.label());
    }

    private void chosen(String field, String label, List<Question.Option> options) {
        options.stream().filter(o -> o.id().equals(response.value(field))).forEach(o -> content(label, o.text()));
    }

    private void gap(Question.Gaps.Gap gap) {
        var label = screen.say("assess.bank.gap", gap.id());
        if (gap.choices().isEmpty()) {
            if (!response.value(gap.id()).isEmpty()) add(label, response.value(gap.id()));
        } else chosen(gap.id(), label, gap.choices());
    }

    private void judged(Question.Judgement situation) {
        switch (situation.manner()) {
            case BEST_WORST -> {
                chosen("best", screen.say("assess.bank.judgement.best"), situation.options());
                chosen("worst", screen.say("assess.bank.judgement.worst"), situation.options());
            }
            case RANK -> numbered(situation.options());
            case RATE ->
                situation.options().stream()
                        .filter(o -> !response.value(o.id()).isEmpty())
                        .forEach(o -> content(response.value(o.id()), o.text()));
        }
    }

    private void numbered(List<Question.Option> options) {
        options.stream()
                .filter(o -> !response.value(o.id()).isEmpty())
                .sorted(java.util.Comparator.comparing(
                                (Question.Option o) -> response.value(o.id()).length())
                        .thenComparing(o -> response.value(o.id())))
                .forEach(o -> content(response.value(o.id()), o.text()));
    }

    private void content(String label, Map<String, String> words) {
        lines.add(new Line(label, screen.pick(words), screen.pickLanguage(words)));
    }

    private void add(String label, String words) {
        lines.add(new Line(label, words.strip(), screen.language()));
    }
}
