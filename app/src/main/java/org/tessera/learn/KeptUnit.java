package org.tessera.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tessera.design.CoursePack;
import org.tessera.design.Exercise;
import org.tessera.design.Sentences;
import org.tessera.design.Slide;
import org.tessera.design.Unit;
import org.tessera.platform.Canonical;
import org.tessera.platform.Form;

/**
 * A unit as one page that works without a network. It is the same for everybody and says nothing about who reads it:
 * what a learner does with it is kept apart, encrypted.
 *
 * <p>It carries the key of its exercises, as nobody can be asked without a network. Courses are open content and their
 * exercises decide nothing; those of an exam never leave the server.
 *
 * @param title of the course, by language
 * @param voices how each step and the words of the unit can be heard, by its id
 * @param work of which this is a draft that somebody looks at; nothing for a unit that learners have
 */
record KeptUnit(
        CoursePack pack,
        Map<String, String> title,
        Unit unit,
        String language,
        Map<String, Narration.Voice> voices,
        Optional<UUID> work) {
    UnitPage page() {
        return new UnitPage(pack, title, unit, language, 0, new Progress(pack, Map.of()), voice(Script.GLOSSARY));
    }

    String address() {
        return address(language);
    }

    String address(String other) {
        return address(unit, other);
    }

    private String address(Unit of, String other) {
        return work.map(id -> String.join("/", "/learn/preview", id.toString(), of.id(), other))
                .orElseGet(() -> String.join("/", "/learn/kept", pack.hash(), of.id(), other));
    }

    /** Where the course is: for a draft, where it is written. */
    String course() {
        return work.map(id -> "/design/work/" + id).orElseGet(() -> page().course());
    }

    /** Where the unit that follows begins; empty when this is the last one. */
    String next() {
        return after().map(unit -> work.isPresent() ? address(unit, language) : page().course() + "/" + unit.id())
                .orElse("");
    }

    /** The number of the unit in the course, from 1. */
    int number() {
        return pack.units().indexOf(unit) + 1;
    }

    /** The unit that follows, if there is one. */
    Optional<Unit> after() {
        return number() < pack.units().size() ? Optional.of(pack.units().get(number())) : Optional.empty();
    }

    Slide slide(Step step) {
        return unit.in(language).slide(step.id()).orElseThrow();
    }

    Voiced voiced(Step step) {
        return new Voiced(Narration.script(pack, unit, step, language), voice(step.id()), 0);
    }

    private Narration.Voice voice(String step) {
        return voices.getOrDefault(step, Narration.Voice.NONE);
    }

    List<List<String>> sentences(Step step) {
        return Sentences.of(language, slide(step).narration());
    }

    Exercise exercise(Step step) {
        return unit.in(language).exercise(step.id()).orElseThrow();
    }

    /** An exercise that nobody has answered, in an order that is the same for everybody. */
    Attempt attempt(Step step) {
        var order = UUID.nameUUIDFromBytes(pack.hash().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return new Attempt(Sheet.of(exercise(step), order, unit.id()), Form.empty(), Optional.empty());
    }

    /** For an order, the positions in the order of the page: {@code 2,0,1}; for lines one such list each: {@code 1,0;0,2,1}. */
    static String shown(Sheet sheet) {
        return sheet.lines().isEmpty()
                ? joined(sheet.shown())
                : sheet.lines().stream().map(line -> joined(line.shown())).collect(Collectors.joining(";"));
    }

    private static String joined(List<Integer> positions) {
        return positions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The unit's title in every language, as JSON. */
    String titles() {
        var titles = new TreeMap<String, String>();
        pack.languages().forEach(each -> titles.put(each, unit.in(each).title()));
        return Canonical.of(titles);
    }

    /** The course's title in every language, as JSON. */
    String courses() {
        return Canonical.of(new TreeMap<>(title));
    }
}
