package org.tessera.platform;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every word of the interface, from {@code i18n/<module>.<language>.properties}, in ICU message format (plurals, dates
 * and numbers follow the language). A key begins with its module's name. Tests compare the languages key by key, so at
 * run time an absent key is a bug: English is shown, or the key itself.
 */
@Component
public class Texts {
    private static final Pattern FILE = Pattern.compile("(?<module>[a-z]+)\\.(?<language>[a-z]{2})\\.properties");
    private final Map<String, Map<String, String>> patterns = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> constant = new ConcurrentHashMap<>();

    Texts() {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
                var name = FILE.matcher(String.valueOf(file.getFilename()));
                if (!name.matches()) throw new IllegalStateException("not a text file's name: " + file);
                var texts = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                var ofLanguage = patterns.computeIfAbsent(name.group("language"), l -> new TreeMap<>());
                texts.forEach((key, text) -> ofLanguage.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text for a key in a language, filled in. Arguments are {@code {0}}, {@code {1}}, … */
    public String say(String language, String key, Object... arguments) {
        if (arguments.length > 0) return fill(language, key, arguments);
        // Most words of a page never change, and a page has a hundred: they are filled in once.
        var known = constant.computeIfAbsent(language, l -> new ConcurrentHashMap<>());
        var text = known.get(key);
        if (text != null) return text;
        var filled = fill(language, key, arguments);
        if (has(key)) known.put(key, filled);
        return filled;
    }

    /** The same with arguments by name, {@code {issuer}}; those that the text does not use are left out. */
    public String say(String language, String key, Map<String, ?> arguments) {
        return fill(language, key, arguments);
    }

    private String fill(String language, String key, Object arguments) {
        var pattern = patterns.getOrDefault(language, Map.of()).get(key);
        if (pattern == null) return language.equals("en") ? key : fill("en", key, arguments);
        var format = formats.computeIfAbsent(
                language + " " + key, k -> new MessageFormat(pattern, ULocale.forLanguageTag(language)));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** Whether a key exists in English, the language in which every text is first written. */
    public boolean has(String key) {
        return patterns.getOrDefault("en", Map.of()).containsKey(key);
    }

    /** All keys of a language. */
    public Set<String> keys(String language) {
        return patterns.getOrDefault(language, Map.of()).keySet();
    }
}
