package org.tessera.issue.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tessera.platform.Routes;
import org.tessera.platform.Settings;
import tools.jackson.databind.json.JsonMapper;

/** What programs need to know about this authorization server (RFC 8414). */
@Controller
class ServerMetadata {
    private final List<Grant> grants;
    private final List<Permission> permissions;
    private final Attestations attestations;
    private final Settings settings;
    private final JsonMapper json;

    ServerMetadata(
            List<Grant> grants,
            List<Permission> permissions,
            Attestations attestations,
            Settings settings,
            JsonMapper json) {
        this.grants = grants;
        this.permissions = permissions;
        this.attestations = attestations;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    ResponseEntity<byte[]> show() {
        var metadata = new AuthorizationServerMetadata(new Issuer(settings.address("")));
        metadata.setAuthorizationEndpointURI(address(AuthorizationPages.AUTHORIZE));
        metadata.setPushedAuthorizationRequestEndpointURI(address(TokenPages.PUSH));
        metadata.setTokenEndpointURI(address(TokenPages.TOKEN));
        metadata.setRegistrationEndpointURI(address(RegistrationPage.REGISTER));
        metadata.setResponseTypes(List.of(new ResponseType("code")));
        metadata.setGrantTypes(kinds());
        metadata.setScopes(new Scope(permissions.stream().map(Permission::scope).toArray(String[]::new)));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(ways());
        if (attestations.areRequired()) {
            metadata.setCustomParameter("client_attestation_signing_alg_values_supported", Attestations.ALGORITHMS);
            metadata.setCustomParameter("client_attestation_pop_signing_alg_values_supported", Attestations.ALGORITHMS);
        }
        metadata.setDPoPJWSAlgs(
                Proofs.ALGORITHMS.stream().map(JWSAlgorithm::parse).toList());
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        // OpenID4VCI 1.0, section 12.3: whoever has a code and its transaction code needs no name.
        metadata.setCustomParameter("pre-authorized_grant_anonymous_access_supported", !attestations.areRequired());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(metadata.toJSONObject()));
    }

    /** Programs for badges need no attestation, whatever is asked of wallets. */
    private List<ClientAuthenticationMethod> ways() {
        return attestations.areRequired()
                ? List.of(new ClientAuthenticationMethod(Attestations.METHOD), ClientAuthenticationMethod.NONE)
                : List.of(ClientAuthenticationMethod.NONE);
    }

    private List<GrantType> kinds() {
        var kinds = new ArrayList<GrantType>();
        try {
            for (Grant grant : grants) kinds.add(GrantType.parse(grant.type()));
        } catch (ParseException e) {
            throw new IllegalStateException("a grant has a type", e);
        }
        return kinds;
    }

    private URI address(String path) {
        return URI.create(settings.address(path));
    }

    @Bean
    static Routes metadataRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/.well-known/oauth-authorization-server");
    }
}
