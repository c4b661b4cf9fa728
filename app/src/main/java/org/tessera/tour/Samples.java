package org.tessera.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tessera.platform.Yaml;

/** The questions that lie open in the content: the sample items, and the choices among a course's exercises. */
final class Samples {
    /**
     * One question.
     *
     * @param situation whether it suits to be judged option by option: practice items and exercises are told as situations
     * @param options by language, in their order
     * @param right the place of the right option, from 0
     */
    record Sample(
            String name,
            String outcome,
            boolean situation,
            Map<String, String> stem,
            Map<String, String> why,
            List<Map<String, String>> options,
            int right) {}

    /** Exercises ask what to do, which is what the last outcome is about. */
    private static final String DECIDING = "O5";

    private static final Pattern CHOICE = Pattern.compile(
            "(?m)^## [^\\n]*\\{(x\\d+) choice}\\n(.+?)\\n\\n((?:- \\[[x ]] [^\\n]+\\n(?: +> [^\\n]+\\n)*)+)",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("- \\[([x ])] ([^\\n]+)\\n((?: +> [^\\n]+\\n)*)");

    private Samples() {}

    /** All of one micro-credential, in the order of its files. */
    static List<Sample> of(Path content, String microCredential) {
        var folder = content.resolve("programmes/passport-to-employment").resolve(microCredential);
        var all = new ArrayList<Sample>();
        for (var item : Yaml.read(folder.resolve("items.yaml")).at("items").list()) all.add(item(item));
        try (var units = Files.list(folder.resolve("units"))) {
            units.sorted().forEach(unit -> all.addAll(exercises(unit)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Sample item(Yaml item) {
        var options = item.at("options").list();
        int right = options.stream().map(o -> o.text("id")).toList().indexOf(item.text("key"));
        return new Sample(
                item.text("id"),
                item.text("outcome"),
                item.text("use").equals("practice"),
                item.languages("stem"),
                item.languages("why"),
                options.stream().map(o -> o.languages("text")).toList(),
                right);
    }

    /** A unit's exercises stand in one file for each language, in the same order. */
    private static List<Sample> exercises(Path unit) {
        var found = new LinkedHashMap<String, Sample>();
        try (var files = Files.list(unit)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.matches("[a-z]{2}\\.md")) collect(unit, name.substring(0, 2), Files.readString(file), found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found.values());
    }

    private static void collect(Path unit, String language, String text, Map<String, Sample> found) {
        var choices = CHOICE.matcher(text);
        while (choices.find()) {
            var name = unit.getFileName() + "-" + choices.group(1);
            var words = new ArrayList<String>();
            int right = 0;
            var why = "";
            var options = OPTION.matcher(choices.group(3));
            while (options.find()) {
                if (options.group(1).equals("x")) {
                    right = words.size();
                    why = options.group(3).replaceAll("(?m)^ +> ?", "").strip();
                }
                words.add(options.group(2));
            }
            int place = right;
            var sample = found.computeIfAbsent(name, n -> blank(n, words.size(), place));
            sample.stem().put(language, choices.group(2).strip());
            sample.why().put(language, why);
            for (int i = 0; i < words.size(); i++) sample.options().get(i).put(language, words.get(i));
        }
    }

    private static Sample blank(String name, int options, int right) {
        var texts = new ArrayList<Map<String, String>>();
        for (int i = 0; i < options; i++) texts.add(new LinkedHashMap<>());
        return new Sample(name, DECIDING, true, new LinkedHashMap<>(), new LinkedHashMap<>(), texts, right);
    }
}
