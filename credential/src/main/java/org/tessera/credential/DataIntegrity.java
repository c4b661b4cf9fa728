package org.tessera.credential;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs the meaning of a credential, whatever way its JSON is laid out: W3C Data Integrity 1.0 with the cryptosuites
 * {@code eddsa-rdfc-2022} and {@code ecdsa-rdfc-2019}.
 */
public final class DataIntegrity {

    static final String TYPE = "DataIntegrityProof";

    private DataIntegrity() {}

    /**
     * Adds a proof; proofs that are there already stay.
     *
     * @param json a W3C credential that uses packaged contexts only
     * @param at the time of signing that the proof names
     * @return the credential with its proof in an array
     * @throws IllegalArgumentException if the JSON has words that its contexts do not know, which no proof would cover
     */
    public static byte[] sign(byte[] json, ProofKey key, Instant at) {
        try {
            if (!(Json.parse(json) instanceof ObjectNode credential)) {
                throw new IllegalArgumentException("What shall be signed is no credential.");
            }
            var proof = Json.object()
                    .put("type", TYPE)
                    .put("created", ElmJson.instant(at))
                    .put("verificationMethod", key.verificationMethod())
                    .put("cryptosuite", key.suite().word())
                    .put("proofPurpose", "assertionMethod");
            proof.put("proofValue", Base58.multibase(key.sign(toSign(credential, proof))));
            credential.withArray("proof").add((JsonNode) proof);
            return Json.write(credential);
        } catch (Refusal e) {
            throw new IllegalArgumentException("What shall be signed is no sound linked data: " + e.cause.code(), e);
        }
    }

    /** Hash of the proof without its value, then hash of the credential without proofs. */
    private static byte[] toSign(ObjectNode credential, ObjectNode proof) throws Refusal {
        var unsigned = credential.deepCopy();
        unsigned.remove("proof");
        return Multikey.join(ProofOptions.hash(credential, proof), CanonicalGraph.hash(unsigned));
    }

    /** What a proof says about its key, before it is believed. */
    static Optional<ProofKey.Suite> suite(JsonNode proof) {
        return proof.path("type").asString("").equals(TYPE)
                ? Arrays.stream(ProofKey.Suite.values())
                        .filter(suite ->
                                suite.word().equals(proof.path("cryptosuite").asString("")))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether the proof was made by this key over this credential. */
    static boolean verifies(ObjectNode credential, ObjectNode proof, java.security.PublicKey key) throws Refusal {
        var signature = Base58.decode(proof.path("proofValue").asString(""));
        var suite = suite(proof);
        return proof.path("proofPurpose").asString("").equals("assertionMethod")
                && suite.isPresent()
                && signature.isPresent()
                && suite.get().verifies(key, toSign(credential, proof), signature.get());
    }
}
