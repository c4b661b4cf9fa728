package org.tessera.assess.bank;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Recordings without tags: who, where, when, and with what. */
final class BlindSound {
    private static final Set<String> HEARD = Set.of("fmt ", "fact", "data");
    private static final Set<String> TOLD = Set.of("udta", "meta", "uuid", "free", "skip");
    private static final Set<String> CONTAINERS = Set.of("moov", "trak");
    private static final int HEADER = 10;
    private static final int LAST_TAG = 128;

    private BlindSound() {}

    /** Keeps format and samples alone. */
    static byte[] wav(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 12);
        int at = 12;
        while (at + 8 <= file.length) {
            int length = in.getInt(at + 4);
            // A recorder that was cut off leaves an unknown length: the samples then go to the end.
            if (length < 0 || length > file.length - at - 8) length = file.length - at - 8;
            int whole = Math.min(8 + length + (length & 1), file.length - at);
            if (HEARD.contains(word(file, at))) out.write(file, at, whole);
            at += whole;
        }
        var kept = out.toByteArray();
        ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).putInt(4, kept.length - 8);
        return kept;
    }

    /** Without ID3 before, and ID3v1 and APE behind the sound. */
    static byte[] mp3(byte[] file) {
        int from = 0;
        while (word(file, from).startsWith("ID3"))
            from += HEADER
                    + (file[from + 6] << 21 | file[from + 7] << 14 | file[from + 8] << 7 | file[from + 9])
                    + ((file[from + 5] & 0x10) != 0 ? HEADER : 0);
        int until = file.length;
        if (until - from > LAST_TAG && word(file, until - LAST_TAG).startsWith("TAG")) until -= LAST_TAG;
        int ape = indexOf(file, "APETAGEX", from);
        if (ape >= 0) until = Math.min(until, ape);
        return Arrays.copyOfRange(file, from, until);
    }

    private static int indexOf(byte[] file, String word, int from) {
        var looked = word.getBytes(StandardCharsets.US_ASCII);
        for (int at = from; at <= file.length - looked.length; at++)
            if (Arrays.equals(file, at, at + looked.length, looked, 0, looked.length)) return at;
        return -1;
    }

    /** Boxes that tell about the recording become empty space of the same size, so that no offset moves. */
    static byte[] mp4(byte[] file) {
        var blind = file.clone();
        boxes(blind, 0, blind.length);
        return blind;
    }

    private static void boxes(byte[] file, int from, int until) {
        int at = from;
        while (at < until) {
            long length = ByteBuffer.wrap(file).getInt(at) & 0xffff_ffffL;
            int header = 8;
            if (length == 1) {
                length = ByteBuffer.wrap(file).getLong(at + 8);
                header = 16;
            } else if (length == 0) length = until - at;
            if (length < header || length > until - at) throw new IllegalArgumentException("a box is cut off");
            int end = at + (int) length;
            var kind = word(file, at + 4);
            if (TOLD.contains(kind)) {
                System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, file, at + 4, 4);
                Arrays.fill(file, at + header, end, (byte) 0);
            } else if (CONTAINERS.contains(kind)) boxes(file, at + header, end);
            at = end;
        }
    }

    private static String word(byte[] file, int at) {
        return new String(file, at, Math.min(4, file.length - at), StandardCharsets.ISO_8859_1);
    }
}
