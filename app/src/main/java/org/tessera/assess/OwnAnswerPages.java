package org.tessera.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Response;
import org.tessera.assess.results.Releases;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;

/**
 * A candidate's own answers and marks after the release, as far as the certification body shows them. Without the policy
 * {@code answers} no question is printed, as it will be asked again; a key is never printed.
 */
@Controller
class OwnAnswerPages {
    /** One question: its number, the point if it counts, and what was asked and answered where that is shown. */
    record Line(int number, Optional<Boolean> right, Optional<Question> question, Optional<Response> given) {}

    /** One criterion of the work task with the points that each examiner gave, in the order of marking. */
    record MarkLine(Map<String, String> title, List<Integer> points) {}

    private final Appointments appointments;
    private final Results results;
    private final Answers answers;
    private final Papers papers;
    private final Releases releases;
    private final Names names;
    private final JdbcClient jdbc;

    OwnAnswerPages(
            Appointments appointments,
            Results results,
            Answers answers,
            Papers papers,
            Releases releases,
            Names names,
            JdbcClient jdbc) {
        this.appointments = appointments;
        this.results = results;
        this.answers = answers;
        this.papers = papers;
        this.releases = releases;
        this.names = names;
        this.jdbc = jdbc;
    }

    @GetMapping("/sittings/{id}/answers")
    View answers(Screen screen, Caller caller, @PathVariable UUID id) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        var policy = releases.bodyOfReleased(id).map(releases::policy).orElseThrow(Problem::notFound);
        if (policy.equals("nothing")) throw Problem.notFound();
        var lines = lines(sitting, policy.equals("answers"));
        var marks = marks(sitting);
        var title = names.title(sitting.microCredential());
        return Page.of((html, plain) ->
                JteanswersGenerated.render(html, plain, screen, id, title, lines, marks, policy.equals("answers")));
    }

    private record Point(int position, boolean scored, boolean point) {}

    private List<Line> lines(Appointment sitting, boolean printed) {
        var given = answers.current(sitting.id(), Part.EXAM);
        var questions = papers.questions(sitting.form());
        return jdbc.sql("""
                select fi.position, fi.scored, 2 * assess.points_now(fi.item, c.answer, sc.points, sc.most) > sc.most as point
                  from assess.release x
                  join assess.sitting s on s.id = x.sitting
                  join assess.form_item fi on fi.form = s.form
                  join assess.item_score sc on sc.sitting = s.id and sc.position = fi.position
                  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
                 where x.sitting = :sitting
                 order by fi.position
                """).param("sitting", sitting.id().value()).query(Point.class).list().stream()
                .map(p -> new Line(
                        p.position(),
                        p.scored() ? Optional.of(p.point()) : Optional.empty(),
                        printed ? Optional.of(questions.get(p.position() - 1)) : Optional.empty(),
                        Optional.ofNullable(given.get(p.position()))
                                .flatMap(Answers.Current::text)
                                .map(t -> Response.of(questions.get(p.position() - 1), Optional.of(t)))))
                .toList();
    }

    private List<MarkLine> marks(Appointment sitting) {
        var marks = results.marks(sitting.id());
        var criteria = papers.task(sitting.task().orElseThrow()).content().criteria();
        var lines = new ArrayList<MarkLine>();
        for (int c = 0; c < criteria.size(); c++) {
            int criterion = c;
            lines.add(new MarkLine(
                    criteria.get(c).title(),
                    marks.stream().map(m -> m.criteria().get(criterion)).toList()));
        }
        return lines;
    }
}
