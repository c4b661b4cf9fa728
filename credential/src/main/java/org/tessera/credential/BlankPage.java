package org.tessera.credential;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A white picture, where a credential needs a page image and nobody has drawn one. PNG without a graphics library. */
final class BlankPage {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

    private BlankPage() {}

    /** The same shape as lines. */
    static byte[] svg(int width, int height) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                        + "\"><rect width=\"100%\" height=\"100%\" fill=\"white\"/></svg>")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One bit a pixel, greyscale (ISO/IEC 15948): each row begins with its filter type, 0 for none. */
    static byte[] png(int width, int height) {
        var row = new byte[1 + (width + 7) / 8];
        Arrays.fill(row, 1, row.length, (byte) 0xff);
        var pixels = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(pixels, new Deflater(9))) {
            for (var y = 0; y < height; y++) {
                deflater.write(row);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        var out = new ByteArrayOutputStream();
        out.writeBytes(PNG);
        out.writeBytes(BakedImage.chunk("IHDR", header));
        out.writeBytes(BakedImage.chunk("IDAT", pixels.toByteArray()));
        out.writeBytes(BakedImage.chunk("IEND", new byte[0]));
        return out.toByteArray();
    }
}
