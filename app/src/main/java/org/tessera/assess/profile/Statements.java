package org.tessera.assess.profile;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/**
 * The statements with which learners describe themselves, as {@code statements.yaml} of a programme says them: for each
 * skill pairs of opposites, so that saying yes to everything shows.
 */
@Component
class Statements {
    /**
     * One statement.
     *
     * @param toward whether agreeing speaks for the skill; the opposite of the pair speaks against it
     */
    record Statement(String id, int pair, boolean toward, Map<String, String> text) {}

    private static final int FEWEST_PAIRS = 2;
    private final Map<String, List<Statement>> bySkill = new LinkedHashMap<>();

    Statements(Settings settings) {
        var programmes = settings.content().resolve("programmes").resolve("employability");
        var file = programmes.resolve("statements.yaml");
        if (Files.exists(file)) bySkill.putAll(read(Yaml.read(file)));
    }

    /** The skills that have statements, in the file's order. */
    List<String> skills() {
        return List.copyOf(bySkill.keySet());
    }

    /** A skill's statements in the order shown: no statement beside its opposite, and both directions from the start. */
    List<Statement> of(String skill) {
        return bySkill.getOrDefault(skill, List.of());
    }

    /** @throws Yaml.Unreadable for a skill with fewer than two pairs or a statement that lacks a language */
    static Map<String, List<Statement>> read(Yaml file) {
        var found = new LinkedHashMap<String, List<Statement>>();
        var skills = file.at("skills");
        for (String skill : skills.keys()) found.put(skill, shown(skill, skills.at(skill)));
        file.texts().forEach((where, texts) -> {
            if (texts.size() < file.texts("languages").size())
                throw new Yaml.Unreadable(where + ": the statement lacks a language; write it in all of them");
        });
        return found;
    }

    private static List<Statement> shown(String skill, Yaml place) {
        var pairs = place.list();
        if (pairs.size() < FEWEST_PAIRS)
            throw new Yaml.Unreadable(place.where() + ": at least two pairs of opposites are needed");
        var first = new ArrayList<Statement>();
        var second = new ArrayList<Statement>();
        for (int pair = 1; pair <= pairs.size(); pair++) {
            var toward = new Statement(
                    skill + "-" + pair + "-toward",
                    pair,
                    true,
                    pairs.get(pair - 1).languages("toward"));
            var away = new Statement(
                    skill + "-" + pair + "-away",
                    pair,
                    false,
                    pairs.get(pair - 1).languages("away"));
            first.add(pair % 2 == 1 ? toward : away);
            second.add(pair % 2 == 1 ? away : toward);
        }
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
