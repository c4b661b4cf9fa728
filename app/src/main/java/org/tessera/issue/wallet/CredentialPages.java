package org.tessera.issue.wallet;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.tessera.issue.Copies;
import org.tessera.issue.CredentialId;
import org.tessera.issue.oauth.AccessToken;
import org.tessera.issue.oauth.AccessTokens;
import org.tessera.issue.oauth.OAuthProblem;
import org.tessera.platform.Routes;
import org.tessera.platform.Throttle;
import tools.jackson.databind.json.JsonMapper;

/** Where wallets fetch nonces and credentials, come back for those that take longer, and tell what became of them. */
@Controller
class CredentialPages {
    static final String NONCE = "/wallet/nonce";
    static final String CREDENTIAL = "/wallet/credential";
    static final String DEFERRED = "/wallet/deferred";
    static final String NOTIFICATION = "/wallet/notification";

    private static final Throttle.Budget TRIES = new Throttle.Budget("wallet", 1200, Duration.ofMinutes(10));
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int COME_BACK_AFTER_SECONDS = 5;
    private static final Set<String> EVENTS =
            Set.of("credential_accepted", "credential_failure", "credential_deleted");

    private final AccessTokens tokens;
    private final Nonces nonces;
    private final KeyProofs proofs;
    private final Deliveries deliveries;
    private final Copies copies;
    private final Throttle throttle;
    private final JsonMapper json;

    CredentialPages(
            AccessTokens tokens,
            Nonces nonces,
            KeyProofs proofs,
            Deliveries deliveries,
            Copies copies,
            Throttle throttle,
            JsonMapper json) {
        this.tokens = tokens;
        this.nonces = nonces;
        this.proofs = proofs;
        this.deliveries = deliveries;
        this.copies = copies;
        this.throttle = throttle;
        this.json = json;
    }

    /** OpenID4VCI 1.0, section 7. Open to everybody: a nonce grants nothing. */
    @PostMapping(NONCE)
    ResponseEntity<byte[]> nonce(HttpServletRequest request) {
        throttle.take(TRIES, request);
        return answer(HttpStatus.OK, Map.of("c_nonce", nonces.give()));
    }

    /** OpenID4VCI 1.0, section 8: one copy for each key that is proved. */
    @PostMapping(CREDENTIAL)
    ResponseEntity<byte[]> credential(
            @RequestBody(required = false) Optional<byte[]> body, HttpServletRequest request) {
        var token = tokens.check(request);
        var asked = CredentialRequest.read(body.orElse(new byte[0]), json);
        token.requiring(asked.configuration().id());
        var original = CredentialId.of(token.about().orElseThrow(CredentialPages::denied));
        if (!deliveries.mayOrder(token)) throw denied();
        var orders = new ArrayList<UUID>();
        for (var key : proofs.keys(asked.proofs(), token))
            orders.add(copies.order(
                    original, token.person(), asked.configuration().form(), Optional.of(key)));
        return deliver(deliveries.note(token, orders), orders);
    }

    /** OpenID4VCI 1.0, section 9: the sealer may have come to it meanwhile. */
    @PostMapping(DEFERRED)
    ResponseEntity<byte[]> deferred(@RequestBody(required = false) Optional<byte[]> body, HttpServletRequest request) {
        var token = tokens.check(request);
        var sent = CredentialRequest.object(body.orElse(new byte[0]), json, "invalid_credential_request");
        var transaction = sent.path("transaction_id").asString("");
        var orders = deliveries
                .waiting(transaction, token)
                .orElseThrow(() ->
                        OAuthProblem.of("invalid_transaction_id", "Nothing waits under this name for this token."));
        return deliver(transaction, orders);
    }

    /** OpenID4VCI 1.0, section 11. */
    @PostMapping(NOTIFICATION)
    ResponseEntity<byte[]> notified(@RequestBody(required = false) Optional<byte[]> body, HttpServletRequest request) {
        AccessToken token = tokens.check(request);
        var sent = CredentialRequest.object(body.orElse(new byte[0]), json, "invalid_notification_request");
        var event = sent.path("event").asString("");
        if (!EVENTS.contains(event))
            throw OAuthProblem.of("invalid_notification_request", "This event is not one of section 11.1.");
        if (!deliveries.told(sent.path("notification_id").asString(""), token, event))
            throw OAuthProblem.of("invalid_notification_id", "Nothing was given out under this name.");
        return ResponseEntity.noContent().build();
    }

    /** Everything at once, or nothing yet: a wallet would not know which half it has. */
    private ResponseEntity<byte[]> deliver(String name, List<UUID> orders) {
        var ready = new ArrayList<Map<String, String>>();
        for (UUID order : orders) {
            switch (copies.of(order, PATIENCE)) {
                case Copies.Copy.Ready(var file) ->
                    ready.add(Map.of("credential", new String(file, StandardCharsets.US_ASCII)));
                case Copies.Copy.Denied() -> throw denied();
                case Copies.Copy.Waiting() -> {
                    var later = new LinkedHashMap<String, Object>();
                    later.put("transaction_id", name);
                    later.put("interval", COME_BACK_AFTER_SECONDS);
                    return answer(HttpStatus.ACCEPTED, later);
                }
            }
        }
        deliveries.delivered(name);
        return answer(HttpStatus.OK, Map.of("credentials", ready, "notification_id", name));
    }

    private static OAuthProblem denied() {
        return OAuthProblem.of("credential_request_denied", "This credential is not given out with this token now.");
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, Map<String, ?> answer) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }

    @Bean
    static Routes walletRoutes() {
        return Routes.none().programs(HttpMethod.POST, NONCE, CREDENTIAL, DEFERRED, NOTIFICATION);
    }
}
