package org.tessera.issue.oauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.Sha256;

/** Reads, keeps and finds what programs ask for (RFC 6749, section 4.1.1; RFC 9126). */
@Component
class Wishes {
    /** Long enough to sign in on the way, even through a mail. */
    static final Duration LIFE = Duration.ofMinutes(15);

    /** What the address of a pushed request begins with (RFC 9126, section 2.2). */
    static final String URN = "urn:ietf:params:oauth:request_uri:";

    /** SHA-256 as base64url. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final Clients clients;
    private final List<Permission> permissions;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Clients clients, List<Permission> permissions, Clock clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Reads a request for authorization.
     *
     * @param key the key whose possession was proved, if it was
     * @throws OAuthProblem of RFC 6749, section 4.1.2.1
     */
    Wish read(Map<String, String> sent, Optional<String> key, boolean pushed) {
        var client = clients.find(Sent.required(sent, "client_id"))
                .orElseThrow(() -> OAuthProblem.of("invalid_client", "The client is not known here."));
        var redirectUri = Sent.required(sent, "redirect_uri");
        if (!client.redirectUris().contains(redirectUri))
            throw OAuthProblem.request("The redirect_uri is not one of the client.");
        if (!Sent.required(sent, "response_type").equals("code"))
            throw OAuthProblem.of("unsupported_response_type", "The response_type is code.");
        if (sent.containsKey("request") || sent.containsKey("request_uri"))
            throw OAuthProblem.of("request_not_supported", "Send the parameters themselves.");
        if (!sent.getOrDefault("code_challenge_method", "").equals("S256")
                || !CHALLENGE.matcher(Sent.required(sent, "code_challenge")).matches())
            throw OAuthProblem.request("PKCE with S256 is needed.");
        var scopes =
                Stream.of(Sent.required(sent, "scope").split(" +")).distinct().toList();
        for (String scope : scopes) requireScope(scope, pushed);
        return new Wish(
                client.id(),
                redirectUri,
                scopes,
                Optional.ofNullable(sent.get("state")),
                Sent.required(sent, "code_challenge"),
                agreed(key, Optional.ofNullable(sent.get("dpop_jkt"))),
                Optional.ofNullable(sent.get("issuer_state")));
    }

    private void requireScope(String scope, boolean pushed) {
        var permission =
                permission(scope).orElseThrow(() -> OAuthProblem.of("invalid_scope", "A scope is not known here."));
        if (permission.isStrict() && !pushed) throw OAuthProblem.request("A request for this scope is pushed.");
    }

    private static Optional<String> agreed(Optional<String> proved, Optional<String> said) {
        if (proved.isPresent() && said.isPresent() && !proved.equals(said))
            throw OAuthProblem.of("invalid_dpop_proof", "dpop_jkt names another key than the proof.");
        return proved.or(() -> said);
    }

    Optional<Permission> permission(String scope) {
        return permissions.stream().filter(p -> p.scope().equals(scope)).findFirst();
    }

    /** Whether any of it is for a wallet. */
    boolean isStrict(Wish wish) {
        return wish.scopes().stream()
                .anyMatch(
                        scope -> permission(scope).filter(Permission::isStrict).isPresent());
    }

    /** Keeps a wish; the secret by which it is found. */
    String keep(Wish wish, boolean pushed) {
        var secret = Ids.secret();
        jdbc.sql("""
                insert into oauth.request
                    (fingerprint, client, redirect_uri, scopes, state, challenge, key, hint, pushed, expires_at)
                values (:fingerprint, :client, :redirect, :scopes, :state, :challenge, :key, :hint, :pushed, :until)
                """)
                .param("fingerprint", Sha256.of(secret))
                .param("client", wish.client())
                .param("redirect", wish.redirectUri())
                .param("scopes", String.join(" ", wish.scopes()))
                .param("state", wish.state().orElse(null))
                .param("challenge", wish.challenge())
                .param("key", wish.key().orElse(null))
                .param("hint", wish.hint().orElse(null))
                .param("pushed", pushed)
                .param("until", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return secret;
    }

    /** A wish that still waits for its answer, if this client made it. */
    Optional<Wish> find(String secret, String client) {
        return jdbc.sql("""
                select * from oauth.request
                 where fingerprint = :fingerprint and client = :client and expires_at > :now
                """)
                .param("fingerprint", Sha256.of(secret))
                .param("client", client)
                .param("now", Timestamp.from(clock.instant()))
                .query(Wishes::row)
                .optional();
    }

    /** Takes a wish away with its answer; false when somebody was quicker. */
    boolean answered(String secret) {
        return jdbc.sql("delete from oauth.request where fingerprint = :fingerprint")
                        .param("fingerprint", Sha256.of(secret))
                        .update()
                == 1;
    }

    private static Wish row(ResultSet row, int number) throws SQLException {
        return new Wish(
                row.getString("client"),
                row.getString("redirect_uri"),
                List.of(row.getString("scopes").split(" ")),
                Optional.ofNullable(row.getString("state")),
                row.getString("challenge"),
                Optional.ofNullable(row.getString("key")),
                Optional.ofNullable(row.getString("hint")));
    }
}
