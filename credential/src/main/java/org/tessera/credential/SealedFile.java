package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A JSON text under one JAdES seal in General JSON serialisation.
 *
 * <p>Verified without the library that seals, so that a mistake in one is found by the other.
 *
 * @param header what the seal says about itself
 * @param protectedPart the same as it is spelt, for time-stamps that cover it
 * @param payload the sealed text, known to be whole
 * @param signature the signature with whatever time-stamps were added to it
 */
record SealedFile(JwsHeader header, String protectedPart, String payload, JsonNode signature) {

    static boolean looksLike(JsonNode file) {
        return file.isObject() && (file.has("payload") || file.has("signatures") || file.has("protected"));
    }

    /**
     * The content of a file whose seal is intact. There is no way to get at the payload of any other.
     *
     * @throws Refusal with the reason if the seal is broken, or built in any way in which it might cover something else
     *     than what a reader sees
     */
    static SealedFile open(JsonNode file) throws Refusal {
        var signature = onlySignature(file);
        if (!file.path("payload").isString()) {
            throw new Refusal(Cause.WRAPPED_PAYLOAD);
        }
        requireNothingUnprotected(signature);
        var protectedPart = signature.path("protected").stringValue("");
        var header = certified(protectedPart);
        if (!header.unencoded()) {
            throw new Refusal(Cause.MALFORMED_SEAL);
        }
        var payload = file.path("payload").stringValue("");
        var value = Base64Url.decode(signature.path("signature").stringValue(""))
                .orElseThrow(() -> new Refusal(Cause.SEAL_BROKEN));
        var signed = (protectedPart + "." + payload).getBytes(StandardCharsets.UTF_8);
        if (!header.algorithm().verifies(header.key(), signed, value)) {
            throw new Refusal(Cause.SEAL_BROKEN);
        }
        return new SealedFile(header, protectedPart, payload, signature);
    }

    /** A seal without certificate has no meaning: nobody could say whose it is. */
    private static JwsHeader certified(String encoded) throws Refusal {
        try {
            return JwsHeader.read(encoded);
        } catch (Refusal refusal) {
            throw refusal.cause == Cause.KEY_UNAVAILABLE ? new Refusal(Cause.CERTIFICATE_MISSING) : refusal;
        }
    }

    private static JsonNode onlySignature(JsonNode file) throws Refusal {
        var signatures = file.path("signatures");
        if (signatures.size() > 1 || (signatures.size() == 1 && file.has("signature"))) {
            throw new Refusal(Cause.SEVERAL_SIGNATURES);
        }
        if (!signatures.isArray() || signatures.isEmpty()) {
            throw new Refusal(Cause.MALFORMED_SEAL);
        }
        if (!Set.of("payload", "signatures").containsAll(file.propertyNames())) {
            throw new Refusal(Cause.UNPROTECTED_CONTENT);
        }
        return signatures.get(0);
    }

    /** Only the time-stamps and revocation data that later levels of JAdES add may stand outside the seal. */
    private static void requireNothingUnprotected(JsonNode signature) throws Refusal {
        if (!signature.isObject()
                || !Set.of("protected", "header", "signature").containsAll(signature.propertyNames())
                || !Set.of("etsiU").containsAll(signature.path("header").propertyNames())) {
            throw new Refusal(Cause.UNPROTECTED_CONTENT);
        }
    }

    /** Who sealed, with the time that time-stamps prove and what came along about certificates. */
    Signer.Certified signer(CertificatePaths paths, java.time.Instant now) {
        var by = (Signer.Certified) header.signer();
        var evidence = SealEvidence.of(this);
        return new Signer.Certified(by.chain(), by.sealed(), evidence.proven(paths, now), evidence.revocations());
    }
}
