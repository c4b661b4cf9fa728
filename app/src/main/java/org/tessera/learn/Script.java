package org.tessera.learn;

import java.util.List;

/**
 * What a voice has to say on one page, or of one text on it.
 *
 * @param pack SHA-256 of the course version
 * @param unit and {@code slide} by id; the slide may also be the notes, an exercise or the words of the unit
 * @param language BCP 47 code
 * @param paragraphs plain text
 */
record Script(String pack, String unit, String slide, String language, List<String> paragraphs) {
    /** The place of the words of a unit among its scripts. */
    static final String GLOSSARY = "glossary";

    /** The place of what is said about a course as a whole: among its units, and in there. */
    static final String COURSE = "course";

    static final String ABOUT = "about";

    /** Where one of the files is. */
    String address(Sound sound) {
        return String.join("/", "/learn/narration", pack, language, unit, slide + "." + sound.ending);
    }
}
