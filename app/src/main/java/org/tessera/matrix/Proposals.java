package org.tessera.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/** The skills that each catalogue lists, from {@code content/frameworks}: what is published, before any evidence. */
@Component
class Proposals {
    static final String KEY_SKILLS = "key-skills";
    static final String SOFT_SKILLS = "soft-skills";

    private final Map<String, List<Skill>> byCatalogue = new LinkedHashMap<>();

    Proposals(Settings settings) {
        var folder = settings.content().resolve("frameworks");
        var atWork = Frameworks.plainWords(settings, "at-work");
        byCatalogue.put(KEY_SKILLS, keySkills(folder.resolve("key-skills.yaml"), atWork));
        byCatalogue.put(SOFT_SKILLS, softSkills(folder.resolve("soft-skills.yaml"), atWork));
    }

    /** The catalogues that there are, in the order shown. */
    List<String> catalogues() {
        return List.copyOf(byCatalogue.keySet());
    }

    /** A catalogue's skills, or nothing when there is no such catalogue. */
    Optional<List<Skill>> of(String catalogue) {
        return Optional.ofNullable(byCatalogue.get(catalogue));
    }

    private static List<Skill> keySkills(Path file, Map<String, Map<String, String>> atWork) {
        var content = Yaml.read(file);
        var sources = content.at("evidence_key");
        var skills = new ArrayList<Skill>();
        for (Yaml each : content.at("key_skills").list()) {
            skills.add(new Skill(
                    each.text("id"),
                    each.text("framework_ref"),
                    each.languages("title"),
                    both(each.text("employer_line"), atWork.get(each.text("id"))),
                    each.texts("evidence").stream()
                            .map(line -> spelledOut(line, sources))
                            .toList(),
                    Optional.empty()));
        }
        return List.copyOf(skills);
    }

    private static List<Skill> softSkills(Path file, Map<String, Map<String, String>> atWork) {
        var content = Yaml.read(file);
        var source = content.text("source");
        var skills = new ArrayList<Skill>();
        for (Yaml each : content.at("soft_skills").list()) {
            skills.add(new Skill(
                    each.text("id"),
                    each.texts("framework_refs").getFirst(),
                    each.languages("title"),
                    both(each.text("plain_en"), atWork.get(each.text("id"))),
                    List.of(each.text("employer_signal") + " (" + source + ")"),
                    Optional.empty()));
        }
        return List.copyOf(skills);
    }

    private static Map<String, String> both(String english, @Nullable Map<String, String> others) {
        var words = new LinkedHashMap<>(Map.of("en", english));
        if (others != null) words.putAll(others);
        return words;
    }

    /** {@code W: resilience 67%} names its source by a letter; a reader needs the source's name. */
    private static String spelledOut(String line, Yaml sources) {
        int colon = line.indexOf(": ");
        if (colon < 0 || !sources.has(line.substring(0, colon))) return line;
        return line.substring(colon + 2) + " (" + sources.text(line.substring(0, colon)) + ")";
    }
}
