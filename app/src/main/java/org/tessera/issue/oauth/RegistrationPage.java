package org.tessera.issue.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.tessera.platform.Routes;
import org.tessera.platform.Throttle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a program makes itself known (RFC 7591), so that people may use any wallet and not only those that an operator
 * knows. It gets no secret and no trust: whoever is asked by it is told that its name is its own word.
 */
@Controller
class RegistrationPage {
    static final String REGISTER = "/oauth/register";
    private static final Throttle.Budget TRIES = new Throttle.Budget("oauth-register", 30, Duration.ofHours(1));
    private static final int MOST = 5;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 500;
    private static final List<String> ON_THIS_DEVICE = List.of("localhost", "127.0.0.1", "[::1]");

    private final Clients clients;
    private final Throttle throttle;
    private final JsonMapper json;

    RegistrationPage(Clients clients, Throttle throttle, JsonMapper json) {
        this.clients = clients;
        this.throttle = throttle;
        this.json = json;
    }

    @PostMapping(REGISTER)
    ResponseEntity<byte[]> register(@RequestBody(required = false) Optional<String> body, HttpServletRequest request) {
        throttle.take(TRIES, request);
        final ClientMetadata metadata;
        try {
            metadata = ClientMetadata.parse(JSONObjectUtils.parse(body.orElse("")));
        } catch (ParseException e) {
            throw OAuthProblem.of("invalid_client_metadata", "The body is no client metadata.");
        }
        var name = Optional.ofNullable(metadata.getName()).orElse("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            throw OAuthProblem.of("invalid_client_metadata", "A client_name of at most 80 letters is needed.");
        var uris = Optional.ofNullable(metadata.getRedirectionURIs()).stream()
                .flatMap(all -> all.stream())
                .toList();
        if (uris.isEmpty() || uris.size() > MOST || !uris.stream().allMatch(RegistrationPage::mayBeUsed))
            throw OAuthProblem.of("invalid_redirect_uri", "One to five https or private-use addresses are needed.");
        var addresses = uris.stream().map(URI::toString).toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("client_id", clients.register(name, addresses));
        answer.put("client_name", name);
        answer.put("redirect_uris", addresses);
        answer.put("token_endpoint_auth_method", "none");
        answer.put("grant_types", List.of("authorization_code"));
        answer.put("response_types", List.of("code"));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }

    /** RFC 8252: the web by https, a program on the same device by its own scheme with a dot in it or by loopback. */
    private static boolean mayBeUsed(URI uri) {
        if (uri.getScheme() == null
                || uri.getFragment() != null
                || uri.toString().length() > LONGEST_ADDRESS) return false;
        return switch (uri.getScheme()) {
            case "https" -> uri.getHost() != null;
            case "http" -> ON_THIS_DEVICE.contains(uri.getHost());
            default -> uri.getScheme().contains(".");
        };
    }

    @Bean
    static Routes registrationRoutes() {
        return Routes.none().programs(HttpMethod.POST, REGISTER);
    }
}
