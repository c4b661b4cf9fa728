package org.tessera.assess.results;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.Papers;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.ScoringKeys;
import org.tessera.assess.SittingId;
import org.tessera.assess.bank.KeyNotation;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Wire;

/**
 * Scores answers by corrected keys, of every kind of question. What each answer is worth stands beside the correction, so
 * that the database counts everybody alike, those who sit the form later too.
 */
@Component
public class Corrections {
    /** Everybody gets the points. */
    public static final String ANY = "*";

    private record Row(UUID correction, UUID item, int position, String accepts, Optional<String> answer, int most) {}

    private final JdbcClient jdbc;
    private final Papers papers;
    private final ScoringKeys keys;
    private final Wire wire;

    Corrections(JdbcClient jdbc, Papers papers, ScoringKeys keys, Wire wire) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.keys = keys;
        this.wire = wire;
    }

    /** A scored question of a form. */
    Question question(UUID form, ScoredAnswers.Asked asked) {
        return papers.questions(form).get(asked.position() - 1);
    }

    /** What was typed as the key of a question; {@link #ANY} is no key and must be asked for before. */
    KeyNotation.Reading read(UUID item, Question question, String typed) {
        return KeyNotation.read(question, wire.key(keys.of(List.of(item)).getOrDefault(item, "")), typed);
    }

    /** Works out what the answers of a sitting are worth by corrections that were made before it was handed in. */
    public void learn(SittingId sitting) {
        var form = jdbc.sql("select form from assess.sitting where id = :sitting")
                .param("sitting", sitting.value())
                .query(UUID.class)
                .single();
        for (var row : corrected(sitting)) {
            var question = papers.questions(form).get(row.position() - 1);
            if (read(row.item(), question, row.accepts()) instanceof KeyNotation.Reading.Understood(var understood))
                keep(
                        row.correction(),
                        row.answer(),
                        KeyNotation.points(question, understood, row.answer(), row.most()));
        }
    }

    private List<Row> corrected(SittingId sitting) {
        return jdbc.sql("""
                select x.id as correction, fi.item, fi.position, x.accepts, c.answer, fi.most
                  from assess.sitting s
                  join assess.form_item fi on fi.form = s.form and fi.scored
                  join lateral (select * from assess.key_correction y
                                 where y.item = fi.item order by y.made_at desc limit 1) x
                    on x.by_answer and x.accepts <> '*'
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
                 where s.id = :sitting
                """)
                .param("sitting", sitting.value())
                .query((row, n) -> new Row(
                        row.getObject("correction", UUID.class),
                        row.getObject("item", UUID.class),
                        row.getInt("position"),
                        row.getString("accepts"),
                        Optional.ofNullable(row.getString("answer")),
                        row.getInt("most")))
                .list();
    }

    /** Keeps what an answer is worth by a correction. */
    void keep(UUID correction, Optional<String> answer, int points) {
        jdbc.sql("""
                insert into assess.corrected_answer (correction, answer, points) values (:correction, :answer, :points)
                on conflict do nothing
                """)
                .param("correction", correction)
                .param("answer", answer.orElse(""))
                .param("points", points)
                .update();
    }

    /** Every answer that anybody handed in to a question, once each; empty for none. */
    List<Optional<String>> answers(UUID item) {
        return jdbc.sql("""
                select distinct coalesce(c.answer, '')
                  from assess.form_item fi
                  join assess.sitting s on s.form = fi.form
                  join assess.item_score sc on sc.sitting = s.id and sc.position = fi.position
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
                 where fi.item = :item and fi.scored
                """).param("item", item).query(String.class).list().stream()
                .map(answer -> answer.isEmpty() ? Optional.<String>empty() : Optional.of(answer))
                .toList();
    }
}
