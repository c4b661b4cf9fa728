package org.tessera.assess.bank;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.tessera.platform.Problem;

/** What the database's own rules of the workshop are told as. */
final class Refused {
    private Refused() {}

    /** The problem for the reader, or the same exception when it is none of the rules. */
    static RuntimeException of(DataAccessException exception) {
        if (!(exception.getMostSpecificCause() instanceof SQLException cause)) return exception;
        return switch (String.valueOf(cause.getSQLState())) {
            case "TS002" -> Problem.conflict("assess.problem.own-review");
            case "TS003" -> Problem.conflict("assess.problem.not-reviewed");
            default -> exception;
        };
    }
}
