package org.tessera.issue.oauth;

import java.util.Optional;

/**
 * A program's request that is refused, in the words of the specifications: the answer is JSON with {@code error} and
 * {@code error_description} (RFC 6749, section 5.2; RFC 6750, section 3; OpenID4VCI 1.0, section 8.3.1).
 */
public final class OAuthProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final String description;
    private final transient Optional<String> challenge;

    private OAuthProblem(int status, String error, String description, Optional<String> challenge) {
        super(error + ": " + description, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
        this.challenge = challenge;
    }

    /**
     * A refused request: 400.
     *
     * @param error a code of the specification
     * @param description for the program's developers: English, without quotes and backslashes
     */
    public static OAuthProblem of(String error, String description) {
        return new OAuthProblem(400, error, description, Optional.empty());
    }

    /** The request lacks something or says something twice: 400 {@code invalid_request}. */
    public static OAuthProblem request(String description) {
        return of("invalid_request", description);
    }

    /** The code is unknown, used, over, or somebody else's: 400 {@code invalid_grant}. */
    public static OAuthProblem grant(String description) {
        return of("invalid_grant", description);
    }

    /** The program does not show who it is: 401 {@code invalid_client}. */
    static OAuthProblem client(String description) {
        return new OAuthProblem(401, "invalid_client", description, Optional.empty());
    }

    /** The token is missing or no good: 401 with a challenge. */
    static OAuthProblem token(String error, String description) {
        var reason = error.isEmpty() ? "" : ", error=\"" + error + "\", error_description=\"" + description + "\"";
        var challenge = "DPoP algs=\"" + String.join(" ", Proofs.ALGORITHMS) + "\"" + reason;
        return new OAuthProblem(401, error.isEmpty() ? "invalid_token" : error, description, Optional.of(challenge));
    }

    /** The token is good, but not for this: 403 {@code insufficient_scope}. */
    static OAuthProblem scope(String scope) {
        return new OAuthProblem(
                403,
                "insufficient_scope",
                "The token is not for " + scope + ".",
                Optional.of("DPoP error=\"insufficient_scope\", scope=\"" + scope + "\""));
    }

    int status() {
        return status;
    }

    /** The code of the specification. */
    public String error() {
        return error;
    }

    String description() {
        return description;
    }

    Optional<String> challenge() {
        return challenge;
    }
}
