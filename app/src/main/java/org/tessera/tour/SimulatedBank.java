package org.tessera.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tessera.tour.Samples.Sample;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bank of the simulated certification body: the open samples, marked as simulated, those that tell of a situation to be
 * rated option by option. Whoever looks at the content knows it, so it serves for nothing but the simulated world.
 */
final class SimulatedBank {
    private static final String OPTIONS = "abcdefgh";
    private static final int EXPERTS = 12;

    /** Behind each question, in its language. */
    private static final Map<String, String> MARK = Map.of(
            "en", "(simulated)",
            "el", "(προσομοίωση)",
            "it", "(simulazione)",
            "pl", "(symulacja)",
            "es", "(simulación)",
            "ro", "(simulare)");

    private final String microCredential;
    private final List<Sample> samples;

    SimulatedBank(Path content, String microCredential) {
        this.microCredential = microCredential;
        this.samples = Samples.of(content, microCredential);
    }

    /** The file that its officer loads; what is JSON is YAML too. */
    byte[] file() {
        var items = new ArrayList<Map<String, Object>>();
        for (var sample : samples) items.add(item(sample, items.size() + 1));
        var singles = items.stream()
                .filter(i -> "single".equals(i.get("kind")))
                .map(i -> i.get("id"))
                .toList();
        var form = Map.of(
                "id",
                microCredential + "-E",
                "minutes",
                65,
                "cut",
                singles.size() / 2,
                "cut-source",
                MARK,
                "items",
                singles);
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "micro-credential", microCredential, "use", "confidential", "items", items, "form", form));
    }

    private Map<String, Object> item(Sample sample, int number) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", "%s-E-%02d".formatted(microCredential, number));
        item.put("use", "scored");
        item.put("outcome", sample.outcome());
        item.put("kind", sample.situation() ? "judgement" : "single");
        var stem = new LinkedHashMap<String, String>();
        sample.stem().forEach((language, words) -> stem.put(language, words + " " + MARK.get(language)));
        item.put("stem", stem);
        item.put("why", sample.why());
        var options = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < sample.options().size(); i++)
            options.add(Map.of(
                    "id", OPTIONS.substring(i, i + 1), "text", sample.options().get(i)));
        item.put("options", options);
        if (!sample.situation()) item.put("key", OPTIONS.substring(sample.right(), sample.right() + 1));
        else {
            item.put("manner", "rate");
            item.put("panel", panel(sample));
        }
        return item;
    }

    /** Experts who agree but for a point here and there. */
    private static List<List<Integer>> panel(Sample sample) {
        var panel = new ArrayList<List<Integer>>();
        for (int expert = 0; expert < EXPERTS; expert++) {
            var row = new ArrayList<Integer>();
            for (int option = 0; option < sample.options().size(); option++) {
                boolean apart = (expert + option) % 5 == 0;
                row.add(option == sample.right() ? (apart ? 4 : 5) : 1 + option % 2 + (apart ? 1 : 0));
            }
            panel.add(row);
        }
        return panel;
    }
}
