package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The protected header of a signature, judged before anything is verified.
 *
 * <p>The key comes from the certificate, or from a book of keys, and from nowhere else; the header may name only an
 * algorithm that fits it.
 *
 * @param algorithm a permitted algorithm that fits the key
 * @param key the key to verify with
 * @param signer whose key it is
 * @param unencoded whether the payload stands as it is (RFC 7797, {@code b64=false})
 * @param type the media type it claims for the whole, or empty
 */
record JwsHeader(SignatureAlgorithm algorithm, PublicKey key, Signer signer, boolean unencoded, String type) {

    /** Keys and certificates from elsewhere (RFC 7515 §4.1.2, 4.1.3, 4.1.5) and detached content (JAdES §5.2.8). */
    private static final List<String> FOREIGN_KEYS = List.of("jwk", "jku", "x5u");

    /** What a critical header may demand of us: all of it is checked here or, for adoTst, harmless if ignored. */
    private static final Set<String> UNDERSTOOD = Set.of("b64", "sigT", "adoTst", "iat");

    private static final int LONGEST_CHAIN = 10;

    /** A header that brings its certificate. */
    static JwsHeader read(String encoded) throws Refusal {
        return read(encoded, new KeyBook(Trust.none(), KeySource.none()));
    }

    /** A header that brings its certificate, or names a key of the book. */
    static JwsHeader read(String encoded, KeyBook book) throws Refusal {
        var bytes = Base64Url.decode(encoded).orElseThrow(() -> new Refusal(Cause.MALFORMED_SEAL));
        var header = Json.parse(bytes);
        if (!header.isObject()) {
            throw new Refusal(Cause.MALFORMED_SEAL);
        }
        if (FOREIGN_KEYS.stream().anyMatch(header::has)) {
            throw new Refusal(Cause.KEY_IN_HEADER);
        }
        if (header.has("sigD")) {
            throw new Refusal(Cause.WRAPPED_PAYLOAD);
        }
        var unencoded = requireUnderstood(header);
        var name = header.path("alg").stringValue("");
        var algorithm = SignatureAlgorithm.named(name).orElseThrow(() -> new Refusal(Cause.ALGORITHM_NOT_ALLOWED));
        var type = header.path("typ").stringValue("");
        if (!header.has("x5c")) {
            var kid = header.path("kid").stringValue("");
            var found = book.find(kid).orElseThrow(() -> new Refusal(Cause.KEY_UNAVAILABLE));
            var signer = new Signer.Keyed(kid, found.vouched(), time(header));
            return fitting(new JwsHeader(algorithm, found.key(), signer, unencoded, type));
        }
        var chain = chain(header);
        requireDigest(header, chain.getFirst());
        var signer = new Signer.Certified(chain, time(header));
        return fitting(new JwsHeader(algorithm, chain.getFirst().getPublicKey(), signer, unencoded, type));
    }

    private static JwsHeader fitting(JwsHeader header) throws Refusal {
        if (!header.algorithm().fits(header.key())) {
            throw new Refusal(Cause.ALGORITHM_NOT_ALLOWED);
        }
        return header;
    }

    private static boolean requireUnderstood(JsonNode header) throws Refusal {
        var critical = new ArrayList<String>();
        if (header.has("crit")) {
            for (var name : header.get("crit")) {
                critical.add(name.stringValue(""));
            }
            if (critical.isEmpty()
                    || critical.stream().distinct().count() != critical.size()
                    || !UNDERSTOOD.containsAll(critical)
                    || !critical.stream().allMatch(header::has)) {
                throw new Refusal(Cause.CRITICAL_NOT_UNDERSTOOD);
            }
        }
        var b64 = header.path("b64");
        if (!b64.isMissingNode() && (!b64.isBoolean() || !critical.contains("b64"))) {
            throw new Refusal(Cause.CRITICAL_NOT_UNDERSTOOD);
        }
        return b64.isBoolean() && !b64.booleanValue();
    }

    private static List<X509Certificate> chain(JsonNode header) throws Refusal {
        var x5c = header.path("x5c");
        if (!x5c.isArray() || x5c.isEmpty() || x5c.size() > LONGEST_CHAIN) {
            throw new Refusal(Cause.CERTIFICATE_MISSING);
        }
        var chain = new ArrayList<X509Certificate>();
        for (var certificate : x5c) {
            try {
                chain.add(Pem.der(Base64.getDecoder().decode(certificate.stringValue(""))));
            } catch (CertificateException | IllegalArgumentException e) {
                throw new Refusal(Cause.CERTIFICATE_MISSING);
            }
        }
        return List.copyOf(chain);
    }

    /** The reference to the signer's certificate, in either of the two forms, must be to the one in x5c. */
    private static void requireDigest(JsonNode header, X509Certificate signer) throws Refusal {
        if (header.has("x5t#S256")) {
            requireDigest("SHA-256", header.path("x5t#S256").stringValue(""), signer);
        }
        if (header.has("x5t#o")) {
            var digest = header.path("x5t#o");
            var name = digest.path("digAlg").stringValue("").replaceFirst("^S(256|384|512)$", "SHA-$1");
            requireDigest(name, digest.path("digVal").stringValue(""), signer);
        }
    }

    private static void requireDigest(String algorithm, String claimed, X509Certificate signer) throws Refusal {
        if (!Set.of("SHA-256", "SHA-384", "SHA-512").contains(algorithm)) {
            throw new Refusal(Cause.CERTIFICATE_MISMATCH);
        }
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(signer.getEncoded());
            if (!Base64Url.decode(claimed)
                    .map(bytes -> Arrays.equals(bytes, digest))
                    .orElse(false)) {
                throw new Refusal(Cause.CERTIFICATE_MISMATCH);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + algorithm, e);
        }
    }

    /** The time of signing in either generation's header. */
    private static Optional<Instant> time(JsonNode header) throws Refusal {
        try {
            if (header.has("iat")) {
                return Optional.of(Instant.ofEpochSecond(header.get("iat").longValue()));
            }
            if (header.has("sigT")) {
                return Optional.of(
                        OffsetDateTime.parse(header.get("sigT").stringValue("")).toInstant());
            }
            return Optional.empty();
        } catch (DateTimeException | tools.jackson.core.JacksonException e) {
            throw new Refusal(Cause.MALFORMED_SEAL);
        }
    }
}
