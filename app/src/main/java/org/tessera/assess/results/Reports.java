package org.tessera.assess.results;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.forms.Calibrations;
import org.tessera.assess.forms.FormBook;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.ctt.TestAnalysis;
import org.tessera.measurement.decision.Ability;
import org.tessera.measurement.decision.LivingstonLewis;
import org.tessera.measurement.dif.Grouped;
import org.tessera.measurement.dif.MantelHaenszel;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.measurement.raters.TwoWay;
import org.tessera.measurement.report.TechnicalReport;
import org.tessera.platform.Screen;

/** The technical report of one form in one window (ISO/IEC 17024, 9.2 and 9.3); every number is the measurement library's. */
@Component
class Reports {
    /** Abilities beyond this many logits tell nothing any more. */
    private static final double FARTHEST = 6;

    private final ScoredAnswers answers;
    private final JdbcClient jdbc;
    private final org.tessera.platform.Settings settings;

    Reports(ScoredAnswers answers, JdbcClient jdbc, org.tessera.platform.Settings settings) {
        this.answers = answers;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * The report of a window.
     *
     * @param last inclusive
     * @param screen in whose language it says what is ours to say
     */
    TechnicalReport of(FormBook.Frozen form, LocalDate first, LocalDate last, Screen screen) {
        Instant from = first.atStartOfDay(settings.zone()).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        var sheets = answers.of(form.id(), from, until);
        var responses = answers.together(Map.of(form.id(), sheets));
        double cut = form.cut().map(FormBook.Cut::raw).orElse(0);
        var analysis = TestAnalysis.of(responses);
        var totals = sheets.stream().mapToDouble(ScoredAnswers.Sheet::raw).toArray();
        var calibration = calibration(responses);
        var theta = calibration.known().flatMap(c -> ability(c, cut));
        return new TechnicalReport(
                form.microCredential(),
                form.name() + "@" + form.version(),
                first,
                last,
                cut,
                theta.orElse(Double.NaN),
                analysis,
                then(analysis, a -> LivingstonLewis.of(totals, form.points(), cut, a.alpha())),
                theta.isPresent()
                        ? calibration
                        : then(calibration, c -> Estimate.notEstimable(screen.say("assess.report.no-scale"))),
                calibration.map(c -> Ability.lee(c.curves(), c.quadrature(), (int) cut)),
                Estimate.notEstimable(screen.say("assess.report.no-link")),
                fairness(sheets, responses, screen),
                Map.of(),
                marks(form.id(), from, until));
    }

    /** The ability at which the cut is expected, on the scale of this window; nothing beyond what anybody reaches. */
    private static Optional<Double> ability(Calibration calibration, double cut) {
        if (calibration.expected(-FARTHEST) >= cut || calibration.expected(FARTHEST) <= cut) return Optional.empty();
        return Optional.of(Minimum.root(t -> calibration.expected(t) - cut, -FARTHEST, FARTHEST));
    }

    private static Estimate<Calibration> calibration(Responses responses) {
        var model = Calibrations.model(responses);
        return Calibration.of(responses, model, Settings.of(model).with(Settings.Errors.NONE));
    }

    private static <T, R> Estimate<R> then(Estimate<T> estimate, java.util.function.Function<T, Estimate<R>> next) {
        return switch (estimate) {
            case Estimate.Known<T>(T value) -> next.apply(value);
            case Estimate.NotEstimable<T>(String reason) -> Estimate.notEstimable(reason);
        };
    }

    /** Every language against all others. */
    private static Map<String, Estimate<List<Estimate<MantelHaenszel>>>> fairness(
            List<ScoredAnswers.Sheet> sheets, Responses responses, Screen screen) {
        var languages = new TreeSet<String>();
        sheets.forEach(s -> languages.add(s.language()));
        var found = new LinkedHashMap<String, Estimate<List<Estimate<MantelHaenszel>>>>();
        if (languages.size() < 2) return found;
        for (var language : languages) {
            var focal = new boolean[sheets.size()];
            IntStream.range(0, focal.length)
                    .forEach(p -> focal[p] = sheets.get(p).language().equals(language));
            found.put(
                    screen.say("assess.report.beside", screen.nameOf(language)),
                    MantelHaenszel.of(new Grouped(responses, focal)));
        }
        return found;
    }

    /** The first two marks of every work task in the window. */
    private Estimate<TwoWay> marks(UUID form, Instant from, Instant until) {
        var byScript = new LinkedHashMap<UUID, double[]>();
        jdbc.sql("""
                select distinct on (m.script, m.ordinal) m.script, m.ordinal, m.c1 + m.c2 + m.c3 + m.c4 as total
                  from assess.marking m
                  join assess.script c on c.id = m.script
                  join assess.sitting s on s.id = c.sitting
                  join assess.part p on p.sitting = s.id and p.part = 'A'
                 where s.form = :form and m.ordinal in (1, 2) and p.started_at >= :from and p.started_at < :until
                 order by m.script, m.ordinal, m.revision desc
                """)
                .param("form", form)
                .param("from", java.sql.Timestamp.from(from))
                .param("until", java.sql.Timestamp.from(until))
                .query((row, n) -> {
                    byScript.computeIfAbsent(row.getObject("script", UUID.class), s ->
                                    new double[] {Double.NaN, Double.NaN})[row.getInt("ordinal") - 1] =
                            row.getInt("total");
                    return n;
                })
                .list();
        var complete = byScript.values().stream()
                .filter(m -> !Double.isNaN(m[0]) && !Double.isNaN(m[1]))
                .toArray(double[][]::new);
        return TwoWay.of(complete);
    }

    /** The first and the last day on which a form was sat. */
    Optional<LocalDate[]> window(UUID form) {
        return jdbc.sql("""
                select min(p.started_at) as first, max(p.started_at) as last
                  from assess.part p join assess.sitting s on s.id = p.sitting
                 where s.form = :form and p.part = 'A' and not s.practice
                """)
                .param("form", form)
                .query((row, n) -> {
                    var first = row.getTimestamp("first");
                    return first == null
                            ? Optional.<LocalDate[]>empty()
                            : Optional.of(new LocalDate[] {
                                LocalDate.ofInstant(first.toInstant(), settings.zone()),
                                LocalDate.ofInstant(row.getTimestamp("last").toInstant(), settings.zone())
                            });
                })
                .single();
    }
}
