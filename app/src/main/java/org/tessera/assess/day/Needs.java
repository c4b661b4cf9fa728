package org.tessera.assess.day;

import java.util.List;
import java.util.Map;
import org.tessera.platform.Form;

/**
 * What a candidate needs so that the exam shows what they can do.
 *
 * @param extraPercent more time, 0 to 100 percent
 * @param breakMinutes in which the clock may stand still, in all
 * @param font {@code normal}, {@code large} or {@code largest}
 * @param reader whether the page reads itself aloud
 * @param ownRoom whether they sit in a room of their own
 */
record Needs(int extraPercent, int breakMinutes, String font, boolean reader, boolean ownRoom) {
    static final Needs NONE = new Needs(0, 0, "normal", false, false);
    static final List<String> EXTRA = List.of("0", "25", "50", "100");
    static final List<String> BREAKS = List.of("0", "10", "20", "30");
    static final List<String> FONTS = List.of("normal", "large", "largest");

    static Needs read(Form form) {
        var extra = form.oneOf("extra", EXTRA);
        var rest = form.oneOf("break", BREAKS);
        var font = form.oneOf("font", FONTS);
        var more = form.values("more");
        if (!form.ok()) return NONE;
        return new Needs(
                Integer.parseInt(extra),
                Integer.parseInt(rest),
                font,
                more.contains("reader"),
                more.contains("own-room"));
    }

    /** The form with this filled in. */
    Form form() {
        var more = new java.util.ArrayList<String>();
        if (reader) more.add("reader");
        if (ownRoom) more.add("own-room");
        return Form.withAll(Map.of(
                "extra", List.of(Integer.toString(extraPercent)),
                "break", List.of(Integer.toString(breakMinutes)),
                "font", List.of(font),
                "more", more));
    }

    boolean nothing() {
        return equals(NONE);
    }
}
