package org.tessera.passport.badges;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that is not what was asked for, as 1EdTech's services write it ({@code Imsx_StatusInfo}). */
final class StatusInfo extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String minor;

    private StatusInfo(HttpStatus status, String minor, String description) {
        super(description, null, false, false);
        this.status = status;
        this.minor = minor;
    }

    /** What was sent is not what it should be. */
    static StatusInfo invalidData(String description) {
        return new StatusInfo(HttpStatus.BAD_REQUEST, "invalid_data", description);
    }

    /** A parameter of the address is not what it should be. */
    static StatusInfo invalidQuery(String description) {
        return new StatusInfo(HttpStatus.BAD_REQUEST, "invalid_query_parameter", description);
    }

    /** The token is missing or no good. */
    static StatusInfo unauthorized(String description) {
        return new StatusInfo(HttpStatus.UNAUTHORIZED, "unauthorizedrequest", description);
    }

    /** The token is not for this. */
    static StatusInfo forbidden(String description) {
        return new StatusInfo(HttpStatus.FORBIDDEN, "forbidden", description);
    }

    ResponseEntity<?> answer() {
        var field = Map.of("imsx_codeMinorFieldName", "Tessera", "imsx_codeMinorFieldValue", minor);
        var answer = ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON);
        if (status == HttpStatus.UNAUTHORIZED) answer.header("WWW-Authenticate", "Bearer");
        return answer.body(Map.of(
                "imsx_codeMajor",
                "failure",
                "imsx_severity",
                "error",
                "imsx_description",
                String.valueOf(getMessage()),
                "imsx_codeMinor",
                Map.of("imsx_codeMinorField", List.of(field))));
    }
}
