package org.tessera.design;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a course: the same units in every one of its languages. It never changes; learners who began with it
 * finish with it.
 *
 * @param id the micro-credential that it teaches, for example {@code K08}
 * @param version as its authors count
 * @param hash SHA-256 over all its files, 64 hexadecimal digits
 * @param licence an SPDX name
 * @param authors who wrote it
 * @param languages BCP 47 codes, the first is the one it was written in
 * @param workload hours that a learner is expected to spend, own practice and the exam included
 * @param outcomes the learning outcomes it leads to, for example {@code O1}
 * @param prerequisites what a learner brings along, by language
 * @param units in the order of learning
 */
public record CoursePack(
        String id,
        String version,
        String hash,
        String licence,
        List<String> authors,
        List<String> languages,
        Duration workload,
        List<String> outcomes,
        Map<String, String> prerequisites,
        List<Unit> units) {
    /** How other records name this version: {@code course:K08@1#<hash>}. */
    public String reference() {
        return "course:" + id + "@" + version + "#" + hash;
    }

    /** The same course under the hash of another version. */
    public CoursePack withHash(String other) {
        return new CoursePack(
                id, version, other, licence, authors, languages, workload, outcomes, prerequisites, units);
    }

    /** The unit with this id. */
    public Optional<Unit> unit(String unit) {
        return units.stream().filter(u -> u.id().equals(unit)).findFirst();
    }

    /** The language in which to show the course to a reader of another: theirs, else English, else the first. */
    public String languageFor(String reader) {
        if (languages.contains(reader)) return reader;
        return languages.contains("en") ? "en" : languages.getFirst();
    }

    /** What all units take together, in minutes. */
    public int minutes() {
        return units.stream().mapToInt(Unit::minutes).sum();
    }
}
