package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** JSON Web Signatures in compact serialisation (RFC 7515), with the signer's certificates in the header. */
final class CompactJws {

    private CompactJws() {}

    /**
     * Signs; the certificates are added to the header, except the one that vouches for itself: a reader has it or does not
     * trust it (HAIP 1.0, section 6.1.1).
     */
    static String sign(ObjectNode header, ObjectNode payload, SealKey key) {
        SignatureAlgorithm.requireReadable(key);
        var x5c = header.putArray("x5c");
        try {
            for (var certificate : key.chain()) {
                var isAnchor = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
                if (isAnchor && certificate != key.certificate()) {
                    continue;
                }
                x5c.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
            var content = Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(payload));
            return content + "." + Base64Url.encode(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate chain can't be written.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The seal key can't be used.", e);
        }
    }

    /**
     * A token whose signature is intact.
     *
     * @param header what it says about its signer
     * @param payload the claims
     */
    record Opened(JwsHeader header, ObjectNode payload) {}

    static boolean looksLike(String text) {
        return text.length() > 20 && text.chars().filter(c -> c == '.').count() == 2 && text.startsWith("ey");
    }

    /** Opens a token signed with the key of the certificate it carries, or one of the book; whose, the caller must ask. */
    static Opened open(String token, KeyBook book) throws Refusal {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refusal(Cause.MALFORMED_SEAL);
        }
        var header = JwsHeader.read(parts[0], book);
        var signature = Base64Url.decode(parts[2]).orElseThrow(() -> new Refusal(Cause.SEAL_BROKEN));
        var payload = Base64Url.decode(parts[1]).orElseThrow(() -> new Refusal(Cause.SEAL_BROKEN));
        if (header.unencoded()) {
            throw new Refusal(Cause.MALFORMED_SEAL);
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!header.algorithm().verifies(header.key(), signed, signature)) {
            throw new Refusal(Cause.SEAL_BROKEN);
        }
        if (!(Json.parse(payload) instanceof ObjectNode claims)) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        return new Opened(header, claims);
    }
}
