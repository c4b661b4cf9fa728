package org.tessera.assess;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;

/** Sits an exam that somebody else made the appointment for, up to the released result. */
@Component
public class SatExam {
    private final ExamDay day;
    private final Parts parts;

    SatExam(ExamDay day, Parts parts) {
        this.day = day;
        this.parts = parts;
    }

    /** Everything answered right or wrong, the task written and marked by the first two examiners. */
    public void play(ExamDay.Cast cast, SittingId sitting, PersonId candidate, boolean pass) {
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.sitExam(sitting, candidate, pass ? ConfidentialBank.KEYS : List.of("b", "c", "d", "a", "b"));
        day.sitTask(sitting, candidate, "We keep the bottles back.");
        day.mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 1));
    }
}
