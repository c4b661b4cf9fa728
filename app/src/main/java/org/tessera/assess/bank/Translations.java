package org.tessera.assess.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Double translation (ITC Guidelines for Translating and Adapting Tests, second edition): two people translate an item on
 * their own, neither sees the other's words, and what both become together is the item's next version, in one language
 * more.
 */
@Component
public class Translations {
    /** One person's translation. */
    public record Pass(int number, UUID translator, Map<String, String> words) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Wire wire;
    private final Vault vault;
    private final JsonMapper json;

    Translations(JdbcClient jdbc, Clock clock, Audit audit, Wire wire, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.wire = wire;
        this.vault = vault;
        this.json = json;
    }

    /** Every text of an item by its place, in the language it was written in; the reason for the key is the last one. */
    public Map<String, String> texts(Wording wording, String language) {
        var texts = new LinkedHashMap<String, String>();
        walk(
                json.readTree(wire.text(wording.question())),
                "q",
                language,
                (place, node) -> texts.put(place, node.path(language).asString()));
        if (wording.why().containsKey(language)) texts.put("why", wording.why().get(language));
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    /**
     * The wording with a language more.
     *
     * @param words by place, as {@link #texts} names them
     * @param accepted more accepted words for gaps that are written into, by gap
     */
    public Wording with(
            Wording wording,
            String from,
            String language,
            Map<String, String> words,
            Map<String, List<String>> accepted) {
        var tree = json.readTree(wire.text(wording.question()));
        walk(tree, "q", from, (place, node) -> {
            if (words.containsKey(place)) node.put(language, words.get(place));
        });
        var why = new LinkedHashMap<>(wording.why());
        if (words.containsKey("why")) why.put(language, words.get("why"));
        return new Wording(json.treeToValue(tree, Question.class), extended(wording.key(), accepted), why);
    }

    private static Key extended(Key key, Map<String, List<String>> more) {
        if (!(key instanceof Key.Fills(var accepted, var rule))) return key;
        var all = new LinkedHashMap<String, List<String>>();
        accepted.forEach((gap, words) -> {
            var together = new ArrayList<>(words);
            more.getOrDefault(gap, List.of()).stream()
                    .filter(w -> !together.contains(w))
                    .forEach(together::add);
            all.put(gap, together);
        });
        return new Key.Fills(all, rule);
    }

    private interface Visitor {
        void at(String place, ObjectNode texts);
    }

    /** An object whose keys are languages and whose values are texts is a text. */
    private static void walk(JsonNode node, String place, String language, Visitor visitor) {
        if (node instanceof ObjectNode object) {
            if (object.path(language).isString()) visitor.at(place, object);
            else object.properties().forEach(e -> walk(e.getValue(), place + "." + e.getKey(), language, visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) walk(node.get(i), place + "." + i, language, visitor);
        }
    }

    /**
     * Keeps one person's translation of the newest version.
     *
     * @throws Problem 409 {@code assess.problem.translated} when both are there already, or this person's;
     *     {@code assess.problem.own-review} for a reviewer of the item
     */
    @Transactional
    public void add(Crafted item, String language, Map<String, String> words, PersonId translator) {
        int pass = passes(item, language).size() + 1;
        if (pass > 2) throw Problem.conflict("assess.problem.translated");
        try {
            jdbc.sql("""
                    insert into assess.crafted_translation (item, number, language, pass, translator, words, at)
                    values (:item, :number, :language, :pass, :translator, :words, :now)
                    """)
                    .param("item", item.id())
                    .param("number", item.number())
                    .param("language", language)
                    .param("pass", pass)
                    .param("translator", translator.value())
                    .param(
                            "words",
                            vault.seal(
                                    item.owner().value(),
                                    place(item, language, pass),
                                    json.writeValueAsString(new TreeMap<>(words))))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException again) {
            throw Problem.conflict("assess.problem.translated");
        } catch (DataAccessException refused) {
            throw Refused.of(refused);
        }
        audit.record(
                "crafted:" + item.id(),
                Optional.of(translator),
                "item-translated",
                Map.of("version", item.number(), "language", language, "pass", pass));
    }

    /** The translations of the newest version into a language. */
    public List<Pass> passes(Crafted item, String language) {
        return jdbc.sql("""
                select pass, translator, words from assess.crafted_translation
                 where item = :item and number = :number and language = :language
                 order by pass
                """)
                .param("item", item.id())
                .param("number", item.number())
                .param("language", language)
                .query((row, n) -> new Pass(
                        row.getInt("pass"),
                        row.getObject("translator", UUID.class),
                        json.readValue(
                                vault.open(place(item, language, row.getInt("pass")), row.getString("words")),
                                new TypeReference<Map<String, String>>() {})))
                .list();
    }

    private static String place(Crafted item, String language, int pass) {
        return "crafted:" + item.id() + ":" + item.number() + ":" + language + ":" + pass;
    }
}
