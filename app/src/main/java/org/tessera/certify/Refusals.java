package org.tessera.certify;

import java.util.Locale;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;

/** Understands what the database says when it refuses: {@code TS550}, {@code TS551} and {@code TS552} are ours. */
final class Refusals {
    private Refusals() {}

    /** Why somebody may not decide, when that was the cause. */
    static Optional<Obstacle> obstacle(DataAccessException refused) {
        if (!(refused.getMostSpecificCause() instanceof PSQLException cause)) return Optional.empty();
        return switch (String.valueOf(cause.getSQLState())) {
            case "TS550" -> Optional.of(Obstacle.ALREADY_DECIDED);
            case "TS551" -> hint(cause);
            default -> Optional.empty();
        };
    }

    /** Whether a certificate can't come from its state into the one that was asked for. */
    static boolean isWrongState(DataAccessException refused) {
        return refused.getMostSpecificCause() instanceof PSQLException cause
                && String.valueOf(cause.getSQLState()).equals("TS552");
    }

    private static Optional<Obstacle> hint(PSQLException cause) {
        var message = cause.getServerErrorMessage();
        if (message == null || message.getHint() == null) return Optional.empty();
        return Optional.of(
                Obstacle.valueOf(message.getHint().toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
