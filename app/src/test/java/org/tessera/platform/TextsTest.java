package org.tessera.platform;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tessera.WholeApplication;

/**
 * The texts of the interface, compared with each other and with the sources that use them. A key is used where a string
 * is exactly that key, or that key without one of the endings that the platform adds.
 */
class TextsTest {
    /**
     * Keys that are put together from data, where the source does not show it. Else a string that ends with a full stop,
     * such as the one before a role's name, stands for all keys that begin with it.
     */
    private static final List<String> PUT_TOGETHER =
            List.of("platform.help.", "platform.privacy.", "platform.accessibility.", "platform.about.");

    /** Strings that look like keys and are none: names of tables, jobs, files and attributes. */
    private static final Set<String> NO_TEXTS = Set.of(
            "platform.session",
            "platform.job",
            "issue.unfinished",
            "issue.recheck",
            "certify.cohorts",
            "passport.json",
            "passport.pdf",
            "passport.last-made");

    /** What the platform adds: to a problem's key, and to a message's. */
    private static final List<String> ENDINGS = List.of(".title", ".next", ".subject", ".body");

    private final Path app = WholeApplication.project().resolve("app/src/main");

    @Test
    void everyLanguageSwitchedOnHasEveryText() throws Exception {
        var english = texts("en");
        for (String language : languages()) {
            assertThat(texts(language).keySet()).as(language).isEqualTo(english.keySet());
        }
    }

    @Test
    void everyLanguageFillsInTheSame() throws Exception {
        var english = texts("en");
        for (String language : languages()) {
            texts(language)
                    .forEach((key, text) -> assertThat(arguments(language, text))
                            .as(language + " " + key)
                            .isEqualTo(arguments("en", english.getOrDefault(key, text))));
        }
    }

    @Test
    void everyTextThatIsUsedExists() throws Exception {
        var keys = texts("en").keySet();
        var missing = strings().stream()
                .filter(s -> !NO_TEXTS.contains(s) && !PUT_TOGETHER.contains(s + "."))
                .filter(s -> !keys.contains(s))
                .filter(s -> !(isBeginning(s) && keys.stream().anyMatch(key -> key.startsWith(s))))
                .filter(s -> !(keys.contains(s + ".title") && keys.contains(s + ".next")))
                .filter(s -> !(keys.contains(s + ".subject") && keys.contains(s + ".body")));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextThatExistsIsUsed() throws Exception {
        var used = strings();
        var unused = texts("en").keySet().stream()
                .filter(key -> !used.contains(key))
                .filter(key -> ENDINGS.stream()
                        .noneMatch(e -> key.endsWith(e) && used.contains(key.substring(0, key.length() - e.length()))))
                .filter(key -> PUT_TOGETHER.stream().noneMatch(key::startsWith))
                .filter(key -> used.stream().noneMatch(u -> isBeginning(u) && key.startsWith(u)));
        assertThat(unused).isEmpty();
    }

    /** The beginning of keys: a module, a word and a full stop at least. A module's name alone would stand for all. */
    private static boolean isBeginning(String string) {
        return string.endsWith(".") && string.chars().filter(c -> c == '.').count() > 1;
    }

    @Test
    void everyTextHasWords() throws Exception {
        for (String language : languages()) {
            assertThat(texts(language).values()).as(language).allMatch(text -> !text.isBlank());
        }
    }

    /** The languages that are switched on by default. */
    private static List<String> languages() {
        for (var part : Settings.class.getRecordComponents()) {
            if (part.getName().equals("languages")) {
                return List.of(Settings.class
                        .getDeclaredConstructors()[0]
                        .getParameters()[languagesAt()]
                        .getAnnotation(DefaultValue.class)
                        .value());
            }
        }
        throw new IllegalStateException("settings without languages");
    }

    private static int languagesAt() {
        var parts = Settings.class.getRecordComponents();
        for (int n = 0; n < parts.length; n++) if (parts[n].getName().equals("languages")) return n;
        throw new IllegalStateException("settings without languages");
    }

    private Map<String, String> texts(String language) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(app.resolve("resources/i18n"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("." + language + ".properties"))
                    .toList()) {
                var module = file.getFileName().toString().split("\\.")[0];
                var texts = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
                texts.forEach((key, text) -> {
                    assertThat(key.toString()).startsWith(module + ".");
                    all.put(key.toString(), text.toString());
                });
            }
        }
        return all;
    }

    private static Set<String> arguments(String language, String text) {
        return new TreeSet<>(new MessageFormat(text, ULocale.forLanguageTag(language)).getArgumentNames());
    }

    /** Every string in a source that could be a key: it begins with the name of a module that has texts. */
    private Set<String> strings() throws IOException {
        var modules = String.join("|", modules());
        var key = Pattern.compile("\"((?:" + modules + ")\\.[a-zA-Z0-9._-]+)\"");
        var found = new TreeSet<String>();
        for (Path source : sources()) {
            var matcher = key.matcher(Files.readString(source));
            while (matcher.find()) found.add(matcher.group(1));
        }
        return found;
    }

    private Set<String> modules() throws IOException {
        try (var files = Files.list(app.resolve("resources/i18n"))) {
            return files.map(f -> f.getFileName().toString().split("\\.")[0]).collect(toCollection(TreeSet::new));
        }
    }

    private List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (String folder : List.of("java", "jte")) {
            try (Stream<Path> files = Files.walk(app.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".jte"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
