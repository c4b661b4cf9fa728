package org.tessera.verify;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tessera.platform.Routes;
import org.tessera.platform.Throttle;

/** What wallets talk to: the signed request, and the address of their answer (OpenID4VP 1.0, sections 5.10 and 8). */
@Controller
class WalletEndpoints {
    private static final MediaType REQUEST_OBJECT = MediaType.parseMediaType("application/" + DeskKey.REQUEST);
    static final Throttle.Budget GUESSES = new Throttle.Budget("wallet", 300, Duration.ofMinutes(10));

    private final WalletDesk desk;
    private final Throttle throttle;

    WalletEndpoints(WalletDesk desk, Throttle throttle) {
        this.desk = desk;
        this.throttle = throttle;
    }

    @GetMapping("/wallet/requests/{secret}")
    ResponseEntity<?> request(@PathVariable String secret, HttpServletRequest request) {
        return signed(secret, Optional.empty(), request);
    }

    /** The same for wallets that give a nonce of their own. */
    @PostMapping("/wallet/requests/{secret}")
    ResponseEntity<?> request(
            @PathVariable String secret,
            @RequestParam("wallet_nonce") Optional<String> walletNonce,
            HttpServletRequest request) {
        return signed(secret, walletNonce.filter(nonce -> nonce.length() <= 200), request);
    }

    private ResponseEntity<?> signed(String secret, Optional<String> walletNonce, HttpServletRequest request) {
        throttle.check(GUESSES, request);
        var signed = desk.request(secret, walletNonce);
        if (signed.isEmpty()) {
            throttle.spend(GUESSES, request);
            return refused(HttpStatus.NOT_FOUND, "the request is unknown, answered or over");
        }
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .contentType(REQUEST_OBJECT)
                .body(signed.get());
    }

    @PostMapping(path = "/wallet/responses/{secret}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> response(@PathVariable String secret, HttpServletRequest request) {
        throttle.check(GUESSES, request);
        try {
            desk.answer(secret, field -> Optional.ofNullable(request.getParameter(field)));
            return ResponseEntity.ok().header("Cache-Control", "no-store").body(Map.of());
        } catch (WalletAnswer.Unusable why) {
            throttle.spend(GUESSES, request);
            return refused(HttpStatus.BAD_REQUEST, String.valueOf(why.getMessage()));
        }
    }

    /** An error as OAuth 2.0 writes it (RFC 6749, section 5.2); nothing of what was presented is in it. */
    private static ResponseEntity<?> refused(HttpStatus status, String why) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", "invalid_request", "error_description", why));
    }

    @Bean
    static Routes presentationRoutes() {
        return Routes.none()
                .programs(HttpMethod.GET, "/wallet/requests/{secret}")
                .programs(HttpMethod.POST, "/wallet/requests/{secret}", "/wallet/responses/{secret}");
    }
}
