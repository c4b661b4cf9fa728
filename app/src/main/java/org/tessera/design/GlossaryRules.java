package org.tessera.design;

import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A glossary explains the words of its unit: a term that stands nowhere in it explains nothing, and a term that an
 * earlier unit explained otherwise confuses. Words change their ends in most of our languages, so a beginning is enough,
 * and what is not found is something to look at, not to mend.
 */
final class GlossaryRules {
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    /** Little words such as “to” and “de” tell nothing. */
    private static final int TELLING = 4;

    private final String folder;
    private final PackFiles files;
    private final Complaints complaints;

    GlossaryRules(String folder, PackFiles files, Complaints complaints) {
        this.folder = folder;
        this.files = files;
        this.complaints = complaints;
    }

    void check(CoursePack pack) {
        var meanings = new HashMap<String, String>();
        for (Unit unit : pack.units()) unit.texts().forEach((language, text) -> check(unit, language, text, meanings));
    }

    private void check(Unit unit, String language, UnitText text, Map<String, String> meanings) {
        var name = "units/" + unit.id() + "/" + language + ".md";
        var source = files.text(name).orElse("");
        int glossary = source.indexOf("\n# Glossary");
        var before = plain(glossary < 0 ? source : source.substring(0, glossary));
        for (Term term : text.glossary()) {
            int line = line(source, "- **" + term.word() + "**");
            if (!isUsed(term.word(), before))
                complaints.warn(file(name), line, "the unit does not use the term “" + term.word() + "”");
            var known = meanings.putIfAbsent(language + " " + plain(term.word()), term.meaning());
            if (known != null && !known.equals(term.meaning()))
                complaints.warn(file(name), line, "an earlier unit explains “" + term.word() + "” in other words");
        }
    }

    private static boolean isUsed(String term, String text) {
        var words = Stream.of(plain(term).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .filter(word -> word.length() >= TELLING || words.size() == 1)
                .allMatch(word -> text.contains(beginning(word)));
    }

    /** Of a long word its first letters, without the end that changes: επαλήθευση, επαλήθευσης; rely, relies. */
    private static String beginning(String word) {
        return word.substring(0, Math.min(word.length(), Math.max(3, word.length() * 3 / 5)));
    }

    /** In small letters, without accents. */
    private static String plain(String text) {
        return DECOMPOSE.normalize(text).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    private static int line(String source, String start) {
        var lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).startsWith(start)) return i + 1;
        return 1;
    }

    private String file(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
