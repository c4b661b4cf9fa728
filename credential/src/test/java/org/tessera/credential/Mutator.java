package org.tessera.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Changes files: bits, pieces cut out, doubled or taken from another file, words that parsers trip over. Payloads are
 * changed inside too and signed again, because behind an intact signature there are readers as well.
 */
final class Mutator {

    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"\"",
            "[]",
            "{}",
            "[[[[",
            "{\"a\":",
            "\\ud800",
            "\u0000",
            "\"@id\":1",
            "\"@context\":{}",
            "\"type\":null",
            "\"_sd\":[]",
            "\"...\":",
            "..",
            "~~",
            ".",
            "==",
            "9999-12-31T23:59:60Z",
            "+1000000000-01-01T00:00:00Z",
            "P1000000000Y",
            "did:key:z",
            "urn:",
            "http://",
            "<![CDATA[",
            "&x;",
            "\"x5c\":[]",
            "\"crit\":[1]",
            "\"iat\":9e18",
            "\ufeff",
            "\u202e");

    private final List<byte[]> seeds;
    private final Random random;

    Mutator(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    byte[] next() {
        var seed = seeds.get(random.nextInt(seeds.size()));
        return random.nextInt(3) == 0 ? resigned(seed) : mutated(seed);
    }

    private byte[] mutated(byte[] file) {
        var result = file;
        for (var i = random.nextInt(4); i >= 0; i--) {
            result = once(result);
        }
        return result;
    }

    private byte[] once(byte[] file) {
        var at = random.nextInt(file.length + 1);
        var length = Math.min(file.length - at, 1 << random.nextInt(10));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(file, at);
            case 1 -> joined(file, 0, at, new byte[0], at + length);
            case 2 -> joined(file, 0, at + length, new byte[0], at);
            case 3 -> joined(file, 0, at, word(), at);
            case 4 -> joined(file, 0, at, word(), at + length);
            default -> {
                var other = seeds.get(random.nextInt(seeds.size()));
                var from = random.nextInt(other.length);
                yield joined(
                        file, 0, at, java.util.Arrays.copyOfRange(other, from, Math.min(other.length, from + 200)), at);
            }
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] file, int at) {
        var copy = file.clone();
        if (copy.length > 0) {
            copy[at % copy.length] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] joined(byte[] file, int from, int to, byte[] middle, int on) {
        var out = new ByteArrayOutputStream();
        out.write(file, from, to - from);
        out.writeBytes(middle);
        out.write(file, on, file.length - on);
        return out.toByteArray();
    }

    /** A token or a sealed file whose payload was changed and which a true key has signed all the same. */
    private byte[] resigned(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        try {
            if (text.startsWith("{\"payload\"")) {
                return Resigned.sealed(text, payload -> mutated(payload));
            }
            return text.startsWith("ey") ? Resigned.token(text, payload -> mutated(payload)) : mutated(file);
        } catch (Refusal refusal) {
            return mutated(file);
        }
    }
}
