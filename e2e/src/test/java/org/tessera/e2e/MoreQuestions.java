package org.tessera.e2e;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of confidential questions, enough for one more form: of each outcome nine with one right answer and three situations. */
final class MoreQuestions {
    private static final int OUTCOMES = 5;
    private static final int OF_EACH = 12;
    private static final int SITUATIONS = 3;

    private MoreQuestions() {}

    /** As an {@code items.yaml}. */
    static String file() {
        var items = IntStream.range(0, OUTCOMES * OF_EACH)
                .mapToObj(n -> n / OUTCOMES < SITUATIONS ? situation(n) : single(n))
                .collect(Collectors.joining());
        return """
                micro-credential: K08
                use: confidential
                items:
                %sform:
                  id: K08-N
                  minutes: 65
                  cut: 1
                  cut-source: {en: Not used., el: Δεν χρησιμοποιείται.}
                  items: [K08-N-%02d]
                """.formatted(items, OUTCOMES * OF_EACH - 1);
    }

    private static String single(int number) {
        return head(number, "single") + "    key: " + "abcd".charAt(number % 4) + "\n" + options();
    }

    private static String situation(int number) {
        return head(number, "judgement") + "    manner: rate\n    panel: ["
                + String.join(", ", java.util.Collections.nCopies(6, "[5, 2, 1, 1], [4, 1, 2, 1]")) + "]\n" + options();
    }

    private static String head(int number, String kind) {
        return """
                  - id: K08-N-%1$02d
                    use: scored
                    outcome: O%2$d
                    kind: %3$s
                    why: {en: So it was agreed., el: Έτσι συμφωνήθηκε.}
                    stem: {en: "What comes next in case %1$d?", el: "Τι ακολουθεί στην περίπτωση %1$d;"}
                """.formatted(number, 1 + number % OUTCOMES, kind);
    }

    private static String options() {
        var words = List.of("First|Πρώτο", "Second|Δεύτερο", "Third|Τρίτο", "Fourth|Τέταρτο");
        return "    options:\n"
                + IntStream.range(0, words.size())
                        .mapToObj(i -> {
                            var both = words.get(i).split("\\|");
                            return "      - id: %s\n        text: {en: %s, el: %s}\n"
                                    .formatted("abcd".charAt(i), both[0], both[1]);
                        })
                        .collect(Collectors.joining());
    }
}
