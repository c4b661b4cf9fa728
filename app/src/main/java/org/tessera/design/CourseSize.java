package org.tessera.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a programme asks of each of its courses: languages, and how much there is to learn and to practise with. It stands
 * under {@code courses} in the {@code programme.yaml} in the folder above; a programme without it asks for nothing.
 */
final class CourseSize {
    private final Place asked;

    private CourseSize(Place asked) {
        this.asked = asked;
    }

    /** What the programme asks of a micro-credential in this folder. */
    static Optional<CourseSize> of(Path folder) {
        var file = folder.toAbsolutePath().normalize().resolveSibling(Shape.PROGRAMME.file());
        if (!Files.exists(file)) return Optional.empty();
        // Its own mistakes are told where the programme itself is checked.
        var programme = Place.read(file.toString(), 0, text(file), new Complaints());
        return programme.has("courses") ? Optional.of(new CourseSize(programme.at("courses"))) : Optional.empty();
    }

    /** Compares a course that is written. How many units a plan has says the schema of outlines. */
    void check(Place pack, CoursePack course, Optional<Place> items) {
        for (String language : asked.at("languages").texts())
            if (!course.languages().contains(language))
                pack.at("languages").complain("the programme asks for “" + language + "” too");
        units(pack.at("units"));
        least(pack.at("units"), "slides", count(course.units().stream().map(Unit::slides)));
        least(pack.at("units"), "exercises", count(course.units().stream().map(Unit::exercises)));
        int practice = items.map(CourseSize::practice).orElse(0);
        if (practice < asked.at("practice").number())
            items.map(file -> file.at("items")).orElse(pack).complain(fewer("practice items", "practice", practice));
    }

    private void units(Place units) {
        int there = units.list().size();
        int least = asked.at("least-units").number();
        int most = asked.at("most-units").number();
        if (there < least || there > most)
            units.complain("the course has " + there + " units; the programme asks for " + least + " to " + most);
    }

    private void least(Place at, String what, int there) {
        if (there < asked.at(what).number()) at.complain(fewer(what, what, there));
    }

    private String fewer(String words, String key, int there) {
        return "the course has " + there + " " + words + "; the programme asks for at least "
                + asked.at(key).number();
    }

    private static int practice(Place items) {
        return (int) items.at("items").list().stream()
                .filter(item -> item.at("use").text().equals("practice"))
                .count();
    }

    private static int count(java.util.stream.Stream<List<String>> lists) {
        return lists.mapToInt(List::size).sum();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
