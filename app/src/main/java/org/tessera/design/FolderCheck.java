package org.tessera.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks everything of one micro-credential or programme that stands in one folder: each YAML file by its schema, the
 * course pack by all its rules, and the files against each other.
 */
final class FolderCheck {
    private final Path folder;
    private final Complaints complaints = new Complaints();
    private final Map<Shape, Place> files = new EnumMap<>(Shape.class);
    private Optional<CoursePack> course = Optional.empty();

    private FolderCheck(Path folder) {
        this.folder = folder;
    }

    /** Everything to mend, then everything to look at. */
    static List<Complaint> check(Path folder) {
        var check = new FolderCheck(folder);
        var found = new ArrayList<Complaint>();
        check.read();
        if (check.files.containsKey(Shape.PACK)) {
            var pack = ContentCheck.read(folder);
            found.addAll(pack.complaints());
            check.course = pack.pack();
            // The pack's own reader has told what is wrong with its shape, in more words than a schema can.
            if (pack.complaints().isEmpty()) check.shape(Shape.PACK);
            found.addAll(pack.warnings());
        }
        for (Shape shape : check.files.keySet()) if (shape != Shape.PACK) check.shape(shape);
        check.together();
        found.addAll(check.complaints.all());
        return Stream.concat(
                        found.stream().filter(c -> !c.warning()), found.stream().filter(Complaint::warning))
                .distinct()
                .toList();
    }

    private void read() {
        for (Shape shape : Shape.values()) {
            var file = folder.resolve(shape.file());
            if (Files.exists(file)) files.put(shape, Place.read(file.toString(), 0, text(shape), complaints));
        }
    }

    private void shape(Shape shape) {
        var place = files.get(shape);
        if (place != null && place.readable()) shape.check(place, text(shape), complaints);
    }

    /** What holds between files is asked only of files that are whole by themselves. */
    private void together() {
        if (!complaints.none()) return;
        var languages = languages();
        files.forEach((shape, place) -> {
            if (shape != Shape.OUTLINE) LanguageRules.check(place, languages);
        });
        file(Shape.OUTLINE).ifPresent(outline -> {
            LanguageRules.check(outline, outline.at("languages").texts());
            file(Shape.SPECIFICATION).ifPresent(s -> new OutlineRules(complaints).check(outline, outcomes(s)));
        });
        file(Shape.SPECIFICATION).ifPresent(this::specification);
        file(Shape.ITEMS).ifPresent(this::items);
        file(Shape.TRAINING).ifPresent(this::training);
        CourseSize.of(folder).ifPresent(this::size);
    }

    /** What the programme asks of its courses, and that one which is not written yet is at least planned. */
    private void size(CourseSize asked) {
        file(Shape.PACK).ifPresent(pack -> course.ifPresent(c -> asked.check(pack, c, file(Shape.ITEMS))));
        if (!files.containsKey(Shape.PACK) && !files.containsKey(Shape.OUTLINE))
            file(Shape.SPECIFICATION)
                    .ifPresent(s -> s.at("course").complain("a course that is not written yet needs an outline.yaml"));
    }

    /** The languages of the course; without one, those that the title stands in. */
    private List<String> languages() {
        return file(Shape.PACK)
                .map(pack -> pack.at("languages").texts())
                .or(() -> file(Shape.SPECIFICATION)
                        .or(() -> file(Shape.PROGRAMME))
                        .map(place -> List.copyOf(place.at("title").entries().keySet())))
                .orElse(List.of("en", "el"));
    }

    private void specification(Place specification) {
        boolean course = specification.at("course").text().equals("true");
        if (course != files.containsKey(Shape.PACK))
            specification
                    .at("course")
                    .complain(course ? "there is no pack.yaml beside it" : "there is a pack.yaml beside it");
        if (course && files.containsKey(Shape.OUTLINE))
            specification.at("course").complain("a course that is written needs no outline.yaml");
    }

    private void items(Place items) {
        var outcomes = file(Shape.SPECIFICATION).map(FolderCheck::outcomes);
        for (Place item : items.at("items").list()) {
            var outcome = item.at("outcome");
            if (outcomes.isPresent() && !outcomes.get().contains(outcome.text()))
                outcome.complain(outcome.text() + " is not an outcome of the specification");
        }
    }

    private void training(Place training) {
        var task = training.at("task");
        var beside = file(Shape.TASK).map(t -> t.at("id").text()).orElse("");
        if (!task.text().equals(beside)) task.complain(task.text() + " is not the task of the task.yaml beside it");
        var seen = new HashSet<String>();
        for (String list : List.of("practice", "seeds")) {
            if (!training.has(list)) continue;
            for (Place text : training.at(list).list()) {
                var id = text.at("id").text();
                if (!seen.add(id)) text.at("id").complain(id + " stands here twice");
            }
        }
    }

    private static List<String> outcomes(Place specification) {
        return specification.at("outcomes").list().stream()
                .map(outcome -> outcome.at("id").text())
                .toList();
    }

    private Optional<Place> file(Shape shape) {
        return Optional.ofNullable(files.get(shape));
    }

    private String text(Shape shape) {
        try {
            return Files.readString(folder.resolve(shape.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
