package org.tessera.assess.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.assess.ExamDay;
import org.tessera.assess.Forms;
import org.tessera.assess.LargeBank;
import org.tessera.assess.ScoredAnswers;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.people.Organisation;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Superuser;

/** Right-or-wrong questions and situations of three points, brought to one scale together. */
class CalibrationTest extends WholeApplication {
    private static final int PERSONS = 150;

    @Autowired
    ExamDay day;

    @Autowired
    LargeBank bank;

    @Autowired
    Forms forms;

    @Autowired
    Pool pool;

    @Autowired
    Calibrations calibrations;

    @Autowired
    ScoredAnswers answers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Superuser superuser;

    OrganisationId body;
    PersonId officer;
    UUID form;
    List<ScoredAnswers.Asked> asked;

    @BeforeEach
    void aFormOfTenQuestions() {
        body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        officer = day.person("Olga", body, Role.CERTIFICATION_OFFICER);
        bank.loadFor(body);
        var places = pool.of(body, "K08").stream()
                .limit(10)
                .map(m -> new Forms.Place(m.id(), m.reference(), m.key(), false, true, m.most()))
                .toList();
        form = forms.freeze(new Forms.Draft(
                bankOf(),
                Optional.of(body),
                "K08",
                "K08-TEN",
                false,
                20,
                Optional.empty(),
                "{}",
                Optional.empty(),
                places));
        asked = answers.asked(form);
    }

    @Test
    void situationsOfThreePointsHaveThreeSteps() {
        assertThat(asked).extracting(ScoredAnswers.Asked::most).contains(1, 3);
        everybodySits(3);
        var done = calibrations.run(body, "K08", officer).orThrow();
        assertThat(done.model()).isEqualTo(Model.PARTIAL_CREDIT);
        assertThat(done.persons()).isEqualTo(PERSONS);
        var curves = calibrations.curves(form).orElseThrow();
        for (int i = 0; i < asked.size(); i++)
            assertThat(curves.get(i).categories())
                    .as(asked.get(i).label())
                    .isEqualTo(asked.get(i).most() + 1);
        // Somebody very able gets all the points that there are.
        int outOf = asked.stream().mapToInt(ScoredAnswers.Asked::most).sum();
        assertThat(curves.stream().mapToDouble(c -> c.expected(30)).sum()).isCloseTo(outOf, within(0.01));
        // The steps were drawn at -1, 0 and 1: in their order, and about where they were.
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).most() < 3) continue;
            assertThat(curves.get(i).difficulties()[2])
                    .isGreaterThan(curves.get(i).difficulties()[0]);
            assertThat(curves.get(i).difficulties()[1]).isBetween(-0.7, 0.7);
        }
    }

    @Test
    void aFormWithPointsThatNobodyHasIsNotOnTheScale() {
        everybodySits(2);
        assertThat(calibrations.run(body, "K08", officer).known()).isPresent();
        assertThat(calibrations.curves(form)).isEmpty();
    }

    /** Answers drawn with a fixed seed from persons between -2 and 2 who get at most so many points of a situation. */
    private void everybodySits(int most) {
        var random = new Random(20_260_101);
        for (int person = 0; person < PERSONS; person++) {
            var sitting = Ids.next();
            double theta = -2 + 4.0 * person / (PERSONS - 1);
            superuser.rewrite(
                    """
                    with s as (
                        insert into assess.sitting (id, candidate, micro_credential, form, practice, demonstration,
                                                    task, test_centre, certification_body, opens_at, closes_at, registered_at)
                        values (:id, :id, 'K08', :form, false, false, :id, :id, :body, now(), now() + interval '1 day', now())),
                    p as (
                        insert into assess.part (sitting, part, language, started_at, deadline, lease, submitted_at,
                                                 submitted_by, receipt)
                        values (:id, 'A', 'en', now(), now(), 1, now(), 'candidate', repeat('0', 64))),
                    c as (insert into assess.score (sitting, raw, out_of, at) values (:id, 0, 1, now()))
                    insert into assess.item_score (sitting, position, points, most)
                    select :id, fi.position, each.points, fi.most
                      from unnest(cast(string_to_array(:points, ',') as integer[])) with ordinality as each (points, position)
                      join assess.form_item fi on fi.form = :form and fi.position = each.position
                    """,
                    Map.of("id", sitting, "form", form, "body", body.value(), "points", points(theta, most, random)));
        }
    }

    private String points(double theta, int most, Random random) {
        var points = new ArrayList<String>();
        for (var question : asked) {
            var curve = question.most() == 3 ? Item.partialCredit(1, 1, 1, 0) : Item.twoPl(1, 0);
            double left = random.nextDouble();
            int got = 0;
            for (double p : curve.probabilities(theta)) {
                left -= p;
                if (left < 0) break;
                got++;
            }
            points.add(String.valueOf(Math.min(got, question.most() == 3 ? most : 1)));
        }
        return String.join(",", points);
    }

    private UUID bankOf() {
        return jdbc.sql("select id from assess.bank where owner = :owner")
                .param("owner", body.value())
                .query(UUID.class)
                .single();
    }
}
