package org.tessera.assess.bank;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares what somebody wrote with what is accepted, fairly to every keyboard and every country's numbers. */
final class Written {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,10})?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){1,4}(\\.\\d{1,10})?");
    private static final Pattern POINT_GROUPS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3}){1,4}(,\\d{1,10})?");

    private Written() {}

    static boolean isOneOf(String written, List<String> accepted) {
        var word = folded(written);
        return !word.isEmpty() && accepted.stream().anyMatch(a -> folded(a).equals(word));
    }

    /**
     * Upper case first, then lower: so the two small sigmas of Greek become one letter. No language of a machine has a
     * part in it.
     */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .replace('\u2019', '\'')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u03c2', '\u03c3');
    }

    /**
     * The numbers that a text can mean. 1.500 is one and a half in London and fifteen hundred in Athens: a candidate who
     * writes it means either, so both are given. Nothing for what is no number.
     */
    static List<BigDecimal> numbers(String text) {
        var bare = text.replaceAll("[\\s\u00a0\u202f'\u2019]", "").replace('\u2212', '-');
        var readings = new ArrayList<BigDecimal>();
        if (DECIMAL.matcher(bare).matches()) readings.add(new BigDecimal(bare.replace(',', '.')));
        if (COMMA_GROUPS.matcher(bare).matches()) readings.add(new BigDecimal(bare.replace(",", "")));
        if (POINT_GROUPS.matcher(bare).matches())
            readings.add(new BigDecimal(bare.replace(".", "").replace(',', '.')));
        return readings;
    }
}
