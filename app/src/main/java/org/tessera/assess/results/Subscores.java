package org.tessera.assess.results;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.ScoredAnswers;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.platform.Ids;

/** Which outcomes of a form have a sub-score of their own that says more about a person than the total does. */
@Component
public class Subscores {
    /** Below this reliabilities are too uncertain to compare. */
    static final int FEWEST_PERSONS = 100;

    /** An outcome's sub-score: how reliable it is, and how well the total already predicts the true one. */
    record Worth(String outcome, int persons, double reliability, double ofTotal) {
        boolean told() {
            return reliability > ofTotal;
        }
    }

    private final JdbcClient jdbc;
    private final ScoredAnswers answers;
    private final Clock clock;

    Subscores(JdbcClient jdbc, ScoredAnswers answers, Clock clock) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.clock = clock;
    }

    /** Estimates a form's sub-scores from all who sat it and keeps what was found. */
    @Transactional
    public List<Worth> estimate(UUID form) {
        var outcomes =
                answers.asked(form).stream().map(ScoredAnswers.Asked::outcome).toList();
        var sheets = answers.of(form);
        if (sheets.size() < FEWEST_PERSONS) return List.of();
        var scores = sheets.stream()
                .map(s -> IntStream.of(s.points()).asDoubleStream().toArray())
                .toArray(double[][]::new);
        var found = outcomes.stream()
                .distinct()
                .map(o -> worth(o, outcomes, scores))
                .filter(w -> Double.isFinite(w.reliability()) && Double.isFinite(w.ofTotal()))
                .toList();
        found.forEach(w -> keep(form, w));
        return found;
    }

    static Worth worth(String outcome, List<String> outcomes, double[][] scores) {
        var columns = IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i).equals(outcome))
                .toArray();
        var part = java.util.Arrays.stream(scores)
                .map(row -> IntStream.of(columns).mapToDouble(c -> row[c]).toArray())
                .toArray(double[][]::new);
        double reliability = columns.length < 2 ? 0 : Reliability.alpha(part);
        double ofTotal = Reliability.prmseOfTotal(Reliability.totals(part), Reliability.totals(scores), reliability);
        return new Worth(outcome, scores.length, reliability, ofTotal);
    }

    /** The outcomes whose sub-score is told; none before there are enough candidates. */
    public Set<String> told(UUID form) {
        return jdbc.sql("""
                select distinct on (outcome) outcome, persons, reliability, of_total
                  from assess.subscore where form = :form order by outcome, at desc
                """).param("form", form).query(Worth.class).list().stream()
                .filter(Worth::told)
                .map(Worth::outcome)
                .collect(Collectors.toSet());
    }

    private void keep(UUID form, Worth worth) {
        jdbc.sql("""
                insert into assess.subscore (id, form, outcome, persons, reliability, of_total, at)
                values (:id, :form, :outcome, :persons, :reliability, :ofTotal, :now)
                """)
                .param("id", Ids.next())
                .param("form", form)
                .param("outcome", worth.outcome())
                .param("persons", worth.persons())
                .param("reliability", worth.reliability())
                .param("ofTotal", worth.ofTotal())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
