package org.tessera.credential.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 entries in one file, each after its length in two bytes (C2SP tlog-tiles, log entries). */
public final class Bundle {

    private static final int LONGEST = 0xffff;

    private Bundle() {}

    /** @throws IllegalArgumentException if an entry is longer than 65,535 bytes */
    public static byte[] write(List<byte[]> entries) {
        var file = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("An entry of " + entry.length + " bytes is too long.");
            }
            file.write(entry.length >> 8);
            file.write(entry.length);
            file.writeBytes(entry);
        }
        return file.toByteArray();
    }

    /** @throws IllegalArgumentException if the file ends in the middle of an entry */
    public static List<byte[]> read(byte[] file) {
        var entries = new ArrayList<byte[]>();
        var rest = ByteBuffer.wrap(file);
        while (rest.hasRemaining()) {
            if (rest.remaining() < 2) {
                throw new IllegalArgumentException("A bundle of entries ends too early.");
            }
            var entry = new byte[Short.toUnsignedInt(rest.getShort())];
            if (entry.length > rest.remaining()) {
                throw new IllegalArgumentException("A bundle of entries ends too early.");
            }
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    /** The hashes of a tile's file. */
    public static List<Hash> hashes(byte[] file) {
        if (file.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("A tile is a row of whole hashes.");
        }
        var hashes = new ArrayList<Hash>();
        for (var at = 0; at < file.length; at += Hash.LENGTH) {
            hashes.add(Hash.of(java.util.Arrays.copyOfRange(file, at, at + Hash.LENGTH)));
        }
        return hashes;
    }

    /** A tile's file. */
    public static byte[] tile(List<Hash> hashes) {
        var file = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
        hashes.forEach(hash -> file.put(hash.bytes()));
        return file.array();
    }
}
