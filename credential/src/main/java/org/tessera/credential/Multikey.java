package org.tessera.credential;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** Public keys as one word (W3C Controlled Identifiers 1.0, Multikey): {@code z6Mk…} is Ed25519, {@code zDn…} is P-256. */
public final class Multikey {

    private static final int LENGTH = 32;
    private static final int P256_BITS = 256;
    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};

    private Multikey() {}

    /** Whether a key has such a word: those with which proofs are made. */
    public static boolean hasWord(PublicKey key) {
        return isEd25519(key) || key instanceof ECPublicKey ec && bits(ec) == P256_BITS;
    }

    static boolean isEd25519(PublicKey key) {
        return key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519");
    }

    /**
     * The word of a key.
     *
     * @throws IllegalArgumentException unless it {@linkplain #hasWord has one}
     */
    public static String of(PublicKey key) {
        return switch (key) {
            case EdECPublicKey ed -> Base58.multibase(join(ED25519, point(ed)));
            case ECPublicKey ec -> Base58.multibase(join(P256, compressed(ec)));
            default -> throw new IllegalArgumentException("No multikey for " + key.getAlgorithm());
        };
    }

    static Optional<PublicKey> decode(String word) {
        return Base58.decode(word).flatMap(Multikey::decode);
    }

    private static Optional<PublicKey> decode(byte[] bytes) {
        try {
            if (bytes.length == LENGTH + 2 && bytes[0] == ED25519[0] && bytes[1] == ED25519[1]) {
                return Optional.of(ed25519(java.util.Arrays.copyOfRange(bytes, 2, bytes.length)));
            }
            if (bytes.length == LENGTH + 3 && bytes[0] == P256[0] && bytes[1] == P256[1]) {
                return Optional.of(p256(java.util.Arrays.copyOfRange(bytes, 2, bytes.length)));
            }
            return Optional.empty();
        } catch (GeneralSecurityException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** RFC 8032 §5.1.2: y little-endian, the highest bit is the parity of x. */
    static PublicKey ed25519(byte[] point) throws GeneralSecurityException {
        var bytes = point.clone();
        var odd = (bytes[LENGTH - 1] & 0x80) != 0;
        bytes[LENGTH - 1] &= 0x7f;
        reverse(bytes);
        var spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bytes)));
        return KeyFactory.getInstance("Ed25519").generatePublic(spec);
    }

    static byte[] point(EdECPublicKey key) {
        var bytes = fixed(key.getPoint().getY());
        reverse(bytes);
        if (key.getPoint().isXOdd()) {
            bytes[LENGTH - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    /** SEC 1 §2.3.4: y is the square root of x³ + ax + b with the parity that the first byte names. */
    private static PublicKey p256(byte[] compressed) throws GeneralSecurityException {
        if (compressed[0] != 2 && compressed[0] != 3) {
            throw new GeneralSecurityException("not compressed");
        }
        var curve = p256().getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        var x = new BigInteger(1, java.util.Arrays.copyOfRange(compressed, 1, compressed.length));
        var square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        var root = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        if (x.compareTo(p) >= 0 || !root.modPow(BigInteger.TWO, p).equals(square)) {
            throw new GeneralSecurityException("not on the curve");
        }
        var y = root.testBit(0) == (compressed[0] == 3) ? root : p.subtract(root);
        return p256(x, y);
    }

    static PublicKey p256(BigInteger x, BigInteger y) throws GeneralSecurityException {
        var curve = p256().getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        var square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        if (!y.modPow(BigInteger.TWO, p).equals(square)) {
            throw new GeneralSecurityException("not on the curve");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), p256()));
    }

    private static byte[] compressed(ECPublicKey key) {
        if (bits(key) != P256_BITS) {
            throw new IllegalArgumentException("Only P-256 keys are written as multikeys.");
        }
        var sign = (byte) (key.getW().getAffineY().testBit(0) ? 3 : 2);
        return join(new byte[] {sign}, fixed(key.getW().getAffineX()));
    }

    private static int bits(ECPublicKey key) {
        return key.getParams().getCurve().getField().getFieldSize();
    }

    static ECParameterSpec p256() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    /** The number in exactly 32 bytes, highest first. */
    static byte[] fixed(BigInteger number) {
        var bytes = number.toByteArray();
        var result = new byte[LENGTH];
        var length = Math.min(bytes.length, LENGTH);
        System.arraycopy(bytes, bytes.length - length, result, LENGTH - length, length);
        return result;
    }

    private static void reverse(byte[] bytes) {
        for (var i = 0; i < bytes.length / 2; i++) {
            var swap = bytes[i];
            bytes[i] = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = swap;
        }
    }

    static byte[] join(byte[] one, byte[] two) {
        var both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
