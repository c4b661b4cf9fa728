package org.tessera.assess;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** Why the database said no: the constraints of {@code V0500__assess.sql} have codes of their own. */
public enum Refusal {
    /** Duties that must be kept apart met in one person. */
    CONFLICT("TS002"),
    /** A step before the one that it needs. */
    TOO_EARLY("TS003"),
    /** It is there already. */
    DUPLICATE("23505"),
    /** What it refers to is not there. */
    ABSENT("23503");

    private final String state;

    Refusal(String state) {
        this.state = state;
    }

    /** The rule that was broken; nothing when the database failed for another reason. */
    public static Optional<Refusal> of(DataAccessException exception) {
        if (!(exception.getMostSpecificCause() instanceof SQLException cause)) return Optional.empty();
        for (Refusal refusal : values()) {
            if (refusal.state.equals(cause.getSQLState())) return Optional.of(refusal);
        }
        return Optional.empty();
    }
}
