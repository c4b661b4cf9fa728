package org.tessera.issue.oauth;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs what was wrong in the form that they know, before the pages' own words for problems are looked for. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OAuthProblems {
    private final JsonMapper json;

    OAuthProblems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(OAuthProblem problem) {
        Map<String, String> body = new TreeMap<>();
        body.put("error", problem.error());
        body.put("error_description", problem.description());
        var answer = ResponseEntity.status(problem.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON);
        problem.challenge().ifPresent(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return answer.body(json.writeValueAsBytes(body));
    }
}
