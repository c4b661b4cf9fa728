package org.tessera.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/**
 * Reads programmes and specifications from {@code content/programmes}. A draft is read anew when its file or that of its
 * programme has changed, so that an author sees a change with the next click; programmes are read once at start.
 */
@Component
class Drafts {
    /** A draft as it is on disk: what would be published, and whether its authors call it ready. */
    record File(Specification specification, boolean ready) {}

    private static final List<String> PROGRAMMES = List.of("passport-to-employment", "employability");
    /** What a programme says once for all its micro-credentials: one that says it otherwise is refused. */
    private static final List<String> UNIFORM =
            List.of("assessment", "format", "cut", "pass-rule", "supervision", "validity-years");

    private final Path folder;
    private final List<Programme> programmes;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(Stamp programme, Stamp own, File draft) {}

    /** What tells that a file has changed, without reading it. */
    private record Stamp(FileTime changed, long bytes) {
        static Stamp of(Path file) {
            try {
                return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Drafts(Settings settings) {
        folder = settings.content().resolve("programmes");
        programmes = PROGRAMMES.stream()
                .filter(id -> Files.exists(programmeFile(id)))
                .map(id -> programme(Yaml.read(programmeFile(id))))
                .toList();
    }

    List<Programme> programmes() {
        return programmes;
    }

    /** @throws Yaml.Unreadable with the file and the place that an author must mend */
    List<File> all() {
        return programmes.stream()
                .flatMap(p -> p.microCredentials().stream().map(id -> read(p, id)))
                .toList();
    }

    Optional<File> of(String id) {
        return programmes.stream()
                .filter(p -> p.microCredentials().contains(id))
                .findFirst()
                .map(p -> read(p, id));
    }

    private Path programmeFile(String programme) {
        return folder.resolve(programme).resolve("programme.yaml");
    }

    private File read(Programme programme, String id) {
        var file = folder.resolve(programme.id()).resolve(id).resolve("specification.yaml");
        var common = programmeFile(programme.id());
        var before = known.get(file);
        var programmeStamp = Stamp.of(common);
        var ownStamp = Stamp.of(file);
        if (before != null
                && before.programme().equals(programmeStamp)
                && before.own().equals(ownStamp)) return before.draft();
        var draft = read(Yaml.read(common), Yaml.read(file));
        known.put(file, new Known(programmeStamp, ownStamp, draft));
        return draft;
    }

    static File read(Yaml programme, Yaml own) {
        for (String key : UNIFORM)
            if (own.has(key))
                throw new Yaml.Unreadable(
                        own.where() + " › " + key + ": this is the same for every skill of a programme."
                                + " Take it out, or change programme.yaml for all of them");
        var specification = new Specification(
                own.text("id"),
                programme.text("id"),
                own.text("framework-ref"),
                own.text("matrix-skill"),
                words(own, "title").orElse(Map.of()),
                words(own, "summary").orElse(Map.of()),
                at(own, "need", need -> new Need(words(need, "text").orElse(Map.of()), need.text("source"))),
                at(own, "outcomes", o -> o.list().stream().map(Drafts::outcome).toList())
                        .orElse(List.of()),
                at(own, "workload", Drafts::hours),
                at(own, "ects", Yaml::text),
                at(own, "level", Drafts::level),
                words(own, "prerequisites"),
                at(own, "esco", e -> e.list().stream().map(Drafts::esco).toList())
                        .orElse(List.of()),
                words(programme, "learner-identification"),
                at(programme, "assessment", Drafts::assessment),
                at(programme, "participation", p -> stated(p, "mode")),
                at(programme, "quality-assurance", q -> stated(q, "type")),
                at(programme, "supervision", s -> stated(s, "type")),
                words(programme, "grade"),
                words(programme, "stackability"),
                words(programme, "further-information"),
                programme.number("validity-years"));
        return new File(specification, own.text("state", "in-preparation").equals("ready"));
    }

    private static Programme programme(Yaml file) {
        return new Programme(
                file.text("id"),
                file.text("version"),
                file.text("label"),
                file.languages("title"),
                file.languages("about"),
                file.texts("micro-credentials"),
                file.at("rule").texts("all-of"),
                file.number("validity-years"));
    }

    private static Outcome outcome(Yaml outcome) {
        return new Outcome(
                outcome.text("id"),
                Outcome.Kind.valueOf(outcome.text("kind").toUpperCase(Locale.ROOT)),
                words(outcome, "can-do").orElse(Map.of()));
    }

    /** Whole hours only: {@code P60M} is sixty months in ISO 8601, a mistake that the EU's own sample makes. */
    private static String hours(Yaml workload) {
        try {
            var duration = Duration.parse(workload.text());
            if (duration.isPositive() && duration.equals(Duration.ofHours(duration.toHours())))
                return duration.toString();
        } catch (DateTimeParseException notADuration) {
            // The complaint below says what is wanted.
        }
        throw new Yaml.Unreadable(workload.where() + ": whole hours are expected, for example PT25H");
    }

    private static StandardElements.Level level(Yaml level) {
        int eqf = level.number("eqf");
        if (eqf < 1 || eqf > 8) throw new Yaml.Unreadable(level.where() + " › eqf: 1 to 8 is expected");
        return new StandardElements.Level(eqf, words(level, "text").orElse(Map.of()));
    }

    private static EscoSkill esco(Yaml skill) {
        return new EscoSkill(skill.text("uri"), skill.languages("label"), skill.text("relation"));
    }

    private static StandardElements.Assessment assessment(Yaml assessment) {
        return new StandardElements.Assessment(
                assessment.text("type"),
                words(assessment, "summary").orElse(Map.of()),
                assessment.at("parts").list().stream().map(Drafts::part).toList(),
                words(assessment, "pass-rule").orElse(Map.of()));
    }

    private static StandardElements.Part part(Yaml part) {
        var marking = part.has("criteria")
                ? Optional.of(new StandardElements.Marking(
                        part.number("criteria"),
                        part.number("scale"),
                        part.number("markers"),
                        part.has("pass") ? Optional.of(part.number("pass")) : Optional.empty()))
                : Optional.<StandardElements.Marking>empty();
        return new StandardElements.Part(part.text("id"), part.number("minutes"), part.languages("title"), marking);
    }

    private static StandardElements.Stated stated(Yaml place, String type) {
        return new StandardElements.Stated(
                place.text(type, ""), words(place, "text").orElse(Map.of()));
    }

    private static Optional<Map<String, String>> words(Yaml place, String key) {
        return place.has(key) ? Optional.of(place.languages(key)) : Optional.empty();
    }

    private static <T> Optional<T> at(Yaml place, String key, Function<Yaml, T> read) {
        return place.has(key) ? Optional.of(read.apply(place.at(key))) : Optional.empty();
    }
}
