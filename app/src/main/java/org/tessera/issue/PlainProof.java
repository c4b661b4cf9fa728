package org.tessera.issue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.tessera.credential.OpenBadge;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a badge's Data Integrity proof step by step after the standard (W3C Data Integrity EdDSA and ECDSA Cryptosuites
 * 1.0, "Verify Proof"), as {@link PlainSignature} does for the other forms: by the JSON-LD processor's front door, none of
 * the library's short cuts, and Java's own signatures. The canonical form itself has one implementation in Java, which both
 * ways use; that it is right is for verifiers in other languages to say.
 */
final class PlainProof {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final int SIGNATURE_LENGTH = 64;

    /** What our badges are written in; the files are those that the library packages. */
    private static final Map<String, String> CONTEXTS = Map.of(
            "https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json");

    private PlainProof() {}

    /**
     * What was signed, and by which certificate.
     *
     * @param keys ours, by the addresses that proofs name
     * @return empty if the proof is wrong, not the only one, or made with none of these keys
     */
    static Optional<PlainSignature.Signed> of(byte[] badge, Map<String, X509Certificate> keys) {
        try {
            if (!(JSON.readTree(badge) instanceof ObjectNode document)
                    || !document.path("proof").isArray()
                    || document.path("proof").size() != 1
                    || !(document.path("proof").get(0) instanceof ObjectNode proof)) return Optional.empty();
            var certificate = keys.get(proof.path("verificationMethod").asString(""));
            if (certificate == null
                    || !proof.path("type").asString("").equals("DataIntegrityProof")
                    || !proof.path("proofPurpose").asString("").equals("assertionMethod")) return Optional.empty();
            return isSigned(document, proof, certificate.getPublicKey())
                    ? Optional.of(new PlainSignature.Signed(badge, certificate))
                    : Optional.empty();
        } catch (JacksonException
                | JsonLdError
                | RdfConsumerException
                | GeneralSecurityException
                | IllegalArgumentException
                | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(ObjectNode document, ObjectNode proof, PublicKey key)
            throws JsonLdError, RdfConsumerException, GeneralSecurityException {
        var options = proof.deepCopy().without("proofValue");
        options.set("@context", document.get("@context"));
        var check = Signature.getInstance(
                switch (proof.path("cryptosuite").asString("")) {
                    case "eddsa-rdfc-2022" -> "Ed25519";
                    case "ecdsa-rdfc-2019" -> "SHA256withECDSAinP1363Format";
                    default -> throw new GeneralSecurityException("no cryptosuite of ours");
                });
        check.initVerify(key);
        check.update(hash(options));
        check.update(hash(document.deepCopy().without("proof")));
        return check.verify(decoded(proof.path("proofValue").asString("")));
    }

    private static byte[] hash(JsonNode document) throws JsonLdError, RdfConsumerException, GeneralSecurityException {
        var canonical = RdfCanon.create("SHA-256");
        JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(JSON.writeValueAsBytes(document))))
                .loader(PlainProof::context)
                .provide(canonical);
        var lines = new StringWriter();
        canonical.provide(new NQuadsWriter(lines));
        return MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Document context(URI url, DocumentLoaderOptions options) throws JsonLdError {
        var name = CONTEXTS.get(url.toString());
        if (name == null) throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not one of ours");
        try (var in = OpenBadge.class.getResourceAsStream("contexts/" + name)) {
            if (in == null) throw new IllegalStateException("the library has lost its " + name);
            return JsonDocument.of(in);
        } catch (IOException e) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, e);
        }
    }

    /** Base58 as Bitcoin writes it, marked by a "z" (multibase). */
    private static byte[] decoded(String word) {
        if (!word.startsWith("z")) throw new IllegalArgumentException("no base58");
        var number = BigInteger.ZERO;
        for (int digit : word.substring(1).chars().map(ALPHABET::indexOf).toArray()) {
            if (digit < 0) throw new IllegalArgumentException("no base58");
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        var bytes = number.toByteArray();
        var signature = new byte[SIGNATURE_LENGTH];
        int length = Math.min(bytes.length, SIGNATURE_LENGTH);
        System.arraycopy(bytes, bytes.length - length, signature, SIGNATURE_LENGTH - length, length);
        return signature;
    }
}
