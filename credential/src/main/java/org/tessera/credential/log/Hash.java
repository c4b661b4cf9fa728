package org.tessera.credential.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 hash: 32 bytes, equal when the bytes are. */
public final class Hash {

    /** Its length in bytes. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException unless there are 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** @throws IllegalArgumentException unless it is standard base64 of 32 bytes, in the one way to write it */
    public static Hash parse(String base64) {
        var hash = of(Base64.getDecoder().decode(base64));
        if (!hash.toString().equals(base64)) {
            throw new IllegalArgumentException("A hash is written in one way only.");
        }
        return hash;
    }

    /** The plain digest of these bytes, one after the other. */
    public static Hash digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of a leaf; the first byte keeps leaves and nodes apart (RFC 6962, section 2.1). */
    public static Hash leaf(byte[] entry) {
        return digest(new byte[] {LEAF}, entry);
    }

    static Hash node(Hash left, Hash right) {
        return digest(new byte[] {NODE}, left.bytes, right.bytes);
    }

    /** The hash of a tree without leaves. */
    static Hash empty() {
        return digest();
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Standard base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
