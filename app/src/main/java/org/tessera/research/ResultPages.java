package org.tessera.research;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.Screen;
import org.tessera.platform.SmallCells;

/** What a closed survey found: as a page with a plot in the table, and as tables for other programs. */
@Controller
class ResultPages {
    /** One line of the page: a competence and what was found about it. */
    record Line(Competence competence, CompetenceEvidence evidence) {}

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private final Surveys surveys;
    private final Findings findings;
    private final Competences competences;

    ResultPages(Surveys surveys, Findings findings, Competences competences) {
        this.surveys = surveys;
        this.findings = findings;
        this.competences = competences;
    }

    @GetMapping("/surveys/{id}/results")
    View results(@PathVariable String id, Screen screen, Caller caller) {
        var survey = SurveyPages.own(surveys, id, caller);
        var evidence = surveys.evidence(survey.id());
        var lines = lines(evidence);
        var sizes = SmallCells.safe(findings.groups(survey.id(), "size"));
        var sectors = SmallCells.safe(findings.groups(survey.id(), "sector"));
        var countries = SmallCells.safe(findings.groups(survey.id(), "country"));
        return Page.of((html, plain) ->
                JteresultsGenerated.render(html, plain, screen, survey, evidence, lines, sizes, sectors, countries));
    }

    @GetMapping("/surveys/{id}/results.csv")
    ResponseEntity<String> table(@PathVariable String id, Caller caller) {
        var evidence = surveys.evidence(SurveyPages.own(surveys, id, caller).id());
        var rows = new ArrayList<List<?>>();
        rows.add(List.of(
                "competence", "title_en", "n", "mean", "rii", "rii_low", "rii_high", "needed_at_entry", "rank"));
        for (var line : lines(evidence)) {
            var e = line.evidence();
            var title = line.competence().title().getOrDefault("en", "");
            // A small group gives away not even how many it is.
            if (e.suppressed()) rows.add(List.of(e.competence(), title, "<10", "", "", "", "", "", ""));
            else
                rows.add(List.of(
                        e.competence(),
                        title,
                        e.n(),
                        e.mean(),
                        e.rii(),
                        e.low(),
                        e.high(),
                        e.neededAtEntry(),
                        e.rank()));
        }
        return file("survey-results.csv", rows);
    }

    @GetMapping("/surveys/{id}/codebook.csv")
    ResponseEntity<String> codebook(@PathVariable String id, Screen screen, Caller caller) {
        var evidence = surveys.evidence(SurveyPages.own(surveys, id, caller).id());
        var rows = new ArrayList<List<?>>();
        rows.add(List.of("name", "meaning"));
        rows.add(List.of("survey", screen.pick(evidence.title())));
        rows.add(List.of("closed", evidence.closed().toString()));
        rows.add(List.of("answers", evidence.answers()));
        for (var name : List.of(
                "competence", "n", "mean", "rii", "rii_low", "rii_high", "needed_at_entry", "rank", "small-groups"))
            rows.add(List.of(
                    name, screen.say("research.codebook." + name, Long.toString(Findings.SEED), SmallCells.SMALLEST)));
        for (var line : lines(evidence)) {
            rows.add(List.of(
                    line.competence().code(),
                    screen.pick(line.competence().title()) + ": "
                            + screen.pick(line.competence().plain())));
        }
        return file("survey-codebook.csv", rows);
    }

    /** The competences by rank, those with too few answers last. */
    private List<Line> lines(Evidence evidence) {
        Map<String, Competence> byCode =
                competences.all().stream().collect(Collectors.toMap(Competence::code, Function.identity()));
        return evidence.competences().stream()
                .map(e -> new Line(byCode.getOrDefault(e.competence(), unknown(e.competence())), e))
                .sorted(Comparator.comparingInt(l -> l.evidence().suppressed()
                        ? Integer.MAX_VALUE
                        : l.evidence().rank()))
                .toList();
    }

    /** A competence that was asked about once and is no longer in the content. */
    private static Competence unknown(String code) {
        var framework = code.split(":", 2)[0];
        return new Competence(code, framework, "", Map.of(), Map.of("en", code), Map.of());
    }

    /** A percentage's place on the plot, in its units: the axis goes from 0.2, the lowest index there can be, to 1. */
    static String x(double rii) {
        return String.format(Locale.ROOT, "%.1f", (rii - 0.2) / 0.8 * 200);
    }

    private static ResponseEntity<String> file(String name, List<List<?>> rows) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Csv.of(rows));
    }
}
