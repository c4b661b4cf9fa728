package org.tessera.issue.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/** What a person allowed, as a code that the program exchanges for a token once (RFC 6749, section 4.1; RFC 7636). */
@Component
class CodeGrant implements Grant {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private record Code(
            Granted granted,
            String client,
            String redirectUri,
            String challenge,
            Optional<String> key,
            Instant until,
            boolean spent) {}

    private final JdbcClient jdbc;
    private final AccessTokens tokens;
    private final Wishes wishes;
    private final Audit audit;
    private final Clock clock;

    CodeGrant(JdbcClient jdbc, AccessTokens tokens, Wishes wishes, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.wishes = wishes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    /** A new code for a wish that the person granted. */
    @Transactional
    public String give(Wish wish, PersonId person, Optional<String> about) {
        var code = Ids.secret();
        jdbc.sql("""
                insert into oauth.code
                    (fingerprint, client, redirect_uri, person, scopes, about, challenge, key, expires_at)
                values (:fingerprint, :client, :redirect, :person, :scopes, :about, :challenge, :key, :until)
                """)
                .param("fingerprint", Sha256.of(code))
                .param("client", wish.client())
                .param("redirect", wish.redirectUri())
                .param("person", person.value())
                .param("scopes", String.join(" ", wish.scopes()))
                .param("about", about.orElse(null))
                .param("challenge", wish.challenge())
                .param("key", wish.key().orElse(null))
                .param("until", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        audit.record(
                "person:" + person,
                Optional.of(person),
                "allowed-program",
                Map.of("client", wish.client(), "scopes", String.join(" ", wish.scopes())));
        return code;
    }

    @Override
    public boolean isForWallets(Map<String, String> sent) {
        return find(Sha256.of(sent.getOrDefault("code", "")))
                .filter(code -> isStrict(code.granted()))
                .isPresent();
    }

    @Override
    public Granted redeem(Map<String, String> sent, Optional<String> key) {
        var fingerprint = Sha256.of(Sent.required(sent, "code"));
        var code = find(fingerprint).orElseThrow(() -> OAuthProblem.grant("The code is unknown."));
        if (code.spent()) {
            tokens.endThoseOf(fingerprint);
            throw OAuthProblem.grant("The code was used before.");
        }
        if (!clock.instant().isBefore(code.until())) throw OAuthProblem.grant("The time of the code is over.");
        if (!Sent.required(sent, "client_id").equals(code.client())
                || !Sent.required(sent, "redirect_uri").equals(code.redirectUri()))
            throw OAuthProblem.grant("The code was made for another client or address.");
        requireVerifier(Sent.required(sent, "code_verifier"), code.challenge());
        requireKey(code, key);
        if (!spend(fingerprint)) throw OAuthProblem.grant("The code was used before.");
        return code.granted();
    }

    private static void requireVerifier(String verifier, String challenge) {
        try {
            var computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier));
            if (computed.getValue().equals(challenge)) return;
        } catch (IllegalArgumentException notAVerifier) {
            // Too short, too long or with other characters: no more right than a wrong one.
        }
        throw OAuthProblem.grant("The code_verifier is not the one of the code.");
    }

    private void requireKey(Code code, Optional<String> key) {
        if (code.key().isPresent() && !code.key().equals(key))
            throw OAuthProblem.of("invalid_dpop_proof", "The code is bound to another key.");
        if (isStrict(code.granted()) && key.isEmpty())
            throw OAuthProblem.of("invalid_dpop_proof", "A token for this scope is bound to a key; send a DPoP proof.");
    }

    private boolean isStrict(Granted granted) {
        return granted.scopes().stream()
                .anyMatch(scope ->
                        wishes.permission(scope).filter(Permission::isStrict).isPresent());
    }

    private Optional<Code> find(String fingerprint) {
        return jdbc.sql("select * from oauth.code where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(CodeGrant::row)
                .optional();
    }

    /** Of two who come with it at once, one gets a token. */
    private boolean spend(String fingerprint) {
        return jdbc.sql("update oauth.code set spent_at = :now where fingerprint = :fingerprint and spent_at is null")
                        .param("fingerprint", fingerprint)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private static Code row(ResultSet row, int number) throws SQLException {
        var granted = new Granted(
                row.getString("fingerprint"),
                new PersonId(row.getObject("person", UUID.class)),
                Optional.of(row.getString("client")),
                Set.of(row.getString("scopes").split(" ")),
                Optional.ofNullable(row.getString("about")));
        return new Code(
                granted,
                row.getString("client"),
                row.getString("redirect_uri"),
                row.getString("challenge"),
                Optional.ofNullable(row.getString("key")),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("spent_at") != null);
    }
}
