package org.tessera.issue;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import tools.jackson.databind.json.JsonMapper;

/** Where programs find our public keys. */
@Controller
class KeyPages {
    private static final MediaType DID = MediaType.parseMediaType("application/did+json");
    private static final MediaType JWK_SET = MediaType.parseMediaType("application/jwk-set+json");
    private static final MediaType ONE_JWK = MediaType.parseMediaType("application/jwk+json");
    private final PublicKeys keys;
    private final Sealer sealer;
    private final JsonMapper json;

    KeyPages(PublicKeys keys, Sealer sealer, JsonMapper json) {
        this.keys = keys;
        this.sealer = sealer;
        this.json = json;
    }

    @GetMapping("/keys/ca.pem")
    ResponseEntity<byte[]> authority() {
        return file(
                MediaType.parseMediaType("application/x-pem-file"),
                sealer.pem().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @GetMapping("/.well-known/did.json")
    ResponseEntity<byte[]> did() {
        return file(DID, json.writeValueAsBytes(keys.didDocument()));
    }

    @GetMapping("/keys/jwks.json")
    ResponseEntity<byte[]> all() {
        return file(JWK_SET, json.writeValueAsBytes(new JWKSet(keys.all()).toJSONObject()));
    }

    /** One key at an address of its own, as Open Badges 3.0 look for it. */
    @GetMapping("/keys/{name}/jwk.json")
    ResponseEntity<byte[]> one(@PathVariable String name) {
        return file(
                ONE_JWK,
                json.writeValueAsBytes(
                        keys.named(name).orElseThrow(Problem::notFound).toJSONObject()));
    }

    private static ResponseEntity<byte[]> file(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(type)
                .body(body);
    }

    @Bean
    static Routes keyRoutes() {
        return Routes.none()
                .anyone(
                        HttpMethod.GET,
                        "/keys/ca.pem",
                        "/.well-known/did.json",
                        "/keys/jwks.json",
                        "/keys/{name}/jwk.json");
    }
}
