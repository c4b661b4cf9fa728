package org.tessera.learn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tessera.design.Term;

/** Links the words that a unit explains to their explanation, each where it first stands in a text. */
final class Glossed {
    private static final Pattern PIECE = Pattern.compile("<[^>]*>|[^<]+");
    private static final Pattern ARTICLE = Pattern.compile("^(?:to|the|a|an) ");
    /** Longer words may end otherwise in the text, as words in Greek or Polish do. */
    private static final int LONG = 7;

    private Glossed() {}

    /** The address of an explanation on the page; terms are counted from 1. */
    static String id(int number) {
        return "term-" + number;
    }

    /** HTML with links to the explanations of the terms in it. */
    static String linked(String html, List<Term> terms) {
        var result = html;
        for (int i = 0; i < terms.size(); i++)
            result = linked(result, pattern(terms.get(i).word()), id(i + 1));
        return result;
    }

    private static String linked(String html, Pattern word, String id) {
        var out = new StringBuilder();
        var piece = PIECE.matcher(html);
        boolean done = false;
        int links = 0;
        while (piece.find()) {
            var text = piece.group();
            if (text.startsWith("<a")) links++;
            if (text.startsWith("</a")) links--;
            if (!done && links == 0 && !text.startsWith("<")) {
                var found = word.matcher(text);
                if (found.find()) {
                    done = true;
                    var link = "<a class=\"term\" href=\"#" + id + "\">" + found.group() + "</a>";
                    text = found.replaceFirst(Matcher.quoteReplacement(link));
                }
            }
            out.append(text);
        }
        return out.toString();
    }

    private static Pattern pattern(String term) {
        var word = ARTICLE.matcher(term.strip()).replaceFirst("");
        var stem = word.length() >= LONG && !word.contains(" ") ? word.substring(0, word.length() - 2) : word;
        return Pattern.compile(
                "(?<![\\p{L}&])" + Pattern.quote(stem) + (stem.equals(word) ? "\\p{L}?" : "\\p{L}{0,4}") + "(?!\\p{L})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
