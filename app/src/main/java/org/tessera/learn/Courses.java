package org.tessera.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.design.CoursePack;
import org.tessera.design.Draft;
import org.tessera.design.MicroCredential;
import org.tessera.platform.Texts;

/** The names of courses: those of the micro-credentials that they lead to. */
@Component
public class Courses {
    private final Catalogue catalogue;
    private final Texts texts;

    Courses(Catalogue catalogue, Texts texts) {
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** What a voice says about a course: its title, what one should know before, its units, what one can do afterwards. */
    Script script(CoursePack pack, String language) {
        var lines = Stream.of(
                        Stream.of(in(title(pack.id()), language), in(pack.prerequisites(), language)),
                        Stream.of(texts.say(language, "learn.course.units")),
                        pack.units().stream().map(unit -> unit.in(language).title()),
                        Stream.of(texts.say(language, "learn.course.outcomes")),
                        pack.outcomes().stream()
                                .map(id -> in(outcomes(pack.id()).getOrDefault(id, Map.of()), language)))
                .flatMap(part -> part);
        return new Script(pack.hash(), Script.COURSE, Script.ABOUT, language, Spoken.lines(lines));
    }

    private static String in(Map<String, String> byLanguage, String language) {
        return byLanguage.getOrDefault(language, "");
    }

    /** What somebody can do after a course, by the outcome's id and by language. */
    public Map<String, Map<String, String>> outcomes(String microCredential) {
        var outcomes = new LinkedHashMap<String, Map<String, String>>();
        catalogue.outcomes(microCredential).forEach(outcome -> outcomes.put(outcome.id(), outcome.canDo()));
        return outcomes;
    }

    /** The title by language; the id where the catalogue knows none. */
    public Map<String, String> title(String microCredential) {
        return catalogue
                .current(microCredential)
                .map(MicroCredential::title)
                .or(() -> catalogue.draft(microCredential).map(Draft::title))
                .orElse(Map.of("en", microCredential));
    }
}
