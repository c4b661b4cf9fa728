package org.tessera.credential;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
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
        return sign(json, key, at, "assertionMethod", Map.of());
    }

    /**
     * The same for another purpose, as a holder signs a presentation.
     *
     * @param purpose what the proof is for, such as {@code authentication}
     * @param bound further members of the proof, such as {@code challenge}
     */
    public static byte[] sign(byte[] json, ProofKey key, Instant at, String purpose, Map<String, String> bound) {
        try {
            if (!(Json.parse(json) instanceof ObjectNode credential)) {
                throw new IllegalArgumentException("What shall be signed is no credential.");
            }
            var proof = Json.object()
                    .put("type", TYPE)
                    .put("created", ElmJson.instant(at))
                    .put("verificationMethod", key.verificationMethod())
                    .put("cryptosuite", key.suite().word())
                    .put("proofPurpose", purpose);
            bound.forEach(proof::put);
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

    /**
     * What is wrong with the proofs of any W3C document, whatever it says. Every proof must hold, and there must be one; a
     * key is looked up only where its address carries it ({@code did:key}, or a multikey after "#").
     *
     * @param json a credential or a presentation
     * @param purpose what the proof must be for: {@code assertionMethod} or {@code authentication}
     * @param bound members that every proof must have with just this value, such as {@code challenge}
     * @return a stable code in kebab case; nothing when all is well
     */
    public static Optional<String> flaw(byte[] json, String purpose, Map<String, String> bound) {
        try {
            if (!(Json.parse(json) instanceof ObjectNode document)) {
                return Optional.of(Cause.NOT_A_CREDENTIAL.code());
            }
            var proofs = Json.many(document, "proof").toList();
            if (proofs.isEmpty()) {
                return Optional.of(Cause.NOT_SEALED.code());
            }
            for (var proof : proofs) {
                requireSound(document, proof, purpose, bound);
            }
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.cause.code());
        }
    }

    private static void requireSound(ObjectNode document, JsonNode proof, String purpose, Map<String, String> bound)
            throws Refusal {
        if (!(proof instanceof ObjectNode object) || suite(proof).isEmpty()) {
            throw new Refusal(Cause.UNKNOWN_METHOD);
        }
        for (var member : bound.entrySet()) {
            if (!proof.path(member.getKey()).asString("").equals(member.getValue())) {
                throw new Refusal(Cause.HOLDER_PROOF_FOR_ANOTHER);
            }
        }
        var key = new KeyBook(Trust.none(), KeySource.none())
                .find(proof.path("verificationMethod").asString(""))
                .orElseThrow(() -> new Refusal(Cause.KEY_UNAVAILABLE));
        if (!verifies(document, object, key.key(), purpose)) {
            throw new Refusal(Cause.SEAL_BROKEN);
        }
    }

    /** Whether the proof was made by this key over this credential. */
    static boolean verifies(ObjectNode credential, ObjectNode proof, java.security.PublicKey key) throws Refusal {
        return verifies(credential, proof, key, "assertionMethod");
    }

    private static boolean verifies(
            ObjectNode credential, ObjectNode proof, java.security.PublicKey key, String purpose) throws Refusal {
        var signature = Base58.decode(proof.path("proofValue").asString(""));
        var suite = suite(proof);
        return proof.path("proofPurpose").asString("").equals(purpose)
                && suite.isPresent()
                && signature.isPresent()
                && suite.get().verifies(key, toSign(credential, proof), signature.get());
    }
}
