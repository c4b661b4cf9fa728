package org.tessera.learn;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.design.CoursePack;
import org.tessera.design.Markdown;
import org.tessera.design.Unit;
import org.tessera.design.UnitText;

/**
 * What every page of a unit knows: where it is in the course, what comes before and after, how much is left.
 *
 * @param courseTitle by language
 * @param language in which the course is shown; not always the reader's
 * @param at the position among the steps; as many as there are steps on the last page
 * @param words how the words of the unit can be heard
 */
record UnitPage(
        CoursePack pack,
        Map<String, String> courseTitle,
        Unit unit,
        String language,
        int at,
        Progress progress,
        Narration.Voice words) {
    UnitText text() {
        return unit.in(language);
    }

    List<Step> steps() {
        return Step.of(unit);
    }

    /** The words of the unit with their voice. */
    Voiced glossary() {
        return new Voiced(Narration.glossary(pack, unit, language), words, 0);
    }

    /** The unit's number in the course, from 1. */
    int number() {
        return pack.units().indexOf(unit) + 1;
    }

    String course() {
        return "/learn/" + pack.id();
    }

    String path(String step) {
        return course() + "/" + unit.id() + "/" + step;
    }

    Optional<String> before() {
        return at == 0 ? Optional.empty() : Optional.of(path(steps().get(at - 1).id()));
    }

    String after() {
        return path(at + 1 < steps().size() ? steps().get(at + 1).id() : Step.END);
    }

    Content prose(String markdown) {
        return Prose.of(pack, markdown, text().glossary());
    }

    /** The words of a text alone, for a place where only one line can stand. */
    String line(String markdown) {
        return Markdown.plain(markdown);
    }
}
