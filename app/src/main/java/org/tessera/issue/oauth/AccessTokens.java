package org.tessera.issue.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/** Gives access tokens out and checks those that are brought. */
@Component
public class AccessTokens {
    /** Long enough to wait for a credential that is sealed later, and for a program to read what it came for. */
    static final Duration LIFE = Duration.ofHours(1);

    private record Row(AccessToken token, Optional<String> key) {}

    private final JdbcClient jdbc;
    private final Proofs proofs;
    private final Clock clock;

    AccessTokens(JdbcClient jdbc, Proofs proofs, Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * The access token that a request brings (RFC 6750, RFC 9449): in force, with proof of its key when it is bound to one.
     *
     * @param scope what the route is for
     * @throws OAuthProblem 401 {@code invalid_token} or {@code invalid_dpop_proof}, 403 {@code insufficient_scope}
     */
    public AccessToken check(HttpServletRequest request, String scope) {
        var brought = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(header -> header.strip().split(" +"))
                .filter(words -> words.length == 2)
                .orElseThrow(() -> OAuthProblem.token("", "An access token is needed."));
        var found = find(brought[1])
                .orElseThrow(() -> OAuthProblem.token("invalid_token", "The token is unknown or its time is over."));
        var isProved = brought[0].equalsIgnoreCase("DPoP");
        if (!isProved && !brought[0].equalsIgnoreCase("Bearer"))
            throw OAuthProblem.token("invalid_token", "The scheme is DPoP or Bearer.");
        if (isProved != found.key().isPresent())
            throw OAuthProblem.token("invalid_token", "The scheme is not the one of this token.");
        found.key().ifPresent(key -> proofs.require(request, brought[1], key));
        if (!found.token().scopes().contains(scope)) throw OAuthProblem.scope(scope);
        return found.token();
    }

    /** A new token for what was granted: 43 characters. It is kept nowhere. */
    String give(Granted granted, Optional<String> key) {
        var token = Ids.secret();
        jdbc.sql("""
                insert into oauth.token (fingerprint, origin, person, client, scopes, about, key, expires_at)
                values (:fingerprint, :origin, :person, :client, :scopes, :about, :key, :until)
                """)
                .param("fingerprint", Sha256.of(token))
                .param("origin", granted.origin())
                .param("person", granted.person().value())
                .param("client", granted.client().orElse(null))
                .param("scopes", String.join(" ", granted.scopes()))
                .param("about", granted.about().orElse(null))
                .param("key", key.orElse(null))
                .param("until", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return token;
    }

    /** Ends every token that came of a code, because the code came back: somebody else has it (RFC 6749, section 4.1.2). */
    public void endThoseOf(String origin) {
        jdbc.sql("update oauth.token set ended_at = :now where origin = :origin and ended_at is null")
                .param("origin", origin)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Row> find(String token) {
        return jdbc.sql("""
                select * from oauth.token where fingerprint = :fingerprint and ended_at is null and expires_at > :now
                """)
                .param("fingerprint", Sha256.of(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(AccessTokens::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var token = new AccessToken(
                row.getString("fingerprint"),
                new PersonId(row.getObject("person", UUID.class)),
                maybe(row.getString("client")),
                Set.of(row.getString("scopes").split(" ")),
                maybe(row.getString("about")));
        return new Row(token, maybe(row.getString("key")));
    }

    private static Optional<String> maybe(@Nullable String value) {
        return Optional.ofNullable(value);
    }
}
