package org.tessera.issue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks signatures with nothing but Java's own, after RFC 7515 and RFC 7797: neither the library that seals nor the one
 * that checks for visitors is asked, so that a mistake in either shows.
 */
final class PlainSignature {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Decoder URL = Base64.getUrlDecoder();

    private PlainSignature() {}

    /** What was signed and by which certificate. */
    record Signed(byte[] payload, X509Certificate certificate) {}

    /** A sealed credential: JWS in JSON with one signature, its payload as text. Empty if the signature is wrong. */
    static Optional<Signed> ofSealed(byte[] file) {
        try {
            var json = JSON.readTree(file);
            if (json.path("signatures").size() != 1) return Optional.empty();
            var signature = json.path("signatures").get(0);
            var header = signature.path("protected").asString("");
            var raw = json.path("payload").asString("");
            boolean encoded = JSON.readTree(URL.decode(header)).path("b64").asBoolean(true);
            return check(header, raw, signature.path("signature").asString(""))
                    .map(by -> new Signed(encoded ? URL.decode(raw) : raw.getBytes(StandardCharsets.UTF_8), by));
        } catch (IllegalArgumentException | JacksonException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** A status list: a compact JWS. Empty if the signature is wrong. */
    static Optional<Signed> ofCompact(byte[] file) {
        var parts = new String(file, StandardCharsets.US_ASCII).strip().split("\\.", -1);
        if (parts.length != 3) return Optional.empty();
        try {
            return check(parts[0], parts[1], parts[2]).map(by -> new Signed(URL.decode(parts[1]), by));
        } catch (IllegalArgumentException | JacksonException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<X509Certificate> check(String header, String payload, String signature)
            throws GeneralSecurityException {
        var says = JSON.readTree(URL.decode(header));
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        Base64.getDecoder().decode(says.path("x5c").path(0).asString(""))));
        var check = algorithm(says);
        check.initVerify(certificate.getPublicKey());
        check.update((header + "." + payload).getBytes(StandardCharsets.UTF_8));
        return check.verify(URL.decode(signature)) ? Optional.of(certificate) : Optional.empty();
    }

    private static Signature algorithm(JsonNode header) throws GeneralSecurityException {
        return switch (header.path("alg").asString("")) {
            case "RS256" -> Signature.getInstance("SHA256withRSA");
            case "RS512" -> Signature.getInstance("SHA512withRSA");
            case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case "ES384" -> Signature.getInstance("SHA384withECDSAinP1363Format");
            case "PS256" -> {
                var pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield pss;
            }
            default -> throw new GeneralSecurityException("no algorithm of ours");
        };
    }

    /** Whether a certificate is one of these, byte for byte. */
    static boolean isOneOf(X509Certificate certificate, Collection<X509Certificate> ours)
            throws GeneralSecurityException {
        var encoded = certificate.getEncoded();
        for (var own : ours) if (Arrays.equals(own.getEncoded(), encoded)) return true;
        return false;
    }
}
