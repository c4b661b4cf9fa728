package org.tessera.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Response;
import org.tessera.assess.bank.Score;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one door to the keys of frozen items. Through it go the scoring of an exam that was handed in, and the feedback to a
 * practice test; nothing else reads the table.
 */
@Component
class Keys {
    /** A practice question's right answer, blank where people judge, and why it is right. */
    record Explanation(Response right, Map<String, String> why) {}

    /** A form's keys, once read: they are frozen with it. */
    private final Map<UUID, List<Key>> ofForm = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final Papers papers;
    private final Answers answers;
    private final Wire wire;
    private final Vault vault;
    private final JsonMapper json;

    Keys(JdbcClient jdbc, Papers papers, Answers answers, Wire wire, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.answers = answers;
        this.wire = wire;
        this.vault = vault;
        this.json = json;
    }

    /** The points of each question of a sitting's exam in their order; 0 of 0 where people mark. */
    List<Score.Points> points(SittingId sitting) {
        var form = jdbc.sql("select form from assess.sitting where id = :sitting")
                .param("sitting", sitting.value())
                .query(UUID.class)
                .single();
        var questions = papers.questions(form);
        var keys = ofForm(form);
        var given = answers.current(sitting, Part.EXAM);
        var points = new ArrayList<Score.Points>();
        for (int i = 0; i < questions.size(); i++) {
            var answer = Optional.ofNullable(given.get(i + 1)).flatMap(Answers.Current::text);
            points.add(points(questions.get(i), keys.get(i), answer));
        }
        return points;
    }

    private static Score.Points points(Question question, Key key, Optional<String> answer) {
        return switch (key.score(question, Response.of(question, answer))) {
            case Score.Points points -> points;
            case Score.ByPeople marked -> new Score.Points(0, 0);
        };
    }

    /** Right answers with reasons, of practice forms alone: for any other form the list is empty. */
    List<Explanation> explanations(UUID form) {
        var questions = papers.questions(form);
        return jdbc.sql("""
                select i.id, k.key, k.why, fi.position
                  from assess.form f
                  join assess.form_item fi on fi.form = f.id
                  join assess.item i on i.id = fi.item
                  join assess.item_key k on k.item = i.id
                 where f.id = :form and f.practice and i.practice
                 order by fi.position
                """)
                .param("form", form)
                .query((row, n) -> new Explanation(
                        key(row.getString("id"), row.getString("key")).model(questions.get(row.getInt("position") - 1)),
                        json.readValue(
                                vault.open("item:" + row.getString("id") + ":why", row.getString("why")),
                                new TypeReference<Map<String, String>>() {})))
                .list();
    }

    /** Read outside the map, whose lock nobody may hold who waits for the database. */
    private List<Key> ofForm(UUID form) {
        var known = ofForm.get(form);
        if (known != null) return known;
        var read = read(form);
        ofForm.put(form, read);
        return read;
    }

    private List<Key> read(UUID form) {
        return jdbc.sql("""
                select k.item, k.key
                  from assess.form_item fi join assess.item_key k on k.item = fi.item
                 where fi.form = :form
                 order by fi.position
                """)
                .param("form", form)
                .query((row, n) -> key(row.getString("item"), row.getString("key")))
                .list();
    }

    private Key key(String item, String stored) {
        return wire.key(vault.open("item:" + item + ":key", stored));
    }
}
