package org.tessera.credential;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Base58 with the Bitcoin alphabet, as multibase "z" (base58btc). */
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);

    private Base58() {}

    static String multibase(byte[] bytes) {
        var text = new StringBuilder();
        for (var rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        for (var at = 0; at < bytes.length && bytes[at] == 0; at++) {
            text.append('1');
        }
        return "z" + text.reverse();
    }

    /** The bytes, or empty if the text is not "z" and base58, or longer than any key or signature. */
    static Optional<byte[]> decode(String multibase) {
        if (!multibase.startsWith("z") || multibase.length() > 200) {
            return Optional.empty();
        }
        var number = BigInteger.ZERO;
        var zeros = 0;
        for (var at = 1; at < multibase.length(); at++) {
            var digit = ALPHABET.indexOf(multibase.charAt(at));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
            if (number.signum() == 0) {
                zeros++;
            }
        }
        var bytes = number.signum() == 0 ? new byte[0] : number.toByteArray();
        var start = bytes.length > 0 && bytes[0] == 0 ? 1 : 0;
        var result = new byte[zeros + bytes.length - start];
        System.arraycopy(bytes, start, result, zeros, bytes.length - start);
        return Optional.of(Arrays.copyOf(result, result.length));
    }
}
