package org.tessera.research;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.measurement.survey.Importance;
import org.tessera.measurement.survey.Share;
import org.tessera.platform.Canonical;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;
import org.tessera.platform.SmallCells;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a survey found, worked out once when it closes and kept. Only answers that were sent count. All statistics are
 * those of {@code org.tessera.measurement.survey}; here they are only asked for, rounded and put in order.
 */
@Component
class Findings {
    /** The bootstrap starts from this number, so that anybody with the answers gets the same intervals. */
    static final long SEED = 20_260_616;

    private static final double ROUNDING = 10_000;

    private record Sent(String competence, int importance, boolean neededAtEntry) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Settings settings;

    Findings(JdbcClient jdbc, JsonMapper json, Settings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /** Works the evidence out and keeps it; the survey must be locked. Returns its hash. */
    @Transactional(propagation = Propagation.MANDATORY)
    String keep(Surveys.Survey survey, Instant closedAt) {
        var evidence = new Evidence(
                survey.id(),
                survey.title(),
                LocalDate.ofInstant(closedAt, settings.zone()),
                sent(survey.id()),
                ranked(competences(survey)));
        var content = Canonical.of(json.convertValue(evidence, Map.class));
        jdbc.sql("insert into research.evidence (survey, hash, content) values (:survey, :hash, :content)")
                .param("survey", survey.id().value())
                .param("hash", Sha256.of(content))
                .param("content", content)
                .update();
        return Sha256.of(content);
    }

    /** @throws Problem 404 when nothing was kept */
    Evidence of(SurveyId survey) {
        return jdbc.sql("select content from research.evidence where survey = :survey")
                .param("survey", survey.value())
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, Evidence.class))
                .orElseThrow(Problem::notFound);
    }

    List<Evidence> all() {
        return jdbc.sql("""
                        select e.content
                          from research.evidence e
                          join research.survey s on s.id = e.survey
                         order by s.closed_at desc
                        """).query(String.class).list().stream()
                .map(content -> json.readValue(content, Evidence.class))
                .toList();
    }

    /** How many of those who sent answers belong to each group; nothing told is a group of its own, with an empty key. */
    List<SmallCells.Cell> groups(SurveyId survey, String by) {
        // The column comes from our own code, never from a request.
        if (!List.of("size", "sector", "country").contains(by)) throw new IllegalArgumentException(by);
        return jdbc.sql("""
                select coalesce(%1$s, '') as key, count(*) as count
                  from research.invitation
                 where survey = :survey and sent_at is not null
                 group by 1
                 order by 1
                """.formatted(by))
                .param("survey", survey.value())
                .query((row, n) -> new SmallCells.Cell(row.getString("key"), row.getInt("count")))
                .list();
    }

    private int sent(SurveyId survey) {
        return jdbc.sql("select count(*) from research.invitation where survey = :survey and sent_at is not null")
                .param("survey", survey.value())
                .query(Integer.class)
                .single();
    }

    private List<CompetenceEvidence> competences(Surveys.Survey survey) {
        var answers = jdbc.sql("""
                        select a.competence, a.importance, a.needed_at_entry
                          from research.answer a
                          join research.invitation i on i.id = a.invitation
                         where i.survey = :survey and i.sent_at is not null
                         order by i.id
                        """).param("survey", survey.id().value()).query(Sent.class).list().stream()
                .collect(Collectors.groupingBy(Sent::competence));
        return survey.competences().stream()
                .map(code -> competence(code, answers.getOrDefault(code, List.of())))
                .toList();
    }

    private static CompetenceEvidence competence(String code, List<Sent> answers) {
        int n = answers.size();
        var ratings = answers.stream().mapToInt(Sent::importance).toArray();
        int needed = (int) answers.stream().filter(Sent::neededAtEntry).count();
        var importance = Importance.of(ratings, Answer.HIGHEST, SEED, SmallCells.SMALLEST)
                .known();
        var share = Share.of(needed, n, 0.95, SmallCells.SMALLEST).known();
        if (importance.isEmpty() || share.isEmpty()) return new CompetenceEvidence(code, n, 0, 0, 0, 0, 0, 0, true);
        var found = importance.get();
        return new CompetenceEvidence(
                code,
                n,
                rounded(found.mean()),
                rounded(found.rii()),
                rounded(found.riiBca().lower()),
                rounded(found.riiBca().upper()),
                rounded(share.get().share()),
                0,
                false);
    }

    /** Numbers the competences by their index: equal indices share a rank, and the next rank counts them all. */
    private static List<CompetenceEvidence> ranked(List<CompetenceEvidence> competences) {
        var best = competences.stream()
                .filter(c -> !c.suppressed())
                .sorted(Comparator.comparingDouble(CompetenceEvidence::rii).reversed())
                .map(CompetenceEvidence::rii)
                .toList();
        var ranked = new ArrayList<CompetenceEvidence>();
        for (var c : competences) {
            int rank = c.suppressed() ? 0 : best.indexOf(c.rii()) + 1;
            ranked.add(new CompetenceEvidence(
                    c.competence(),
                    c.n(),
                    c.mean(),
                    c.rii(),
                    c.low(),
                    c.high(),
                    c.neededAtEntry(),
                    rank,
                    c.suppressed()));
        }
        return ranked;
    }

    private static double rounded(double value) {
        return Math.round(value * ROUNDING) / ROUNDING;
    }
}
