package org.tessera.assess.bank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a version of an item stands on its way. The database refuses a step that was not earned. */
public enum State {
    DRAFT,
    CONTENT_REVIEW,
    BIAS_REVIEW,
    LANGUAGE_REVIEW,
    PILOT,
    LIVE,
    RETIRED;

    /** The name in the database, forms and text keys: {@code content-review}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state with this name.
     *
     * @throws IllegalArgumentException if no state has that key
     */
    public static State ofKey(String key) {
        return Arrays.stream(values())
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key));
    }

    /** Whether others look at it now. */
    public boolean review() {
        return this == CONTENT_REVIEW || this == BIAS_REVIEW || this == LANGUAGE_REVIEW;
    }

    /** Whether it may stand before candidates, so that even those who work here see its words only for a reason. */
    public boolean guarded() {
        return this == PILOT || this == LIVE;
    }

    /** The steps that a person may take from here; a review's refusal leads back to the draft by itself. */
    public List<State> onward() {
        return switch (this) {
            case DRAFT -> List.of(CONTENT_REVIEW, LANGUAGE_REVIEW);
            case CONTENT_REVIEW -> List.of(BIAS_REVIEW);
            case BIAS_REVIEW -> List.of(LANGUAGE_REVIEW);
            case LANGUAGE_REVIEW -> List.of(PILOT);
            case PILOT -> List.of(LIVE, RETIRED);
            case LIVE -> List.of(RETIRED);
            case RETIRED -> List.of();
        };
    }

    /** Whether the step is the certification body's officer's, and not the authors'. */
    public boolean officers() {
        return this == PILOT || this == LIVE || this == RETIRED;
    }
}
