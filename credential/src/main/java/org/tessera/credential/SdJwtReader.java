package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens SD-JWT credentials, with or without the proof that the holder has the key (RFC 9901). */
final class SdJwtReader {

    private static final Set<String> TYPES = Set.of("dc+sd-jwt", "vc+sd-jwt");
    private static final int MOST_DISCLOSURES = 200;
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final KeyBook book;
    private final Clock clock;

    SdJwtReader(KeyBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    static boolean looksLike(String text) {
        var tilde = text.indexOf('~');
        return tilde > 0 && CompactJws.looksLike(text.substring(0, tilde));
    }

    Opened open(String text, @Nullable PresentationRequest request) throws Refusal {
        var parts = text.split("~", -1);
        if (parts.length - 2 > MOST_DISCLOSURES) {
            throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
        }
        var token = CompactJws.open(parts[0], book);
        if (!TYPES.contains(token.header().type())) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        var payload = token.payload();
        requireOpen(payload);
        var claims = Disclosures.applied(payload, Arrays.asList(parts).subList(1, parts.length - 1));
        for (var name : SdJwtVc.ALWAYS_OPEN) {
            if (claims.has(name) && !payload.has(name)) {
                throw new Refusal(Cause.DISCLOSURE_WRONG);
            }
        }
        var signer = signer(token.header(), claims);
        return new Opened(
                Format.SD_JWT_VC,
                Check.of(Check.Kind.FORMAT, Check.Outcome.HOLDS, Cause.FORMAT_UNDERSTOOD),
                Opened.sealIntact(signer),
                signer,
                claims.path("iss").asString(""),
                true,
                owner(text, parts[parts.length - 1], claims, request),
                dated(claims),
                () -> new SdJwtFacts(claims, signer).read());
    }

    private static void requireOpen(ObjectNode payload) throws Refusal {
        if (!payload.path("vct").isString()) {
            throw new Refusal(Cause.MISSING_MEMBERS, java.util.Map.of("members", "vct"));
        }
    }

    /** The claim iat tells when it was signed; the header has no place for it here. */
    private static Signer signer(JwsHeader header, JsonNode claims) {
        var sealed = seconds(claims, "iat");
        return switch (header.signer()) {
            case Signer.Certified by -> new Signer.Certified(by.chain(), sealed);
            case Signer.Keyed by -> new Signer.Keyed(by.verificationMethod(), by.vouched(), sealed);
        };
    }

    private static Optional<Instant> seconds(JsonNode claims, String name) {
        try {
            return claims.path(name).isNumber()
                    ? Optional.of(Instant.ofEpochSecond(claims.path(name).asLong()))
                    : Optional.empty();
        } catch (DateTimeException | tools.jackson.core.JacksonException e) {
            return Optional.empty();
        }
    }

    /** Dates and status in the words that the other checks read. */
    private static ObjectNode dated(JsonNode claims) {
        var json = Json.object();
        seconds(claims, "nbf")
                .or(() -> seconds(claims, "iat"))
                .ifPresent(from -> json.put("validFrom", ElmJson.instant(from)));
        if (claims.has("exp")) {
            // An end that can't be read must not look like no end.
            json.put("validUntil", seconds(claims, "exp").map(ElmJson::instant).orElse("unreadable"));
        }
        if (claims.has("status")) {
            json.set("credentialStatus", claims.get("status"));
        }
        return json;
    }

    private Check owner(String text, String proof, JsonNode claims, @Nullable PresentationRequest request) {
        if (proof.isEmpty()) {
            return request == null ? Opened.ownerNotProven() : owner(Check.Outcome.FAILS, Cause.HOLDER_PROOF_MISSING);
        }
        var signed = text.substring(0, text.length() - proof.length());
        try {
            var answer = proof(proof, claims, signed);
            if (request == null) {
                return owner(Check.Outcome.UNKNOWN, Cause.HOLDER_PROOF_FOR_ANOTHER);
            }
            return answers(answer, request)
                    ? owner(Check.Outcome.HOLDS, Cause.HOLDER_PROVEN)
                    : owner(Check.Outcome.FAILS, Cause.HOLDER_PROOF_FOR_ANOTHER);
        } catch (Refusal refusal) {
            return owner(Check.Outcome.FAILS, Cause.HOLDER_PROOF_WRONG);
        }
    }

    private static Check owner(Check.Outcome outcome, Cause cause) {
        return Check.of(Check.Kind.OWNER, outcome, cause);
    }

    /** The claims of a key-binding token that the holder's key made over exactly this presentation. */
    private static JsonNode proof(String proof, JsonNode claims, String presented) throws Refusal {
        var parts = List.of(proof.split("\\.", -1));
        var key = Jwk.read(claims.path("cnf").path("jwk")).orElseThrow(() -> new Refusal(Cause.HOLDER_PROOF_WRONG));
        if (parts.size() != 3) {
            throw new Refusal(Cause.HOLDER_PROOF_WRONG);
        }
        var header = Json.parse(bytes(parts.getFirst()));
        var suite = Jwk.suite(key);
        var content = (parts.getFirst() + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
        if (!header.path("typ").asString("").equals("kb+jwt")
                || header.has("crit")
                || !header.path("alg").asString("").equals(Jwk.algorithm(suite))
                || !suite.verifies(key, content, bytes(parts.get(2)))) {
            throw new Refusal(Cause.HOLDER_PROOF_WRONG);
        }
        var answer = Json.parse(bytes(parts.get(1)));
        if (!answer.path("sd_hash").asString("").equals(SdJwtVc.digest(presented))) {
            throw new Refusal(Cause.HOLDER_PROOF_WRONG);
        }
        return answer;
    }

    private static byte[] bytes(String part) throws Refusal {
        return Base64Url.decode(part).orElseThrow(() -> new Refusal(Cause.HOLDER_PROOF_WRONG));
    }

    private boolean answers(JsonNode answer, PresentationRequest request) {
        var made = seconds(answer, "iat");
        var now = clock.instant();
        return answer.path("aud").asString("").equals(request.audience())
                && answer.path("nonce").asString("").equals(request.nonce())
                && made.isPresent()
                && !made.get().isAfter(now.plus(SKEW))
                && !made.get().isBefore(now.minus(request.longest()));
    }
}
