package org.tessera.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.design.Unit;

/**
 * Merges what several devices tell about one learner. Whatever arrives late, twice or in another order, the outcome is
 * the same: a step that was done anywhere is done, an answer counts once by its key, and of the places the latest stands.
 */
@Component
class Deeds {
    /**
     * What became of a letter from a phone.
     *
     * @param kept is safe here and may be forgotten there
     * @param refused can never be kept, because this learner's course has no such page or answer
     */
    record Merged(List<UUID> kept, List<UUID> refused) {}

    private static final int MOST_SENTENCES = 500;
    private final Enrolments enrolments;

    Deeds(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /** Takes in what was done in a course, all of it or nothing. */
    @Transactional
    Merged merge(Enrolment enrolment, List<? extends Deed> deeds) {
        var kept = new ArrayList<UUID>();
        var refused = new ArrayList<UUID>();
        for (Deed deed : deeds) (merge(enrolment, deed) ? kept : refused).add(deed.key());
        return new Merged(List.copyOf(kept), List.copyOf(refused));
    }

    private boolean merge(Enrolment enrolment, Deed deed) {
        var unit = enrolment.pack().unit(deed.unit());
        return unit.isPresent()
                && switch (deed) {
                    case Deed.Seen seen -> see(enrolment, unit.get(), seen);
                    case Deed.Answered answered -> answer(enrolment, unit.get(), answered);
                };
    }

    private boolean see(Enrolment enrolment, Unit unit, Deed.Seen seen) {
        var step =
                Step.of(unit).stream().filter(s -> s.id().equals(seen.step())).findFirst();
        if (step.isEmpty() && !seen.step().equals(Step.END)) return false;
        if (seen.sentence() < 0 || seen.sentence() > MOST_SENTENCES) return false;
        enrolments.arrive(enrolment, new Enrolment.Place(unit.id(), seen.step(), seen.sentence(), seen.at()));
        // An exercise is done when it is answered, not when it is looked at.
        step.filter(s -> s.kind() != Step.Kind.EXERCISE)
                .ifPresent(s -> enrolments.finish(enrolment, unit.id(), s.id(), seen.at()));
        return true;
    }

    private boolean answer(Enrolment enrolment, Unit unit, Deed.Answered answered) {
        var language = enrolment.pack().languages().getFirst();
        var exercise = unit.in(language).exercise(answered.step());
        if (exercise.isEmpty()) return false;
        var sheet = Sheet.of(exercise.get(), enrolment.id(), unit.id());
        if (!sheet.accepts(answered.answer())) return false;
        enrolments.answer(
                enrolment,
                unit.id(),
                answered.step(),
                new Enrolments.Answered(
                        answered.key(), answered.answer(), sheet.fits(answered.answer()), answered.at()));
        enrolments.arrive(enrolment, new Enrolment.Place(unit.id(), answered.step(), 0, answered.at()));
        return true;
    }
}
