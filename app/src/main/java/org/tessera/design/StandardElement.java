package org.tessera.design;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The standard elements that describe a micro-credential: eleven mandatory and five optional, in the order of Annex I of
 * the Council Recommendation of 16 June 2022 on a European approach to micro-credentials (OJ C 243).
 */
public enum StandardElement {
    LEARNER_IDENTIFICATION(
            true, s -> s.learnerIdentification().filter(StandardElement::said).isPresent()),
    TITLE(true, s -> said(s.title())),
    COUNTRY(true, StandardElement::statedAtAward),
    AWARDING_BODY(true, StandardElement::statedAtAward),
    DATE_OF_ISSUING(true, StandardElement::statedAtAward),
    LEARNING_OUTCOMES(
            true, s -> !s.outcomes().isEmpty() && s.outcomes().stream().allMatch(o -> said(o.canDo()))),
    WORKLOAD(true, s -> s.workload().isPresent()),
    LEVEL(true, s -> s.level().filter(l -> said(l.text())).isPresent()),
    ASSESSMENT(true, s -> s.assessment().filter(a -> said(a.summary())).isPresent()),
    PARTICIPATION(true, s -> stated(s.participation())),
    QUALITY_ASSURANCE(true, s -> stated(s.qualityAssurance())),
    PREREQUISITES(false, s -> s.prerequisites().filter(StandardElement::said).isPresent()),
    SUPERVISION(false, s -> stated(s.supervision())),
    GRADE(false, s -> s.grade().filter(StandardElement::said).isPresent()),
    STACKABILITY(false, s -> s.stackability().filter(StandardElement::said).isPresent()),
    FURTHER_INFORMATION(
            false, s -> s.furtherInformation().filter(StandardElement::said).isPresent());

    private final boolean mandatory;
    private final Predicate<Specification> stated;

    StandardElement(boolean mandatory, Predicate<Specification> stated) {
        this.mandatory = mandatory;
        this.stated = stated;
    }

    /** All sixteen, in the order of Annex I. */
    public static List<StandardElement> all() {
        return List.of(values());
    }

    /** Whether a micro-credential must have it. */
    public boolean mandatory() {
        return mandatory;
    }

    /** Whether it becomes known only when the micro-credential is awarded to somebody. */
    public boolean atAward() {
        return this == COUNTRY || this == AWARDING_BODY || this == DATE_OF_ISSUING;
    }

    /** The name in text keys: {@code learning-outcomes}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a specification states it in full, or leaves it to the award where it belongs there. */
    boolean statedIn(Specification specification) {
        return stated.test(specification);
    }

    private static boolean statedAtAward(Specification specification) {
        return true;
    }

    private static boolean stated(Optional<StandardElements.Stated> element) {
        return element.filter(e -> !e.type().isBlank() && said(e.text())).isPresent();
    }

    /** Every text of a standard is there in English and Greek, the two languages that are complete. */
    private static boolean said(Map<String, String> text) {
        return !text.getOrDefault("en", "").isBlank()
                && !text.getOrDefault("el", "").isBlank();
    }
}
