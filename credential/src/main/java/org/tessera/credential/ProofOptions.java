package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A proof without its value, as the one of two things that a proof signs.
 *
 * <p>Usually it has the same five members, whose canonical form the context of Verifiable Credentials 2.0 fixes: then it is
 * written down straight away. Reading the contexts for these five lines would cost nearly as much as for the credential.
 * A test holds both ways together; anything unusual goes the long way.
 */
final class ProofOptions {

    private static final Set<String> USUAL =
            Set.of("type", "created", "verificationMethod", "cryptosuite", "proofPurpose");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern PLAIN_IRI = Pattern.compile("[a-z]+:[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+");

    private ProofOptions() {}

    static byte[] hash(JsonNode credential, ObjectNode proof) throws Refusal {
        var options = proof.deepCopy();
        options.remove("proofValue");
        if (!isUsual(credential, options)) {
            options.set("@context", credential.get("@context"));
            return CanonicalGraph.hash(options);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(lines(options).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isUsual(JsonNode credential, ObjectNode options) {
        var contexts = credential.path("@context");
        return contexts.path(0).asString("").equals(LinkedDataContexts.VC_2)
                && contexts.valueStream().allMatch(one -> LinkedDataContexts.knows(one.asString("")))
                && options.propertyNames().containsAll(USUAL)
                && options.size() == USUAL.size()
                && options.valueStream().allMatch(JsonNode::isString)
                && options.path("type").stringValue().equals(DataIntegrity.TYPE)
                && options.path("proofPurpose").stringValue().equals("assertionMethod")
                && DataIntegrity.suite(options).isPresent()
                && TIME.matcher(options.path("created").stringValue()).matches()
                && PLAIN_IRI
                        .matcher(options.path("verificationMethod").stringValue())
                        .matches();
    }

    /** N-Quads in the order of RDFC-1.0, one blank node. */
    private static String lines(ObjectNode options) {
        return """
                _:c14n0 <http://purl.org/dc/terms/created> "%s"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
                _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .
                _:c14n0 <https://w3id.org/security#cryptosuite> "%s"^^<https://w3id.org/security#cryptosuiteString> .
                _:c14n0 <https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod> .
                _:c14n0 <https://w3id.org/security#verificationMethod> <%s> .
                """.formatted(
                        options.path("created").stringValue(),
                        options.path("cryptosuite").stringValue(),
                        options.path("verificationMethod").stringValue());
    }
}
