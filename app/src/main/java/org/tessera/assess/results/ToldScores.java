package org.tessera.assess.results;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.SittingId;
import org.tessera.assess.forms.Calibrations;
import org.tessera.assess.forms.FormBook;
import org.tessera.assess.forms.Formats;
import org.tessera.platform.Ids;

/** The scaled score that a candidate is told, fixed at the release; a later calibration does not change it. */
@Component
public class ToldScores {
    /**
     * A score from 0 to 100 on which the cut is 60.
     *
     * @param low one standard error below
     * @param high one standard error above
     * @param band the band of the score
     * @param lowBand the band of {@code low}
     * @param highBand the band of {@code high}
     * @param calibrated whether scores of different forms can be compared
     */
    public record Told(int score, int low, int high, String band, String lowBand, String highBand, boolean calibrated) {
        /** Whether the uncertainty lies within one band. */
        public boolean clear() {
            return lowBand.equals(highBand);
        }
    }

    private final JdbcClient jdbc;
    private final FormBook book;
    private final Formats formats;
    private final Calibrations calibrations;
    private final Clock clock;

    ToldScores(JdbcClient jdbc, FormBook book, Formats formats, Calibrations calibrations, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.formats = formats;
        this.calibrations = calibrations;
        this.clock = clock;
    }

    private record Row(UUID form, int raw, int cut, int outOf) {}

    /** Fixes what is told of a result that is being released or was counted anew; nothing for a public sample. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fix(SittingId sitting) {
        var row =
                jdbc.sql("""
                select s.form, r.raw, r.cut, r.out_of from assess.result_now r join assess.sitting s on s.id = r.sitting
                 where r.sitting = :sitting
                """).param("sitting", sitting.value()).query(Row.class).single();
        var form = book.find(row.form());
        var format = form.flatMap(f -> formats.of(f.microCredential()));
        if (form.isEmpty() || format.isEmpty()) return;
        var theta = form.get().cut().flatMap(FormBook.Cut::theta);
        var curves = theta.flatMap(t -> calibrations.curves(row.form()));
        var scaled = new Scale(format.get().scale(), row.cut(), row.outOf(), curves, theta).at(row.raw());
        jdbc.sql("""
                insert into assess.told_score (id, sitting, raw, score, low, high, calibrated, at)
                values (:id, :sitting, :raw, :score, :low, :high, :calibrated, :now)
                """)
                .param("id", Ids.next())
                .param("sitting", sitting.value())
                .param("raw", row.raw())
                .param("score", scaled.score())
                .param("low", scaled.low())
                .param("high", scaled.high())
                .param("calibrated", scaled.calibrated())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What was told last; nothing before the release. */
    public Optional<Told> of(SittingId sitting, String microCredential) {
        var format = formats.of(microCredential);
        if (format.isEmpty()) return Optional.empty();
        var bands = format.get().scale().bands();
        return jdbc.sql("""
                select t.score, t.low, t.high, t.calibrated
                  from assess.release x join assess.told_score t on t.sitting = x.sitting
                 where x.sitting = :sitting
                 order by t.at desc, t.id desc
                 limit 1
                """)
                .param("sitting", sitting.value())
                .query((row, n) -> new Told(
                        row.getInt("score"),
                        row.getInt("low"),
                        row.getInt("high"),
                        Scale.band(bands, row.getInt("score")),
                        Scale.band(bands, row.getInt("low")),
                        Scale.band(bands, row.getInt("high")),
                        row.getBoolean("calibrated")))
                .optional();
    }
}
