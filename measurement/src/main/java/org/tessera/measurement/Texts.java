package org.tessera.measurement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of reports in one language, from {@code texts.<language>.properties} beside this class. {0}, {1} and so on stand
 * for values. Sentences are written so that no word changes with a number: "Items that need a look: 3 of 20".
 *
 * <p>Reasons why there is no number ({@link Estimate.NotEstimable}) are English where they arise, because they also go into
 * records. {@link #reason} finds the translation of those that have one.
 */
public final class Texts {

    /** The languages there are, by their ISO 639-1 codes. */
    public static final List<String> LANGUAGES = List.of("en", "el", "it", "pl", "es", "ro");

    private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");
    private static final String REASON = "reason.";

    private final String language;
    private final Properties words;

    private Texts(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /**
     * The words of a language.
     *
     * @throws IllegalArgumentException where it is none of {@link #LANGUAGES}
     */
    public static Texts of(String language) {
        if (!LANGUAGES.contains(language))
            throw new IllegalArgumentException("There are no words in \"" + language + "\"; the languages are "
                    + String.join(", ", LANGUAGES) + ".");
        return LOADED.computeIfAbsent(language, Texts::load);
    }

    /** English. */
    public static Texts english() {
        return of("en");
    }

    private static Texts load(String language) {
        var words = new Properties();
        try (var in = Texts.class.getResourceAsStream("texts." + language + ".properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(language, words);
    }

    /** ISO 639-1 code of the language. */
    public String language() {
        return language;
    }

    /** The text of a key with its values in their places. */
    public String say(String key, Object... values) {
        var text = words.getProperty(key);
        if (text == null) throw new IllegalArgumentException("There is no text \"" + key + "\" in " + language);
        return VALUE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(m.group(1))])));
    }

    /** A text of several parts, with bars between them: the headings of a table. */
    public List<String> parts(String key) {
        return List.of(say(key).split("\\|", -1));
    }

    /** An English reason in this language; empty where it has no translation, the reason itself in English. */
    public Optional<String> reason(String english) {
        if (language.equals("en")) return Optional.of(english);
        var source = english().words;
        for (var key : source.stringPropertyNames()) {
            if (!key.startsWith(REASON)) continue;
            var matcher = pattern(source.getProperty(key)).matcher(english);
            if (!matcher.matches()) continue;
            var values = new Object[matcher.groupCount()];
            for (int v = 0; v < values.length; v++) values[v] = matcher.group(v + 1);
            return Optional.of(say(key, values));
        }
        return Optional.empty();
    }

    /** The English text with whatever may stand for its values; they come in the order of their numbers. */
    private static Pattern pattern(String text) {
        return Pattern.compile("\\Q" + VALUE.matcher(text).replaceAll("\\\\E(.+?)\\\\Q") + "\\E");
    }
}
