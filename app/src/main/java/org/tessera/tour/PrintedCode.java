package org.tessera.tour;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Reads the QR code that a page shows, as a phone's camera does: from its dark squares. */
final class PrintedCode {
    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int QUIET_ZONE = 4;

    private PrintedCode() {}

    /** The text in the page's QR code. */
    static String read(Document page) {
        var drawing = page.selectFirst("svg[shape-rendering=crispEdges]");
        if (drawing == null) throw new Visitor.Lost("no QR code on " + page.title());
        int size = Integer.parseInt(drawing.attr("viewBox").split(" ")[2]) - 2 * QUIET_ZONE;
        var dark = new boolean[size][size];
        var squares = SQUARE.matcher(drawing.select("path").attr("d"));
        while (squares.find()) {
            dark[Integer.parseInt(squares.group(2)) - QUIET_ZONE][Integer.parseInt(squares.group(1)) - QUIET_ZONE] =
                    true;
        }
        try {
            return new Decoder().decode(dark).getText();
        } catch (ChecksumException | FormatException e) {
            throw new Visitor.Lost("a QR code that no phone can read on " + page.title());
        }
    }
}
