package org.tessera.platform;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** An address as a QR code (ISO/IEC 18004), drawn here: black on white with the quiet zone that scanners need. */
public final class QrCode {
    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * SVG with presentation attributes alone, for pages and paper. Hidden from screen readers: the address must stand
     * beside it in words.
     *
     * @param address what the code says
     * @param size width and height in pixels
     */
    public static String svg(String address, int size) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(address, Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 " + side + " "
                + side + "\" width=\"" + size + "\" height=\"" + size
                + "\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path fill=\"#000\" d=\"");
        for (int y = 0; y < code.size; y++) row(svg, code, y);
        return svg.append("\"/></svg>").toString();
    }

    /** Neighbouring dark modules become one stroke, which keeps the page small. */
    private static void row(StringBuilder svg, io.nayuki.qrcodegen.QrCode code, int y) {
        int x = 0;
        while (x < code.size) {
            int from = x;
            while (x < code.size && code.getModule(x, y)) x++;
            if (x > from)
                svg.append("M" + (from + QUIET) + " " + (y + QUIET) + "h" + (x - from) + "v1h-" + (x - from) + "z");
            x++;
        }
    }
}
