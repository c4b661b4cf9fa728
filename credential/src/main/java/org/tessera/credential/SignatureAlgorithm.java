package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signatures that we accept (RFC 7518 §3.1, RFC 8037). What is not in this list does not exist: neither "none" nor a
 * keyed hash can be asked for by a header. Each algorithm fits one kind of key only, which a header can't change either.
 */
enum SignatureAlgorithm {
    RS256("SHA256withRSA", null),
    RS384("SHA384withRSA", null),
    RS512("SHA512withRSA", null),
    PS256("RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)),
    PS384("RSASSA-PSS", new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1)),
    PS512("RSASSA-PSS", new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1)),
    ES256("SHA256withECDSAinP1363Format", null),
    ES384("SHA384withECDSAinP1363Format", null),
    ES512("SHA512withECDSAinP1363Format", null);

    private static final int SMALLEST_RSA = 2048;

    private final String jca;
    private final @Nullable PSSParameterSpec parameters;

    SignatureAlgorithm(String jca, @Nullable PSSParameterSpec parameters) {
        this.jca = jca;
        this.parameters = parameters;
    }

    String jca() {
        return jca;
    }

    static Optional<SignatureAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** RS256 for RSA, which the Commission's tools expect; the curve's own hash for ECDSA. */
    static SignatureAlgorithm usualFor(PublicKey key) {
        return switch (key) {
            case RSAPublicKey _ -> RS256;
            case ECPublicKey ec ->
                switch (bits(ec)) {
                    case 256 -> ES256;
                    case 384 -> ES384;
                    case 521 -> ES512;
                    default -> throw new IllegalArgumentException("No seal on a curve of " + bits(ec) + " bits.");
                };
            default -> throw new IllegalArgumentException("No seal with a key of kind " + key.getAlgorithm());
        };
    }

    /** A key whose signatures we would not accept ourselves makes neither seals nor tokens. */
    static void requireReadable(SealKey key) {
        if (named(key.algorithm()).isEmpty()) {
            throw new IllegalArgumentException(
                    "No seal or token with " + key.algorithm() + ", which nobody would read.");
        }
    }

    private static int bits(ECPublicKey key) {
        return key.getParams().getCurve().getField().getFieldSize();
    }

    boolean fits(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                !name().startsWith("ES") && rsa.getModulus().bitLength() >= SMALLEST_RSA;
            case ECPublicKey ec ->
                switch (this) {
                    case ES256 -> bits(ec) == 256;
                    case ES384 -> bits(ec) == 384;
                    case ES512 -> bits(ec) == 521;
                    default -> false;
                };
            default -> false;
        };
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        try {
            var verifier = Signature.getInstance(jca);
            if (parameters != null) {
                verifier.setParameter(parameters);
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + jca, e);
        }
    }
}
