package org.tessera.assess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.measurement.Responses;

/**
 * What candidates scored, question by question, for statistics and for counting anew. It knows results before their
 * release, so only pages of the certification body may use it, and candidates' pages only through the release.
 */
@Component
public class ScoredAnswers {
    /** One exam that was handed in; {@code points} by the scored questions in their order. */
    public record Sheet(SittingId sitting, UUID candidate, String language, int[] points) {
        /** Copies the array. */
        public Sheet {
            points = points.clone();
        }

        @Override
        public int[] points() {
            return points.clone();
        }

        /** The raw score. */
        public int raw() {
            return java.util.Arrays.stream(points).sum();
        }
    }

    /** A scored question of a form, worth so many points. */
    public record Asked(UUID item, int position, String name, int version, String outcome, int most) {
        /** The name with its version, as statistics show it. */
        public String label() {
            return name + "@" + version;
        }
    }

    /** What an answer would be worth, of the most points there could be. */
    public interface Worth {
        /** The points of an answer, or of none. */
        int of(Optional<String> answer, int most);
    }

    /**
     * A key as it would be.
     *
     * @param accepts the key as it was written
     */
    public record Supposed(UUID item, String accepts, Worth worth) {
        /** A supposition about no item. */
        static final Supposed NOTHING = new Supposed(new UUID(0, 0), "", (answer, most) -> 0);
    }

    private final JdbcClient jdbc;

    ScoredAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The scored questions of a form in their order. */
    public List<Asked> asked(UUID form) {
        return jdbc.sql("""
                select i.id as item, fi.position, i.name, i.version, i.outcome, fi.most
                  from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form and fi.scored
                 order by fi.position
                """).param("form", form).query(Asked.class).list();
    }

    /** Everybody who handed in this form, by the keys in force. */
    public List<Sheet> of(UUID form) {
        return of(form, Instant.EPOCH, Instant.now().plusSeconds(1), Supposed.NOTHING);
    }

    /** The same for exams begun in a window, {@code from} inclusive. */
    public List<Sheet> of(UUID form, Instant from, Instant until) {
        return of(form, from, until, Supposed.NOTHING);
    }

    /** The same as if one key were another. */
    public List<Sheet> supposing(UUID form, Supposed supposed) {
        return of(form, Instant.EPOCH, Instant.now().plusSeconds(1), supposed);
    }

    private record Row(
            UUID sitting, UUID candidate, String language, UUID item, Optional<String> answer, int point, int most) {}

    private List<Sheet> of(UUID form, Instant from, Instant until, Supposed supposed) {
        var rows = new LinkedHashMap<UUID, List<Row>>();
        jdbc.sql("""
                select s.id as sitting, s.candidate, p.language, fi.item, c.answer, sc.most,
                       assess.points_now(fi.item, c.answer, sc.points, sc.most) as point
                  from assess.sitting s
                  join assess.part p on p.sitting = s.id and p.part = 'A' and p.submitted_at is not null
                  join assess.form_item fi on fi.form = s.form and fi.scored
                  join assess.item_score sc on sc.sitting = s.id and sc.position = fi.position
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
                 where s.form = :form and not s.practice and p.started_at >= :from and p.started_at < :until
                 order by p.started_at, s.id, fi.position
                """)
                .param("form", form)
                .param("from", java.sql.Timestamp.from(from))
                .param("until", java.sql.Timestamp.from(until))
                .query((row, n) -> new Row(
                        row.getObject("sitting", UUID.class),
                        row.getObject("candidate", UUID.class),
                        row.getString("language"),
                        row.getObject("item", UUID.class),
                        Optional.ofNullable(row.getString("answer")),
                        row.getInt("point"),
                        row.getInt("most")))
                .list()
                .forEach(r -> rows.computeIfAbsent(r.sitting(), s -> new ArrayList<>())
                        .add(r));
        return rows.values().stream().map(r -> sheet(r, supposed)).toList();
    }

    private static Sheet sheet(List<Row> rows, Supposed supposed) {
        var first = rows.getFirst();
        return new Sheet(
                new SittingId(first.sitting()),
                first.candidate(),
                first.language(),
                rows.stream()
                        .mapToInt(r -> r.item().equals(supposed.item())
                                ? supposed.worth().of(r.answer(), r.most())
                                : r.point())
                        .toArray());
    }

    /** Several forms in one table: what a form did not ask is not administered, so common questions link the forms. */
    public Responses together(Map<UUID, List<Sheet>> byForm) {
        var columns = new LinkedHashMap<String, Integer>();
        var asked = new LinkedHashMap<UUID, List<Asked>>();
        for (var form : byForm.keySet()) {
            asked.put(form, asked(form));
            asked.getOrDefault(form, List.of()).forEach(a -> columns.putIfAbsent(a.label(), columns.size()));
        }
        var scores = new ArrayList<int[]>();
        byForm.forEach((form, sheets) -> sheets.forEach(sheet -> {
            var row = new int[columns.size()];
            java.util.Arrays.fill(row, Responses.NOT_ADMINISTERED);
            var questions = asked.getOrDefault(form, List.of());
            for (int i = 0; i < questions.size(); i++)
                row[columns.getOrDefault(questions.get(i).label(), 0)] = sheet.points()[i];
            scores.add(row);
        }));
        return Responses.of(List.copyOf(columns.keySet()), scores.toArray(int[][]::new));
    }
}
