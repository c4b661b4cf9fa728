package org.tessera.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;
import org.tessera.research.Competence;
import org.tessera.research.Competences;

/** The 57 competences of the four frameworks, from {@code content/frameworks}, read once at start. */
@Component
class Frameworks implements Competences {
    private static final List<String> FILES = List.of("lifecomp", "greencomp", "digcomp", "entrecomp");
    private final Map<String, Competence> byCode = new LinkedHashMap<>();

    Frameworks(Settings settings) {
        var folder = settings.content().resolve("frameworks");
        var plain = plainWords(settings, "competences");
        for (String file : FILES) read(Yaml.read(folder.resolve(file + ".yaml")), plain);
    }

    @Override
    public List<Competence> all() {
        return List.copyOf(byCode.values());
    }

    Optional<Competence> of(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private void read(Yaml framework, Map<String, Map<String, String>> plain) {
        var name = framework.text("framework");
        var areas = new LinkedHashMap<String, Map<String, String>>();
        for (Yaml area : framework.at("areas").list()) areas.put(area.text("code"), area.languages("title"));
        var ofArea = new LinkedHashMap<String, List<Competence>>();
        for (Yaml each : framework.at("competences").list()) {
            var code = name + ":" + each.text("code");
            var area = each.text("area");
            var words = new LinkedHashMap<>(Map.of("en", each.text("plain_en")));
            words.putAll(plain.getOrDefault(code, Map.of()));
            ofArea.computeIfAbsent(area, a -> new ArrayList<>())
                    .add(new Competence(
                            code, name, area, areas.getOrDefault(area, Map.of()), each.languages("title"), words));
        }
        for (var area : areas.keySet()) {
            for (var each : ofArea.getOrDefault(area, List.of())) byCode.put(each.code(), each);
        }
    }

    /**
     * Our plain words by code, from {@code plain-words.yaml}: the carried framework files explain in English only, and
     * this file adds the other languages.
     */
    static Map<String, Map<String, String>> plainWords(Settings settings, String about) {
        var content = Yaml.read(settings.content().resolve("frameworks/plain-words.yaml"))
                .at(about);
        var words = new LinkedHashMap<String, Map<String, String>>();
        for (String code : content.keys()) words.put(code, content.languages(code));
        return words;
    }
}
