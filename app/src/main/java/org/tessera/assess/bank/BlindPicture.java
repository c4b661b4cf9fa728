package org.tessera.assess.bank;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Pictures without Exif, XMP, comments and dates, and without anything behind their end. */
final class BlindPicture {
    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int SIGNATURE = 8;

    /** What a picture is drawn from; text, time and Exif are not among it. */
    private static final Set<String> DRAWN =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");

    private BlindPicture() {}

    /** Keeps JFIF (APP0) and Adobe's colour transform (APP14) of the application segments, and no comment. */
    static byte[] jpeg(byte[] file) {
        var out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 2);
        int at = 2;
        while (true) {
            int marker = marker(file, at);
            if (marker == END) {
                out.write(file, at, 2);
                return out.toByteArray();
            }
            int length = 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
            int end = at + length;
            if (marker == START_OF_SCAN) end = endOfScan(file, end);
            boolean application = marker >= 0xe0 && marker <= 0xef && marker != 0xe0 && marker != 0xee;
            if (!application && marker != 0xfe) out.write(file, at, end - at);
            at = end;
        }
    }

    private static int marker(byte[] file, int at) {
        if ((file[at] & 0xff) != 0xff) throw new IllegalArgumentException("no marker");
        return file[at + 1] & 0xff;
    }

    /** Within a scan a marker is only what is neither stuffing (0) nor a restart (d0 to d7). */
    private static int endOfScan(byte[] file, int from) {
        int at = from;
        while (true) {
            if ((file[at] & 0xff) == 0xff) {
                int next = file[at + 1] & 0xff;
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) return at;
            }
            at++;
        }
    }

    static byte[] png(byte[] file) {
        var out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, SIGNATURE);
        int at = SIGNATURE;
        while (true) {
            int length = ByteBuffer.wrap(file).getInt(at);
            var kind = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            int whole = Math.addExact(length, 12);
            if (length < 0 || whole > file.length - at) throw new IllegalArgumentException("a chunk is cut off");
            if (DRAWN.contains(kind)) out.write(file, at, whole);
            if (kind.equals("IEND")) return out.toByteArray();
            at += whole;
        }
    }
}
