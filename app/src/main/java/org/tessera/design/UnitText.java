package org.tessera.design;

import java.util.List;
import java.util.Optional;

/**
 * A unit in one language.
 *
 * @param title its name
 * @param slides one idea each
 * @param notes what one would keep and print, Markdown
 * @param exercises decisions with feedback
 * @param glossary the terms that the job uses
 */
public record UnitText(String title, List<Slide> slides, String notes, List<Exercise> exercises, List<Term> glossary) {
    /** The slide with this id. */
    public Optional<Slide> slide(String id) {
        return slides.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** The exercise with this id. */
    public Optional<Exercise> exercise(String id) {
        return exercises.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
