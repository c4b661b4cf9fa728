package org.tessera.learn;

import java.util.List;

/**
 * What a voice has to say on one page.
 *
 * @param pack SHA-256 of the course version
 * @param unit and {@code slide} by id; the slide may also be the notes or an exercise
 * @param language BCP 47 code
 * @param paragraphs plain text
 */
record Script(String pack, String unit, String slide, String language, List<String> paragraphs) {}
