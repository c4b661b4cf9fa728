package org.tessera.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The whole life of one micro-credential, from the employers' survey to the credential's withdrawal. */
final class Life {
    private static final int EMPLOYERS = 12;
    private final Cast cast;
    private final Steps steps;
    private final Path content;
    private final Path folder;

    Life(Cast cast, Steps steps, Path content, Path folder) {
        this.cast = cast;
        this.steps = steps;
        this.content = content;
        this.folder = folder;
    }

    void play(String setup) {
        var founder = steps.step("A platform administrator sets Tessera up", () -> cast.founder(
                setup, "Example Certification Body", "certification-body", "GR",
                Persona.staff("Ariadne", "Setup", "ariadne@body.example", "en")));
        var chamber = steps.step("registers a federation of employers", () -> cast.organisation(
                founder, "Example Employers' Federation", "employer", "GR"));
        var representative = steps.step("An employer representative joins by a link in the mail", () -> cast.join(
                founder, chamber, Persona.staff("Petros", "Example", "petros@employers.example", "en", "employer-representative")));
        var survey = steps.step("opens a survey", () -> EmployersSurvey.open(
                representative, Map.of("en", "Skills for a first job", "el", "Δεξιότητες για την πρώτη δουλειά")));
        steps.step("and " + EMPLOYERS + " employers answer it without an account", () -> {
            int employer = 0;
            for (String invitation : survey.invite("Employers of the tour", EMPLOYERS)) {
                EmployersSurvey.answer(cast.stranger("en"), invitation, employer++);
            }
        });
        steps.step("closes it: the evidence is there", () -> survey.close());
    }
}
