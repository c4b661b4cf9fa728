package org.tessera.assess.cut;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.forms.Calibrations;
import org.tessera.assess.forms.FormBook;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Minimum;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * The decision of the certification body on a cut: one for each form, for ever, with its reasons. A recommendation never
 * becomes a cut by itself.
 */
@Component
class CutDecisions {
    private static final double FARTHEST = 6;
    private final JdbcClient jdbc;
    private final Calibrations calibrations;
    private final FormBook book;
    private final Audit audit;
    private final Clock clock;

    CutDecisions(JdbcClient jdbc, Calibrations calibrations, FormBook book, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.calibrations = calibrations;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** A cut that another form's would be on this one, through the scale that both are on. */
    record Carried(FormBook.Frozen from, double theta, int raw, double expected) {}

    /** The newest cut of another calibrated form of the same micro-credential, carried over by true scores. */
    Optional<Carried> carried(FormBook.Frozen form) {
        var curves = calibrations.curves(form.id());
        if (curves.isEmpty()) return Optional.empty();
        return book.of(form.owner(), form.microCredential()).stream()
                .filter(f -> !f.id().equals(form.id()))
                .filter(f -> f.cut().flatMap(FormBook.Cut::theta).isPresent())
                .findFirst()
                .map(from -> {
                    double theta = from.cut().flatMap(FormBook.Cut::theta).orElseThrow();
                    double expected = expected(curves.get(), theta);
                    return new Carried(from, theta, (int) Math.ceil(expected - 1e-9), expected);
                });
    }

    /**
     * Records the decision after a panel.
     *
     * @param recommended the panel's mean, as it stood before the board
     * @throws Problem 409 {@code assess.problem.cut-decided}, {@code assess.problem.panel-open} or
     *     {@code assess.problem.judge-decides}
     */
    @Transactional
    public void decide(FormBook.Frozen form, Study study, double recommended, int cut, String reasons, PersonId by) {
        if (study.hasJudge(by)) throw Problem.conflict("assess.problem.judge-decides");
        if (study.step() != Study.Step.CLOSED) throw Problem.conflict("assess.problem.panel-open");
        store(form, "panel", study.id(), null, cut, theta(form, cut), recommended, reasons, by);
    }

    /** Records the decision to carry over another form's cut; this form measures the same on the same scale. */
    @Transactional
    public void carry(FormBook.Frozen form, Carried carried, String reasons, PersonId by) {
        store(
                form,
                "linked",
                null,
                carried.from().id(),
                carried.raw(),
                carried.theta(),
                carried.expected(),
                reasons,
                by);
    }

    /** The ability whose expected score is the cut; nothing for a form that is not calibrated. */
    private @Nullable Double theta(FormBook.Frozen form, int cut) {
        var curves = calibrations.curves(form.id());
        if (curves.isEmpty() || cut >= form.points()) return null;
        return Minimum.root(t -> expected(curves.get(), t) - cut, -FARTHEST, FARTHEST);
    }

    private static double expected(List<Item> curves, double theta) {
        return curves.stream().mapToDouble(c -> c.expected(theta)).sum();
    }

    private void store(
            FormBook.Frozen form,
            String basis,
            @Nullable UUID study,
            @Nullable UUID linkedFrom,
            int cut,
            @Nullable Double theta,
            double recommended,
            String reasons,
            PersonId by) {
        try {
            jdbc.sql("""
                    insert into assess.cut_decision (form, basis, study, linked_from, cut, theta, recommended, reasons,
                                                     decided_by, decided_at)
                    values (:form, :basis, :study, :linkedFrom, :cut, :theta, :recommended, :reasons, :by, :now)
                    """)
                    .param("form", form.id())
                    .param("basis", basis)
                    .param("study", study)
                    .param("linkedFrom", linkedFrom)
                    .param("cut", cut)
                    .param("theta", theta)
                    .param("recommended", recommended)
                    .param("reasons", reasons)
                    .param("by", by.value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException decided) {
            throw Problem.conflict("assess.problem.cut-decided");
        } catch (DataAccessException refused) {
            throw Problem.conflict("assess.problem.panel-open");
        }
        audit.record("form:" + form.id(), Optional.of(by), "cut-decided", Map.of("cut", cut, "basis", basis));
    }
}
