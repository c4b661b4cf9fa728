package org.tessera.verify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tessera.credential.Check;
import org.tessera.issue.Trace;
import org.tessera.platform.Screen;

/** Puts findings into the reader's words. */
final class Words {
    private Words() {}

    /** “Withdrawn on 3 June 2027”, or without the day where it is not known. */
    static String verdict(Checked checked, Screen screen) {
        var key = "verify.verdict." + checked.verdict().key();
        return checked.since()
                .filter(since -> screen.knows(key + ".since"))
                .map(since -> screen.say(
                        key + ".since",
                        checked.verdict() == Verdict.EXPIRED ? lastDay(since, screen) : screen.date(since)))
                .orElseGet(() -> screen.say(key));
    }

    /** Why a check came out as it did. Instants are put as days and times. */
    static String cause(Check check, Screen screen) {
        var details = new HashMap<String, String>();
        check.details().forEach((name, detail) -> details.put(name, readable(detail, screen)));
        return screen.say("verify.cause." + check.cause(), details);
    }

    /** {@code FORMAT} as {@code format}: in text keys and in JSON. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** “Micro-credential · 25 hours of learning · 1 ECTS · EQF level 4”, as far as it says. */
    static String kind(Content content, Screen screen) {
        var parts = new ArrayList<String>();
        parts.add(screen.say("verify.what.kind"));
        content.workload().flatMap(Words::hours).ifPresent(hours -> parts.add(screen.say("verify.what.hours", hours)));
        content.ects().ifPresent(ects -> parts.add(screen.say("verify.what.ects", ects)));
        content.eqf().ifPresent(eqf -> parts.add(screen.say("verify.what.eqf", eqf)));
        return String.join(" · ", parts);
    }

    /**
     * The texts in several languages among a step's facts: {@code title.en}, {@code title.el} become one text.
     *
     * @return language to words, empty when there is none
     */
    static Map<String, String> text(Trace.Step step, String name) {
        var text = new TreeMap<String, String>();
        step.facts().forEach((key, value) -> {
            if (key.startsWith(name + ".")) text.put(key.substring(name.length() + 1), value);
        });
        return text;
    }

    private static Optional<Long> hours(String duration) {
        try {
            return Optional.of(Duration.parse(duration).toHours());
        } catch (DateTimeException notADuration) {
            return Optional.empty();
        }
    }

    private static String readable(String detail, Screen screen) {
        try {
            return screen.dateTime(Instant.parse(detail));
        } catch (DateTimeException notAnInstant) {
            return day(detail, screen);
        }
    }

    private static String day(String detail, Screen screen) {
        try {
            return screen.date(LocalDate.parse(detail));
        } catch (DateTimeException notADay) {
            return detail;
        }
    }

    /** The last day on which it counts: the end is the first moment after it. */
    static String lastDay(Instant until, Screen screen) {
        return screen.date(until.minusMillis(1));
    }

    /**
     * Valid? who? what? by whom? until when? The last four in one sentence, below the verdict. What does not count today
     * is told in the past.
     */
    static String inShort(Verdict verdict, Content content, String by, String title, Screen screen) {
        if (by.isEmpty()) return screen.say("verify.in-short.unknown", content.name(), title);
        var until = content.until().map(end -> lastDay(end, screen)).orElse("");
        if (verdict != Verdict.VALID) return screen.say("verify.in-short.not", content.name(), title, by, until);
        return until.isEmpty()
                ? screen.say("verify.in-short.for-ever", content.name(), title, by)
                : screen.say("verify.in-short", content.name(), title, by, until);
    }

    /** The title in the language in which it was given first, when the reader's language has another. */
    static Optional<Map.Entry<String, String>> original(Content content, Screen screen) {
        return content.title()
                .map(t -> new ArrayList<>(t.byLanguage().entrySet()))
                .flatMap(all -> all.stream()
                        .filter(t -> !t.getKey()
                                .equals(screen.pickLanguage(
                                        content.title().get().byLanguage())))
                        .filter(t -> t.getKey().equals("en") || all.size() == 2)
                        .findFirst());
    }

    /** How it was proven, in the issuer's words, and when. */
    static String proof(Content content, Screen screen) {
        var parts = new ArrayList<String>();
        content.proven().or(content::type).ifPresent(text -> parts.add(sentence(screen.pick(text.byLanguage()))));
        // Words of a European vocabulary, which often has them in English only: left out where they can't be read.
        content.supervision()
                .filter(text -> parts.isEmpty() || text.byLanguage().containsKey(screen.language()))
                .ifPresent(text -> parts.add(sentence(screen.pick(text.byLanguage()))));
        content.assessors().ifPresent(text -> parts.add(sentence(screen.pick(text.byLanguage()))));
        content.provenOn().ifPresent(day -> parts.add(screen.say("verify.proof.on", screen.date(day))));
        return parts.isEmpty() ? screen.say("verify.proof.none") : String.join(" ", parts);
    }

    /** From when until when, as it was certified. */
    static String validity(Verdict verdict, Content content, Screen screen) {
        var from = content.from().map(screen::date).orElse("");
        var key = verdict == Verdict.VALID ? "verify.valid.until" : "verify.valid.meant";
        return content.until()
                .map(until -> screen.say(key, from, lastDay(until, screen)))
                .orElseGet(() -> screen.say("verify.valid.for-ever", from));
    }

    /** One step of the way back in words, from what the trace recorded of it. */
    static String step(Trace.Step step, Checked checked, Screen screen) {
        var facts = step.facts();
        return switch (step.kind()) {
            case "decision" ->
                screen.say("verify.trace.decision.how", fact(step, "body"), readable(fact(step, "at"), screen));
            case "result" ->
                screen.say(
                        "verify.trace.result.how", readable(fact(step, "sat-on"), screen), number(step, "examiners"));
            case "form" ->
                screen.say(
                        "verify.trace.form.how",
                        name(step.reference()),
                        number(step, "items"),
                        number(step, "cut"),
                        number(step, "out-of"),
                        facts.getOrDefault("sample", "false"));
            case "outcome" ->
                screen.say(
                        "verify.trace.outcome.how",
                        ofKind(checked, "outcome").size(),
                        ofKind(checked, "item").size());
            case "matrix" ->
                screen.say("verify.trace.matrix.how", fact(step, "framework").replace(":", " "));
            case "survey" ->
                screen.say(
                        "verify.trace.survey.how",
                        number(step, "answers"),
                        screen.pick(text(step, "title")),
                        number(step, "rank"),
                        number(step, "out-of"),
                        number(step, "needed-at-entry"));
            default -> step.reference();
        };
    }

    /** The steps worth a line: items are counted with their outcomes, and the outcomes have one page together. */
    static List<Trace.Step> walk(Checked checked) {
        var outcome = ofKind(checked, "outcome").stream().limit(1).toList();
        return checked.trace().stream()
                .filter(s -> !s.kind().equals("item") && (!s.kind().equals("outcome") || outcome.contains(s)))
                .toList();
    }

    /** The steps of one kind. */
    static List<Trace.Step> ofKind(Checked checked, String kind) {
        return checked.trace().stream().filter(s -> s.kind().equals(kind)).toList();
    }

    private static String sentence(String text) {
        return text.matches(".*[.!;]") ? text : text + ".";
    }

    private static String fact(Trace.Step step, String name) {
        return step.facts().getOrDefault(name, "–");
    }

    private static double number(Trace.Step step, String name) {
        try {
            return Double.parseDouble(fact(step, name));
        } catch (NumberFormatException notRecorded) {
            return 0;
        }
    }

    /** {@code form:K08-A@1#…} is K08-A. */
    private static String name(String reference) {
        return reference.replaceFirst("^[^:]*:", "").replaceFirst("@.*$", "");
    }
}
