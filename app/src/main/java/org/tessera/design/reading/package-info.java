/**
 * How hard a text is to read, by one named and published formula for each language.
 *
 * <p>Formulas count; they don't understand. They see long sentences and long words, which are what most often stops a
 * reader at level B1 of the CEFR, and they see nothing else. So they warn first and refuse only what is far off, and a
 * person who reads the language decides. No formula was made for the CEFR: each bound is the edge of a band of the
 * formula's own scale, and what it has to do with B1 is our convention (docs/writing-a-course.md lists them).
 */
@NullMarked
package org.tessera.design.reading;

import org.jspecify.annotations.NullMarked;
