package org.tessera.measurement.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tessera.measurement.Texts;

/** The options of a command: names with two dashes, each followed by its value unless it is a switch. */
final class Options {

    /** A command that cannot be understood; the message says how it should be. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    private final Map<String, String> values = new LinkedHashMap<>();

    private Options() {}

    static Options of(String[] args, Set<String> known, Set<String> switches) {
        var options = new Options();
        for (int i = 1; i < args.length; i++) {
            var name = args[i];
            if (switches.contains(name)) {
                options.values.put(name, "yes");
            } else if (!known.contains(name)) {
                throw new Wrong("\"" + args[0] + "\" does not know \"" + name + "\". It takes "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            } else if (i + 1 >= args.length || args[i + 1].startsWith("--")) {
                throw new Wrong("\"" + name + "\" needs a value.");
            } else if (options.values.put(name, args[++i]) != null) {
                throw new Wrong("\"" + name + "\" is given twice.");
            }
        }
        return options;
    }

    /** The words of the language that {@code --lang} names; English where it names none. */
    Texts texts() {
        var language = text("--lang").orElse("en");
        if (!Texts.LANGUAGES.contains(language))
            throw new Wrong(
                    "\"--lang\" is one of " + String.join(", ", Texts.LANGUAGES) + ", not \"" + language + "\".");
        return Texts.of(language);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String need(String name) {
        return text(name).orElseThrow(() -> new Wrong("\"" + name + "\" is missing."));
    }

    Path path(String name) {
        return Path.of(need(name));
    }

    double number(String name, double otherwise) {
        var text = values.get(name);
        if (text == null) return otherwise;
        try {
            var number = Double.parseDouble(text);
            if (Double.isFinite(number)) return number;
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new Wrong("\"" + name + "\" needs a number, not \"" + text + "\".");
    }

    int whole(String name, int otherwise) {
        var number = number(name, otherwise);
        if (number != Math.rint(number)) throw new Wrong("\"" + name + "\" needs a whole number.");
        return (int) number;
    }

    List<String> list(String name) {
        return text(name)
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }

    /** The options as they were given, for the report. */
    String asGiven() {
        var out = new StringBuilder();
        values.forEach((name, value) -> {
            // Folders of the person's own machine do not belong into a report that is passed on.
            var shown = name.equals("--out")
                    ? "…"
                    : Optional.ofNullable(Path.of(value).getFileName())
                            .map(Path::toString)
                            .orElse(value);
            out.append(' ').append(name).append(value.equals("yes") ? "" : " " + shown);
        });
        return out.toString().strip();
    }
}
