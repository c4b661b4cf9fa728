package org.tessera.learn;

import java.util.List;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;

/** Something new for a learner, shown first on the page with their courses. A part of this module that has any gives one such bean. */
public interface HomeNote {
    /**
     * One line.
     *
     * @param words in the reader's language
     * @param path where it leads
     */
    record Note(String words, String path) {}

    /** What is new for this learner, the most urgent first. */
    List<Note> of(PersonId learner, Screen screen);
}
