package org.tessera.design;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/** Reads the plans of courses from {@code outline.yaml} beside the specifications. */
@Component
class Outlines {
    private final Settings settings;

    Outlines(Settings settings) {
        this.settings = settings;
    }

    /** The plan for a micro-credential of a programme, if there is one. Both names come from content that was read. */
    Optional<Outline> of(String programme, String id) {
        var file = settings.content()
                .resolve("programmes")
                .resolve(programme)
                .resolve(id)
                .resolve(Shape.OUTLINE.file());
        return Files.exists(file) ? Optional.of(outline(Yaml.read(file))) : Optional.empty();
    }

    private static Outline outline(Yaml file) {
        return new Outline(
                file.text("id"),
                file.at("blueprint").list().stream()
                        .map(share -> new Outline.Share(
                                share.text("outcome"),
                                share.number("items"),
                                share.text("task").equals("true")))
                        .toList(),
                file.at("units").list().stream().map(Outlines::unit).toList());
    }

    private static Outline.PlannedUnit unit(Yaml unit) {
        return new Outline.PlannedUnit(
                unit.text("id"),
                unit.languages("title"),
                unit.languages("aim"),
                unit.number("minutes"),
                unit.texts("outcomes"),
                List.copyOf(unit.at("slides").texts().values()),
                unit.at("exercises").list().stream()
                        .map(e -> new Outline.PlannedExercise(e.text("kind"), words(e)))
                        .toList());
    }

    private static Map<String, String> words(Yaml exercise) {
        return exercise.languages("about");
    }
}
