package org.tessera.issue.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.tessera.platform.Routes;
import org.tessera.platform.Throttle;
import tools.jackson.databind.json.JsonMapper;

/** Where programs push their requests and fetch their tokens. */
@Controller
class TokenPages {
    static final String TOKEN = "/oauth/token";
    static final String PUSH = "/oauth/par";

    /** A class may add its credentials at the same hour, from one address. */
    private static final Throttle.Budget TRIES = new Throttle.Budget("oauth", 600, Duration.ofMinutes(10));

    private final List<Grant> grants;
    private final AccessTokens tokens;
    private final Wishes wishes;
    private final Proofs proofs;
    private final Attestations attestations;
    private final Throttle throttle;
    private final JsonMapper json;

    TokenPages(
            List<Grant> grants,
            AccessTokens tokens,
            Wishes wishes,
            Proofs proofs,
            Attestations attestations,
            Throttle throttle,
            JsonMapper json) {
        this.grants = grants;
        this.tokens = tokens;
        this.wishes = wishes;
        this.proofs = proofs;
        this.attestations = attestations;
        this.throttle = throttle;
        this.json = json;
    }

    /** RFC 9126: the request of which the browser will carry nothing but a reference. */
    @PostMapping(PUSH)
    ResponseEntity<byte[]> push(HttpServletRequest request) {
        throttle.take(TRIES, request);
        var sent = Sent.by(request);
        var wish = wishes.read(sent, proofs.key(request, PUSH), true);
        if (wishes.isStrict(wish)) attestations.require(request, sent);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("request_uri", Wishes.URN + wishes.keep(wish, true));
        answer.put("expires_in", Wishes.LIFE.toSeconds());
        return answer(HttpStatus.CREATED, answer);
    }

    @PostMapping(TOKEN)
    ResponseEntity<byte[]> token(HttpServletRequest request) {
        throttle.take(TRIES, request);
        var sent = Sent.by(request);
        var type = Sent.required(sent, "grant_type");
        var grant = grants.stream()
                .filter(g -> g.type().equals(type))
                .findFirst()
                .orElseThrow(() -> OAuthProblem.of("unsupported_grant_type", "This kind of grant is not known here."));
        if (grant.isForWallets(sent)) attestations.require(request, sent);
        var key = proofs.key(request, TOKEN);
        var granted = grant.redeem(sent, key);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", tokens.give(granted, key));
        answer.put("token_type", key.isPresent() ? "DPoP" : "Bearer");
        answer.put("expires_in", AccessTokens.LIFE.toSeconds());
        answer.put("scope", String.join(" ", granted.scopes()));
        return answer(HttpStatus.OK, answer);
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, Map<String, Object> answer) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }

    @Bean
    static Routes tokenRoutes() {
        return Routes.none().programs(HttpMethod.POST, TOKEN, PUSH);
    }
}
