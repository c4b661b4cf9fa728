package org.tessera.design;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Splits text into sentences by the rules of its language (Unicode UAX #29), so that each is spoken and shown by itself. */
public final class Sentences {
    private Sentences() {}

    /** The sentences of each paragraph, in order. */
    public static List<List<String>> of(String language, List<String> paragraphs) {
        return paragraphs.stream().map(p -> of(language, p)).toList();
    }

    /** The sentences of one paragraph, in order. */
    public static List<String> of(String language, String paragraph) {
        var sentences = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
        breaks.setText(paragraph);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            var sentence = paragraph.substring(start, end).strip();
            if (sentence.isEmpty()) continue;
            // “Who?” she asks: a small letter goes on with the sentence before it.
            if (!sentences.isEmpty() && Character.isLowerCase(sentence.codePointAt(0)))
                sentences.add(sentences.removeLast() + " " + sentence);
            else sentences.add(sentence);
        }
        return sentences;
    }
}
