package org.tessera.learn.classes;

import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.TableFile;

/**
 * Chooses among the ways to read a file in which every byte is a letter of some alphabet. The wrong way turns names into
 * letters that no language of ours has side by side: the way with the fewest of those is taken. The alphabets are those
 * of CLDR.
 */
@Component
class Letters {
    private final List<String> languages;
    private final Map<String, UnicodeSet> alphabets;

    Letters(Settings settings) {
        languages = settings.languages();
        alphabets = languages.stream().collect(Collectors.toMap(Function.identity(), Letters::alphabet));
    }

    private static UnicodeSet alphabet(String language) {
        var letters = new UnicodeSet(LocaleData.getExemplarSet(new ULocale(language), 0));
        return letters.addAll(
                        new UnicodeSet(LocaleData.getExemplarSet(new ULocale(language), 0, LocaleData.ES_AUXILIARY)))
                .closeOver(UnicodeSet.CASE_INSENSITIVE)
                .freeze();
    }

    /**
     * The likeliest reading.
     *
     * @param readings at least one
     * @param reader the language of whoever brought the file: it wins where several fit equally
     */
    TableFile.Reading likeliest(List<TableFile.Reading> readings, String reader) {
        return readings.stream()
                .min(java.util.Comparator.comparingLong((TableFile.Reading r) -> strange(r, reader)))
                .orElseThrow();
    }

    private long strange(TableFile.Reading reading, String reader) {
        var text = reading.rows().values().stream().flatMap(Collection::stream).collect(Collectors.joining("\n"));
        // Twice the strange letters, and one more where they are only fewest in another language than the reader's.
        return languages.stream()
                .mapToLong(language -> 2 * strangeIn(text, language) + (language.equals(reader) ? 0 : 1))
                .min()
                .orElse(0);
    }

    private long strangeIn(String text, String language) {
        var alphabet = alphabets.getOrDefault(language, UnicodeSet.EMPTY);
        return text.codePoints().filter(c -> c > 127 && !alphabet.contains(c)).count();
    }
}
