package org.tessera.credential.log;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of a {@link NoteKey}, written {@code name+id+key} as the tools of other logs write it.
 *
 * @param name whose key it is
 * @param id the first four bytes of a hash over name and key
 * @param encoded the 32 bytes of the key (RFC 8032)
 */
public record NoteVerifier(String name, int id, Hash encoded) {

    /** The signature type of plain Ed25519. */
    private static final byte ED25519 = 1;

    /** Refuses a name that can't stand in a signature line. */
    public NoteVerifier {
        if (name.isEmpty()
                || name.contains("+")
                || name.codePoints().anyMatch(c -> Character.isWhitespace(c) || c < ' ')) {
            throw new IllegalArgumentException("A key's name has no spaces and no plus sign.");
        }
    }

    static NoteVerifier of(String name, EdECPublicKey key) {
        var y = key.getPoint().getY().toByteArray();
        var bytes = new byte[Hash.LENGTH];
        for (var at = 0; at < Math.min(y.length, Hash.LENGTH); at++) {
            bytes[at] = y[y.length - 1 - at];
        }
        if (key.getPoint().isXOdd()) {
            bytes[Hash.LENGTH - 1] |= (byte) 0x80;
        }
        return new NoteVerifier(name, id(name, bytes), Hash.of(bytes));
    }

    /**
     * The verifier of a line such as {@code example.org/log+4a1b2c3d+AQ…}.
     *
     * @throws IllegalArgumentException if it is none, or its id is not that of its key
     */
    public static NoteVerifier parse(String line) {
        var parts = line.strip().split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("A log's public key looks like name+id+key.");
        }
        var key = Base64.getDecoder().decode(parts[2]);
        if (key.length != Hash.LENGTH + 1 || key[0] != ED25519) {
            throw new IllegalArgumentException("This is no Ed25519 key of a log.");
        }
        var bytes = Arrays.copyOfRange(key, 1, key.length);
        var id = id(parts[0], bytes);
        if (!HexFormat.of().toHexDigits(id).equals(parts[1])) {
            throw new IllegalArgumentException("The key's id is not that of its name and key.");
        }
        return new NoteVerifier(parts[0], id, Hash.of(bytes));
    }

    private static int id(String name, byte[] key) {
        var hash = Hash.digest(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, key);
        return ByteBuffer.wrap(hash.bytes()).getInt();
    }

    /**
     * The text of a note that this key signed; empty if it did not, or if a signature that claims to be by this key is
     * wrong. Signatures of others are left alone.
     */
    public Optional<String> open(SignedNote note) {
        var own = note.signatures().stream()
                .filter(line -> line.name().equals(name) && line.id() == id)
                .toList();
        var sound = !own.isEmpty() && own.stream().allMatch(line -> verify(note.text(), line.signature()));
        return sound ? Optional.of(note.text()) : Optional.empty();
    }

    boolean verify(String text, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key());
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The key for Java. */
    PublicKey key() throws GeneralSecurityException {
        var bytes = encoded.bytes();
        var odd = (bytes[Hash.LENGTH - 1] & 0x80) != 0;
        bytes[Hash.LENGTH - 1] &= 0x7f;
        for (var at = 0; at < Hash.LENGTH / 2; at++) {
            var swapped = bytes[at];
            bytes[at] = bytes[Hash.LENGTH - 1 - at];
            bytes[Hash.LENGTH - 1 - at] = swapped;
        }
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bytes))));
    }

    /** The line that {@link #parse} reads. */
    @Override
    public String toString() {
        var key = new byte[Hash.LENGTH + 1];
        key[0] = ED25519;
        System.arraycopy(encoded.bytes(), 0, key, 1, Hash.LENGTH);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(key);
    }
}
