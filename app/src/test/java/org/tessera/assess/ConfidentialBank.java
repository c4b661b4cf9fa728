package org.tessera.assess;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tessera.platform.OrganisationId;

/**
 * A small confidential bank for tests of any module: five scored questions, two for practice, a cut of 3, and a task. Its
 * reasons for the keys carry a word that must never be seen in a browser.
 */
public final class ConfidentialBank {
    /** The right answers of the form, in order. */
    public static final List<String> KEYS = List.of("a", "b", "c", "d", "a");

    /** Stands in every reason why a key is right. */
    public static final String CANARY = "canary-why-8341";

    private ConfidentialBank() {}

    /** Loads the bank for a certification body. */
    public static void loadFor(OrganisationId body, Banks banks) {
        loadFor(body, banks, "K08");
    }

    /** Loads a bank for another micro-credential than K08. */
    public static void loadFor(OrganisationId body, Banks banks, String microCredential) {
        load(body, banks, items(microCredential, KEYS));
        banks.loadTask("task.yaml", task(microCredential), body);
    }

    /** Loads a small form with its cut, past the rule that every form keeps the format of its programme. */
    static void load(OrganisationId body, Banks banks, String items) {
        banks.store(ItemPack.read("items.yaml", items), body, Optional.empty());
    }

    /** Loads a second form, K08-Y, in which every right answer is b. */
    public static void loadAnotherFor(OrganisationId body, Banks banks) {
        var other = items("K08", List.of("b", "b", "b", "b", "b")).replace("K08-X", "K08-Y");
        load(body, banks, other);
    }

    static String items(String microCredential, List<String> keys) {
        var items = IntStream.rangeClosed(1, keys.size() + 2)
                .mapToObj(n -> item(microCredential, n, n <= keys.size(), n <= keys.size() ? keys.get(n - 1) : "b"))
                .collect(Collectors.joining());
        var form = IntStream.rangeClosed(1, keys.size())
                .mapToObj(n -> "    - " + microCredential + "-C-" + n + "\n")
                .collect(Collectors.joining());
        return """
                micro-credential: %s
                version: '1'
                use: confidential
                items:
                %sform:
                  id: %s-X
                  minutes: 65
                  cut: 3
                  cut-source: {en: Set by a panel in a test., el: Το όρισε ομάδα σε δοκιμή.}
                  items:
                %s""".formatted(microCredential, items, microCredential, form);
    }

    private static String item(String microCredential, int number, boolean scored, String key) {
        return """
                  - id: %1$s-C-%2$d
                    use: %3$s
                    outcome: O%4$d
                    kind: single
                    key: %5$s
                    why: {en: Because of %6$s., el: Επειδή %6$s.}
                    stem: {en: What comes after step %2$d?, el: Τι ακολουθεί μετά το βήμα %2$d;}
                    options:
                      - id: a
                        text: {en: First thing, el: Πρώτο}
                      - id: b
                        text: {en: Second thing, el: Δεύτερο}
                      - id: c
                        text: {en: Third thing, el: Τρίτο}
                      - id: d
                        text: {en: Fourth thing, el: Τέταρτο}
                """.formatted(microCredential, number, scored ? "scored" : "practice", 1 + number % 2, key, CANARY);
    }

    static String task(String microCredential) {
        var criteria =
                IntStream.rangeClosed(1, 4).mapToObj(n -> """
                          - id: C%1$d
                            title: {en: Criterion %1$d, el: Κριτήριο %1$d}
                            benchmarks:
                              '0': {en: Nothing of %1$d, el: Τίποτα από %1$d}
                              '1': {en: A little of %1$d, el: Λίγο από %1$d}
                              '2': {en: Most of %1$d, el: Το περισσότερο από %1$d}
                              '3': {en: All of %1$d, el: Όλο το %1$d}
                        """.formatted(n)).collect(Collectors.joining());
        return """
                id: %1$s-X-T
                micro-credential: %1$s
                minutes: 30
                use: confidential
                title: {en: A note, el: Ένα σημείωμα}
                brief: {en: Write a note of 80 words., el: Γράψτε ένα σημείωμα 80 λέξεων.}
                criteria:
                %2$spass:
                  total: 7
                  no-criterion-at: 0
                """.formatted(microCredential, criteria);
    }
}
