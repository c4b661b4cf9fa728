package org.tessera.issue.wallet;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tessera.credential.SdJwtVc;
import org.tessera.issue.Copies;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Settings;
import tools.jackson.databind.json.JsonMapper;

/** What wallets read before they ask: the offer, the issuer's metadata, the type of what they will get. */
@Controller
class IssuerPages {
    private final Offers offers;
    private final IssuerMetadata metadata;
    private final Copies copies;
    private final Settings settings;
    private final JsonMapper json;

    IssuerPages(Offers offers, IssuerMetadata metadata, Copies copies, Settings settings, JsonMapper json) {
        this.offers = offers;
        this.metadata = metadata;
        this.copies = copies;
        this.settings = settings;
        this.json = json;
    }

    /** OpenID4VCI 1.0, section 4.1: both ways to a token; the wallet takes the one it knows. */
    @GetMapping("/wallet/offers/{secret}")
    ResponseEntity<byte[]> offer(@PathVariable String secret) {
        if (offers.at(secret).isEmpty()) throw Problem.notFound();
        var transactionCode = new LinkedHashMap<String, Object>();
        transactionCode.put("input_mode", "numeric");
        transactionCode.put("length", Offers.DIGITS);
        var grants = new LinkedHashMap<String, Object>();
        grants.put("authorization_code", Map.of("issuer_state", Offers.state(secret)));
        grants.put(
                PreAuthorizedGrant.TYPE,
                Map.of("pre-authorized_code", Offers.code(secret), "tx_code", transactionCode));
        var offer = new LinkedHashMap<String, Object>();
        offer.put("credential_issuer", settings.address(""));
        offer.put("credential_configuration_ids", List.of(Configuration.MICRO_CREDENTIAL.id()));
        offer.put("grants", grants);
        return answer(CacheControl.noStore(), json.writeValueAsBytes(offer));
    }

    @GetMapping("/.well-known/openid-credential-issuer")
    ResponseEntity<byte[]> issuer() {
        return answer(publicly(), json.writeValueAsBytes(metadata.all()));
    }

    /** The keys of our SD-JWT credentials, for those who do not read certificates (SD-JWT VC, section 5). */
    @GetMapping("/.well-known/jwt-vc-issuer")
    ResponseEntity<byte[]> keys() {
        var where = Map.of("issuer", settings.address(""), "jwks_uri", settings.address("/keys/jwks.json"));
        return answer(publicly(), json.writeValueAsBytes(where));
    }

    /** SD-JWT VC type metadata, byte for byte what {@code vct#integrity} was computed of. */
    @GetMapping("/types/micro-credential")
    ResponseEntity<byte[]> type() {
        return answer(publicly(), SdJwtVc.typeMetadata(copies.type()));
    }

    private static CacheControl publicly() {
        return CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();
    }

    private static ResponseEntity<byte[]> answer(CacheControl cache, byte[] body) {
        return ResponseEntity.ok()
                .cacheControl(cache)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    @Bean
    static Routes issuerRoutes() {
        return Routes.none()
                .programs(HttpMethod.GET, "/wallet/offers/{secret}")
                .anyone(
                        HttpMethod.GET,
                        "/.well-known/openid-credential-issuer",
                        "/.well-known/jwt-vc-issuer",
                        "/types/micro-credential");
    }
}
