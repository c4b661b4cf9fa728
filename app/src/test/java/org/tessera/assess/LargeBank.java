package org.tessera.assess;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.platform.OrganisationId;

/** A confidential bank that forms can be made of: 130 questions for the five outcomes of K08, every third a situation. */
@Component
public class LargeBank {
    public static final int SIZE = 130;

    /** What the best, the middling and the worst deed of each situation are worth to twelve experts. */
    private static final List<List<Integer>> EXPERTS = IntStream.range(0, 12)
            .mapToObj(e -> List.of(e % 4 == 0 ? 4 : 5, e % 5 == 0 ? 2 : 3, e % 6 == 0 ? 2 : 1))
            .toList();

    private final Banks banks;
    private final ExamDay day;
    private final JdbcClient jdbc;
    private final Wire wire;
    private final Vault vault;

    LargeBank(Banks banks, ExamDay day, JdbcClient jdbc, Wire wire, Vault vault) {
        this.banks = banks;
        this.day = day;
        this.jdbc = jdbc;
        this.wire = wire;
        this.vault = vault;
    }

    public void loadFor(OrganisationId body) {
        ConfidentialBank.load(body, banks, items());
        banks.loadTask("task.yaml", ConfidentialBank.task("K08"), body);
        situations(body);
    }

    /** Makes a third of the questions what the format asks for, sealed as the bank seals them. */
    private void situations(OrganisationId body) {
        var situation = wire.text(new Question.Judgement(
                Map.of("en", "Which step follows at work?", "el", "Ποιο βήμα ακολουθεί;"),
                Question.Judgement.Manner.RATE,
                List.of(
                        new Question.Option("a", Map.of("en", "First thing", "el", "Πρώτο")),
                        new Question.Option("b", Map.of("en", "Second thing", "el", "Δεύτερο")),
                        new Question.Option("c", Map.of("en", "Third thing", "el", "Τρίτο")))));
        var panel = wire.text(new Key.Panel(EXPERTS));
        var ids = jdbc.sql("""
                select i.id from assess.item i join assess.bank b on b.id = i.bank
                 where b.owner = :owner and i.name in (:names)
                """)
                .param("owner", body.value())
                .param(
                        "names",
                        IntStream.rangeClosed(1, SIZE)
                                .filter(n -> n % 3 == 0)
                                .mapToObj(n -> "K08-LB-" + n)
                                .toList())
                .query(UUID.class)
                .list();
        for (var id : ids) {
            day.rewrite(
                    "update assess.item set content = :content where id = :id",
                    Map.of("id", id, "content", vault.seal(body.value(), "item:" + id + ":content", situation)));
            day.rewrite(
                    "update assess.item_key set key = :key where item = :id",
                    Map.of("id", id, "key", vault.seal(body.value(), "item:" + id + ":key", panel)));
        }
    }

    private static String items() {
        var items = IntStream.rangeClosed(1, SIZE).mapToObj(LargeBank::item).collect(Collectors.joining());
        return """
                micro-credential: K08
                version: '1'
                use: confidential
                items:
                %sform:
                  id: K08-FILE
                  minutes: 65
                  cut: 1
                  cut-source: {en: Set by a panel in a test., el: Το όρισε ομάδα σε δοκιμή.}
                  items:
                    - K08-LB-1
                """.formatted(items);
    }

    private static String item(int number) {
        return """
                  - id: K08-LB-%1$d
                    use: scored
                    outcome: O%2$d
                    kind: single
                    key: %3$s
                    why: {en: Because of %4$s., el: Επειδή %4$s.}
                    stem: {en: Which step follows number %1$d at work?, el: Ποιο βήμα ακολουθεί το %1$d στη δουλειά;}
                    options:
                      - id: a
                        text: {en: First thing, el: Πρώτο}
                      - id: b
                        text: {en: Second thing, el: Δεύτερο}
                      - id: c
                        text: {en: Third thing, el: Τρίτο}
                      - id: d
                        text: {en: Fourth thing, el: Τέταρτο}
                """.formatted(number, 1 + number % 5, key(number), ConfidentialBank.CANARY);
    }

    /** The right answer of a question by its number. */
    public static String key(int number) {
        return String.valueOf("abcd".charAt(number / 5 % 4));
    }
}
