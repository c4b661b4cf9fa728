package org.tessera.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.design.Draft;
import org.tessera.design.MicroCredential;

/** The names of courses: those of the micro-credentials that they lead to. */
@Component
public class Courses {
    private final Catalogue catalogue;

    Courses(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What somebody can do after a course, by the outcome's id and by language. */
    public Map<String, Map<String, String>> outcomes(String microCredential) {
        var outcomes = new LinkedHashMap<String, Map<String, String>>();
        catalogue
                .current(microCredential)
                .map(MicroCredential::outcomes)
                .orElse(List.of())
                .forEach(outcome -> outcomes.put(outcome.id(), outcome.canDo()));
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
