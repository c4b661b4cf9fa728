package org.tessera.measurement.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.Texts;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.decision.Ability;
import org.tessera.measurement.decision.LivingstonLewis;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.Settings;

class TechnicalReportTest {

    private final TechnicalReport report = report();

    @Test
    void everyGateIsListedWithItsValueOrTheReasonForNone() {
        assertThat(report.evidence())
                .anySatisfy(line -> {
                    assertThat(line.what()).isEqualTo("Reliability (alpha)");
                    assertThat(line.met()).isTrue();
                })
                .anySatisfy(line -> {
                    assertThat(line.what()).contains("el and en");
                    assertThat(line.value()).contains("too few");
                    assertThat(line.met()).isFalse();
                });
    }

    @Test
    void whatCouldNotBeEstimatedStandsInTheReportWithItsReason() {
        var page = Page.of(report.report());
        assertThat(page).contains("What could not be estimated").contains("This is the first form.");
        assertThat(page).contains("Technical report: Teamwork, form A, 2026-11-01 to 2026-11-30");
    }

    @Test
    void thePageBeginsWithWhatWasFoundAndEndsWithHowItWasDone() {
        var sections = report.report().sections();
        assertThat(sections.getFirst().title())
                .isEqualTo(report.evidence().stream()
                                .filter(TechnicalReport.Evidence::met)
                                .count() + " of " + report.evidence().size() + " requirements are met");
        assertThat(sections.getLast().title()).isEqualTo("How this was done");
        assertThat(sections.getLast().parts().toString())
                .contains("Bock and Aitkin 1981")
                .contains("61 nodes")
                .contains("no seed");
    }

    @Test
    void theSameEvidenceIsSaidInEveryLanguage() {
        for (var language : Texts.LANGUAGES) {
            var texts = Texts.of(language);
            var page = Page.of(report.report(texts), texts);
            assertThat(page)
                    .contains("<html lang=\"" + language + "\">")
                    .contains("<h2>" + texts.say("window.missing") + "</h2>")
                    .contains(texts.say("window.gate.met"))
                    .contains("Bock and Aitkin 1981");
            assertThat(report.evidence(texts)).hasSameSizeAs(report.evidence());
            for (int line = 0; line < report.evidence().size(); line++)
                assertThat(report.evidence(texts).get(line).met())
                        .isEqualTo(report.evidence().get(line).met());
        }
        // A reason that nobody has translated is there all the same, and is read out as English.
        assertThat(Page.of(report.report(Texts.of("ro")), Texts.of("ro")))
                .contains("<span lang=\"en\">This is the first form.</span>");
    }

    private static TechnicalReport report() {
        var world = new Simulated(71);
        var answers = world.answers(world.twoPl(40), world.abilities(600, 0, 1));
        var analysis = TestAnalysis.of(answers);
        var calibration =
                Calibration.of(answers, Model.TWO_PL, Settings.of(Model.TWO_PL).with(Settings.Errors.NONE));
        var scores = calibration.map(c -> IntStream.range(0, 600)
                .mapToObj(p -> Scoring.of(c).eap(c.categories(answers, p)))
                .toList());
        return new TechnicalReport(
                "Teamwork",
                "A",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                22,
                0,
                analysis,
                LivingstonLewis.of(
                        Reliability.totals(answers.scores()),
                        40,
                        22,
                        analysis.orThrow().alpha()),
                calibration,
                scores.map(s -> Ability.rudner(s, 0)),
                Estimate.notEstimable("This is the first form."),
                Map.of("el and en", Estimate.notEstimable("There are too few candidates in el.")),
                Map.of(),
                Estimate.notEstimable("No task was marked twice."));
    }

    @Test
    void aTableAsCsvQuotesWhatNeedsIt() {
        var table = new Report.Table("t", "T", List.of("a", "b"), List.of(List.of("x,y", "say \"so\"")));
        assertThat(table.csv()).isEqualTo("a,b\n\"x,y\",\"say \"\"so\"\"\"\n");
    }
}
