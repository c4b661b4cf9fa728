package org.tessera.passport.badges;

import java.time.Duration;
import java.util.Arrays;
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
import org.tessera.platform.Routes;
import org.tessera.platform.Settings;
import org.tessera.platform.Texts;

/** What programs need to know before they come: the service description document (Open Badges 3.0, section 6.2.4). */
@Controller
class Discovery {
    private final Settings settings;
    private final Texts texts;

    Discovery(Settings settings, Texts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping(BadgesApi.BASE + "/discovery")
    ResponseEntity<?> describe() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.0.1");
        document.put(
                "info",
                Map.of(
                        "title",
                        "Tessera",
                        "version",
                        "3.0",
                        "termsOfService",
                        settings.address("/about"),
                        "x-imssf-privacyPolicyUrl",
                        settings.address("/privacy")));
        document.put("servers", List.of(Map.of("url", settings.address(BadgesApi.BASE))));
        document.put("paths", paths());
        document.put("components", Map.of("securitySchemes", Map.of("OAuth2ACG", security())));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }

    private Map<String, Object> security() {
        var scopes = new LinkedHashMap<String, String>();
        Arrays.stream(Scope.values()).forEach(scope -> scopes.put(scope.scope(), texts.say("en", scope.says())));
        var flow = Map.of(
                "authorizationUrl", settings.address("/oauth/authorize"),
                "tokenUrl", settings.address("/oauth/token"),
                "scopes", scopes);
        return Map.of(
                "type", "oauth2",
                "x-imssf-registrationUrl", settings.address("/oauth/register"),
                "flows", Map.of("authorizationCode", flow));
    }

    private static Map<String, Object> paths() {
        return Map.of(
                "/credentials",
                Map.of(
                        "get", operation("getCredentials", Scope.CREDENTIAL_READONLY),
                        "post", operation("upsertCredential", Scope.CREDENTIAL_UPSERT)),
                "/profile",
                Map.of(
                        "get", operation("getProfile", Scope.PROFILE_READONLY),
                        "put", operation("putProfile", Scope.PROFILE_UPDATE)));
    }

    private static Map<String, Object> operation(String name, Scope scope) {
        return Map.of("operationId", name, "security", List.of(Map.of("OAuth2ACG", List.of(scope.scope()))));
    }

    @Bean
    static Routes discoveryRoutes() {
        return Routes.none().anyone(HttpMethod.GET, BadgesApi.BASE + "/discovery");
    }
}
