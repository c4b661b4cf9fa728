package org.tessera.people;

import io.nayuki.qrcodegen.QrCode;
import org.tessera.platform.Page;
import org.tessera.platform.Screen;

/**
 * A sign-in card as a page for printing. It is shown once, in the answer to the form that made it.
 *
 * @param holder the person's name
 * @param organisation the organisation's name
 */
public record PrintedCard(Card card, String holder, String organisation) {
    private static final int QUIET_ZONE = 4;

    /** @param back where to go on afterwards */
    Page page(Screen screen, String back) {
        return Page.of((html, plain) -> JtecardGenerated.render(html, plain, screen, this, back));
    }

    /** The PIN in two groups, easier to read and to type. */
    String pin() {
        return card.pin().substring(0, 3) + " " + card.pin().substring(3);
    }

    /** The side of the QR code in modules, with the quiet zone of four that ISO/IEC 18004 asks for. */
    static int side(QrCode code) {
        return code.size + 2 * QUIET_ZONE;
    }

    /** The QR code of an address. Medium correction: a folded or scratched card can still be read. */
    QrCode code(Screen screen) {
        return QrCode.encodeText(screen.address(card.path()), QrCode.Ecc.MEDIUM);
    }

    /** The dark modules as an SVG path: one unit square each. */
    static String squares(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
