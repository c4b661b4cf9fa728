package org.tessera.issue.wallet;

import java.util.List;
import org.tessera.issue.oauth.OAuthProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a wallet asks for (OpenID4VCI 1.0, section 8.2).
 *
 * @param proofs one to {@link #BATCH} proofs of possession
 */
record CredentialRequest(Configuration configuration, List<String> proofs) {
    /** How many copies, each with a key of its own, a wallet may ask for at once. */
    static final int BATCH = 10;

    /** @throws OAuthProblem of section 8.3.1 */
    static CredentialRequest read(byte[] body, JsonMapper json) {
        var sent = object(body, json, "invalid_credential_request");
        if (sent.has("credential_response_encryption"))
            throw OAuthProblem.of("invalid_encryption_parameters", "Answers are not encrypted beyond TLS.");
        if (sent.has("credential_identifier") == sent.has("credential_configuration_id"))
            throw OAuthProblem.of(
                    "invalid_credential_request",
                    "Either credential_configuration_id or credential_identifier is needed.");
        if (sent.has("credential_identifier"))
            throw OAuthProblem.of("unknown_credential_identifier", "No identifiers were given out.");
        var configuration = Configuration.of(
                        sent.path("credential_configuration_id").asString(""))
                .orElseThrow(() ->
                        OAuthProblem.of("unknown_credential_configuration", "This configuration is not offered."));
        return new CredentialRequest(configuration, proofs(sent));
    }

    /** A body that has to be a JSON object. */
    static JsonNode object(byte[] body, JsonMapper json, String error) {
        try {
            var sent = json.readTree(body);
            if (sent.isObject()) return sent;
        } catch (JacksonException e) {
            // Told below, as is everything else that is no object.
        }
        throw OAuthProblem.of(error, "The body is no JSON object.");
    }

    private static List<String> proofs(JsonNode sent) {
        // One proof alone is how drafts before the final text wrote it, and how wallets in use still do.
        var former = sent.path("proof");
        if (former.isObject() && !sent.has("proofs")) {
            if (former.path("proof_type").asString("").equals("jwt"))
                return List.of(former.path("jwt").asString(""));
            throw OAuthProblem.of("invalid_proof", "Proofs are of type jwt.");
        }
        var proofs = sent.path("proofs");
        var several = proofs.path("jwt");
        if (proofs.size() != 1 || several.isEmpty() || several.size() > BATCH || !several.isArray())
            throw OAuthProblem.of("invalid_proof", "One to " + BATCH + " proofs of type jwt are needed.");
        return several.valueStream().map(p -> p.asString("")).toList();
    }
}
