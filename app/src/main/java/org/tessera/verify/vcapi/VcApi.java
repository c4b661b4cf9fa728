package org.tessera.verify.vcapi;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.tessera.credential.Check;
import org.tessera.credential.Checker;
import org.tessera.credential.DataIntegrity;
import org.tessera.credential.StatusSource;
import org.tessera.credential.Trust;
import org.tessera.platform.Routes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints (VC-API, sections 3.2 and 3.3). */
@Controller
@ConditionalOnProperty("tessera.vc-api.enabled")
class VcApi {
    private static final String TOKEN = "data:application/vc+jwt,";

    private final TestIssuer issuer;
    private final JsonMapper json;
    private final Clock clock;

    VcApi(TestIssuer issuer, JsonMapper json, Clock clock) {
        this.issuer = issuer;
        this.json = json;
        this.clock = clock;
    }

    /** Signs a credential whose issuer is the test key, with {@code eddsa-rdfc-2022}. */
    @PostMapping("/credentials/issue")
    ResponseEntity<?> issue(@RequestBody(required = false) Optional<String> body) {
        var credential = read(body).path("credential");
        var flaw = DataModel.flawOfCredential(credential);
        if (flaw.isPresent()) return refused(flaw.get());
        if (!DataModel.id(credential.path("issuer")).asString("").equals(issuer.id()))
            return refused("issuer must be the test key, " + issuer.id());
        try {
            var signed = issuer.sign(json.writeValueAsBytes(credential));
            return ResponseEntity.status(HttpStatus.CREATED)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("verifiableCredential", json.readTree(signed)));
        } catch (IllegalArgumentException notSound) {
            return refused(String.valueOf(notSound.getMessage()));
        }
    }

    @PostMapping("/credentials/verify")
    ResponseEntity<?> verifyCredential(@RequestBody(required = false) Optional<String> body) {
        return verdict(flawOfSigned(read(body).path("verifiableCredential")));
    }

    /** The holder's proof must name the challenge and the domain that were asked for; every credential inside must hold. */
    @PostMapping("/presentations/verify")
    ResponseEntity<?> verifyPresentation(@RequestBody(required = false) Optional<String> body) {
        var request = read(body);
        var presentation = request.path("verifiablePresentation");
        var flaw = DataModel.flawOfPresentation(presentation)
                .or(() -> DataIntegrity.flaw(
                        json.writeValueAsBytes(presentation), "authentication", bound(request.path("options"))))
                .or(() -> DataModel.many(presentation.path("verifiableCredential"))
                        .flatMap(one -> flawOfSigned(one).stream())
                        .findFirst());
        return verdict(flaw);
    }

    private static Map<String, String> bound(JsonNode options) {
        var bound = new LinkedHashMap<String, String>();
        for (String name : List.of("challenge", "domain")) {
            if (options.has(name)) bound.put(name, options.path(name).asString(""));
        }
        return bound;
    }

    private Optional<String> flawOfSigned(JsonNode credential) {
        if (credential.isString()) return flawOfToken(credential.stringValue());
        var id = credential.path("id").asString("");
        if (id.startsWith(TOKEN)) return flawOfToken(id.substring(TOKEN.length()));
        return DataModel.flawOfCredential(credential)
                .or(() -> DataIntegrity.flaw(json.writeValueAsBytes(credential), "assertionMethod", Map.of()))
                .or(() -> DataModel.flawOfToday(credential, clock.instant()));
    }

    /** Whoever signed: a suite asks whether a signature holds, not whether we know the issuer. */
    private Optional<String> flawOfToken(String token) {
        var report =
                new Checker(Trust.none(), StatusSource.none(), clock).check(token.getBytes(StandardCharsets.UTF_8));
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILS
                        || check.kind() == Check.Kind.SEAL && check.outcome() != Check.Outcome.HOLDS)
                .findFirst()
                .map(Check::cause);
    }

    private JsonNode read(Optional<String> body) {
        try {
            return body.map(json::readTree).filter(ObjectNode.class::isInstance).orElseGet(json::createObjectNode);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static ResponseEntity<?> verdict(Optional<String> flaw) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("verified", flaw.isEmpty());
        answer.put("problemDetails", flaw.map(VcApi::problem).stream().toList());
        return ResponseEntity.status(flaw.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    private static ResponseEntity<?> refused(String flaw) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(flaw));
    }

    private static Map<String, Object> problem(String flaw) {
        return Map.of(
                "type",
                "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR",
                "title",
                "The document is not as it should be.",
                "status",
                HttpStatus.BAD_REQUEST.value(),
                "detail",
                flaw);
    }

    @Bean
    static Routes vcApiRoutes() {
        return Routes.none()
                .programs(HttpMethod.POST, "/credentials/issue", "/credentials/verify", "/presentations/verify");
    }
}
