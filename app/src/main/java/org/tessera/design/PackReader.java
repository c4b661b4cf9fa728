package org.tessera.design;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a course pack and finds everything in it that an author has to mend. */
public final class PackReader {
    /**
     * What became of reading a pack.
     *
     * @param pack there when nothing is wrong
     * @param complaints what is
     * @param warnings what its authors should look at; it may be published all the same
     */
    public record Result(Optional<CoursePack> pack, List<Complaint> complaints, List<Complaint> warnings) {}

    private static final String PACK = "pack.yaml";
    private final String folder;
    private final PackFiles files;
    private final Complaints complaints = new Complaints();

    private PackReader(String folder, PackFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Reads a pack.
     *
     * @param folder how the author calls its place, for messages
     * @param specified the outcomes of the micro-credential's specification, or nothing where there is none beside it
     */
    static Result read(String folder, PackFiles files, Optional<List<String>> specified) {
        var reader = new PackReader(folder, files);
        var pack = reader.pack(specified);
        pack.ifPresent(new ReadingRules(folder, files, reader.complaints)::check);
        if (reader.complaints.none()) pack.ifPresent(new GlossaryRules(folder, files, reader.complaints)::check);
        return new Result(
                reader.complaints.none() ? pack : Optional.empty(),
                reader.complaints.all(),
                reader.complaints.warnings());
    }

    /**
     * Reads a pack that is being written: what can be understood of it, and everything that is wrong with it.
     *
     * @return the pack even when something has to be mended; nothing when there is no pack.yaml to begin with
     */
    public static Result readDraft(PackFiles files) {
        var reader = new PackReader("", files);
        var pack = reader.pack(Optional.empty());
        pack.ifPresent(new ReadingRules("", files, reader.complaints)::check);
        return new Result(pack, reader.complaints.all(), reader.complaints.warnings());
    }

    /**
     * Reads a pack that was published.
     *
     * @throws IllegalStateException when it can't be understood at all
     */
    static CoursePack readPublished(String hash, PackFiles files) {
        return new PackReader(hash, files)
                .pack(Optional.empty())
                .orElseThrow(() -> new IllegalStateException("a published course without pack.yaml: " + hash));
    }

    private Optional<CoursePack> pack(Optional<List<String>> specified) {
        var text = files.text(PACK);
        if (text.isEmpty()) {
            complaints.add(file(PACK), 1, "the file is missing");
            return Optional.empty();
        }
        var yaml = Place.read(file(PACK), 0, text.get(), complaints);
        if (!yaml.readable()) return Optional.empty();
        var languages = languages(yaml.at("languages"));
        var outcomes = yaml.at("outcomes");
        specified.ifPresent(wanted -> sameOutcomes(outcomes, wanted));
        inEvery(yaml.at("need").at("text"), languages);
        yaml.at("need").at("source").text();
        var units = units(yaml.at("units"), languages, outcomes.texts());
        var workload = workload(yaml.at("workload"), units);
        new PackRules(folder, files, complaints).check(outcomes, units);
        var pack = new CoursePack(
                yaml.at("id").text(),
                yaml.at("version").text(),
                files.hash(),
                yaml.at("licence").text(),
                yaml.at("authors").texts(),
                languages,
                workload,
                outcomes.texts(),
                inEvery(yaml.at("prerequisites"), languages),
                units);
        return Optional.of(pack);
    }

    private static List<String> languages(Place place) {
        for (Place language : place.list()) {
            if (!language.text().matches("[a-z]{2}")) language.complain("a language is two letters, such as en");
        }
        if (!place.texts().contains("en") || !place.texts().contains("el"))
            place.complain("English (en) and Greek (el) are needed");
        return place.texts();
    }

    private static Map<String, String> inEvery(Place place, List<String> languages) {
        var texts = place.languages();
        for (String language : languages) {
            if (!texts.containsKey(language)) place.complain("the text is not there in “" + language + "”");
        }
        return texts;
    }

    private static void sameOutcomes(Place outcomes, List<String> wanted) {
        for (Place outcome : outcomes.list()) {
            if (!wanted.contains(outcome.text()))
                outcome.complain(outcome.text() + " is not an outcome of the specification");
        }
        for (String outcome : wanted) {
            if (!outcomes.texts().contains(outcome))
                outcomes.complain("the specification's " + outcome + " is missing");
        }
    }

    private static Duration workload(Place place, List<Unit> units) {
        var minutes = units.stream().mapToInt(Unit::minutes).sum();
        try {
            var workload = Duration.parse(place.text());
            if (workload.toMinutes() < minutes)
                place.complain("the units take " + minutes + " minutes, more than the workload of " + place.text());
            return workload;
        } catch (DateTimeException notADuration) {
            if (!place.text().isEmpty()) place.complain("a workload is written in hours like PT25H");
            return Duration.ZERO;
        }
    }

    private List<Unit> units(Place places, List<String> languages, List<String> outcomes) {
        var units = new ArrayList<Unit>();
        var ids = new HashSet<String>();
        for (Place place : places.list()) {
            var id = place.at("id").text();
            if (!id.matches("[a-z0-9][a-z0-9-]*")) place.complain("a unit's id has small letters, digits and hyphens");
            else if (!ids.add(id)) place.complain("the unit " + id + " stands here twice");
            else unit(place, id, languages, outcomes).ifPresent(units::add);
        }
        if (units.isEmpty() && places.list().isEmpty()) places.complain("there are no units");
        for (String name : files.files().keySet()) {
            if (name.startsWith("units/") && !ids.contains(name.split("/")[1]))
                complaints.add(file(name), 1, "the unit is not in the list of " + PACK);
        }
        return units;
    }

    private Optional<Unit> unit(Place place, String id, List<String> languages, List<String> outcomes) {
        for (Place outcome : place.at("outcomes").list()) {
            if (!outcomes.contains(outcome.text()))
                outcome.complain(outcome.text() + " is not an outcome of this pack");
        }
        int before = complaints.count();
        var reads = new LinkedHashMap<String, UnitReader.Read>();
        for (String language : languages) {
            var name = "units/" + id + "/" + language + ".md";
            var text = files.text(name);
            if (text.isEmpty()) place.complain("the file " + name + " is missing");
            else new UnitReader(file(name), complaints).read(text.get()).ifPresent(read -> reads.put(language, read));
        }
        var unit =
                new Unit(id, place.at("minutes").number(), place.at("outcomes").texts(), texts(reads));
        boolean each = complaints.count() == before;
        reads.values().forEach(read -> agrees(unit, read));
        // A hole in one language would be reported a second time as a difference from the others.
        if (each && !reads.isEmpty()) new SameInEveryLanguage(complaints).check(List.copyOf(reads.values()));
        return reads.isEmpty() ? Optional.empty() : Optional.of(unit);
    }

    private void agrees(Unit unit, UnitReader.Read read) {
        if (read.minutes() != unit.minutes() && unit.minutes() > 0)
            complaints.add(
                    read.file(),
                    read.lineOf("minutes"),
                    PACK + " says " + unit.minutes() + " minutes, this says " + read.minutes());
        if (!read.outcomes().equals(unit.outcomes()))
            complaints.add(
                    read.file(),
                    read.lineOf("outcomes"),
                    PACK + " says " + unit.outcomes() + ", this says " + read.outcomes());
    }

    private static Map<String, UnitText> texts(Map<String, UnitReader.Read> reads) {
        var texts = new LinkedHashMap<String, UnitText>();
        reads.forEach((language, read) -> texts.put(language, read.text()));
        return texts;
    }

    private String file(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
