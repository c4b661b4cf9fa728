package org.tessera.learn;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.design.Draft;
import org.tessera.design.MicroCredential;

/** The names of courses: those of the micro-credentials that they lead to. */
@Component
class Courses {
    private final Catalogue catalogue;

    Courses(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The title by language; the id where the catalogue knows none. */
    Map<String, String> title(String microCredential) {
        return catalogue
                .current(microCredential)
                .map(MicroCredential::title)
                .or(() -> catalogue.draft(microCredential).map(Draft::title))
                .orElse(Map.of("en", microCredential));
    }
}
