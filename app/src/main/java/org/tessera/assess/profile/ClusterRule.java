package org.tessera.assess.profile;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.SittingId;

/**
 * The third condition of a form that gives a profile: no group of skills is below the least band. Other forms have no
 * groups, so nothing of them can fail. It knows points before their release; pages ask {@link Profiles}.
 */
@Component
public class ClusterRule {
    private final JdbcClient jdbc;
    private final BandDecisions decisions;

    ClusterRule(JdbcClient jdbc, BandDecisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    /** Whether the sitting's exam fulfils it, by the keys in force today. */
    public boolean reached(SittingId sitting) {
        return decisions.of(form(sitting)).map(d -> d.reached(earned(sitting))).orElse(true);
    }

    /**
     * The same for points as they would be.
     *
     * @param asked the scored questions of the form in their order
     * @param points of each
     */
    public boolean reached(UUID form, List<ScoredAnswers.Asked> asked, int[] points) {
        return decisions.of(form).map(d -> d.reached(earned(asked, points))).orElse(true);
    }

    /** By skill, by the keys in force. */
    TreeMap<String, Points> earned(SittingId sitting) {
        var earned = new TreeMap<String, Points>();
        jdbc.sql("""
                select i.outcome, cast(sum(assess.points_now(fi.item, c.answer, sc.points, sc.most)) as integer) as earned,
                       cast(sum(sc.most) as integer) as most
                  from assess.sitting s
                  join assess.form_item fi on fi.form = s.form and fi.scored
                  join assess.item i on i.id = fi.item
                  join assess.item_score sc on sc.sitting = s.id and sc.position = fi.position
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
                 where s.id = :sitting
                 group by i.outcome
                """)
                .param("sitting", sitting.value())
                .query((row, n) ->
                        earned.put(row.getString("outcome"), new Points(row.getInt("earned"), row.getInt("most"))))
                .list();
        return earned;
    }

    static TreeMap<String, Points> earned(List<ScoredAnswers.Asked> asked, int[] points) {
        var earned = new TreeMap<String, Points>();
        for (int i = 0; i < points.length; i++) {
            var each = asked.get(i);
            earned.merge(each.outcome(), new Points(points[i], each.most()), Points::plus);
        }
        return earned;
    }

    UUID form(SittingId sitting) {
        return jdbc.sql("select form from assess.sitting where id = :sitting")
                .param("sitting", sitting.value())
                .query(UUID.class)
                .single();
    }
}
