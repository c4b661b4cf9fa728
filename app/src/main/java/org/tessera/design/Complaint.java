package org.tessera.design;

/**
 * Something in a content file that an author has to mend, or should look at.
 *
 * @param file as the author knows it
 * @param line counted from 1
 * @param message what is wrong, in English, without a full stop
 * @param warning whether the pack may be published all the same
 */
public record Complaint(String file, int line, String message, boolean warning) {
    /** Something that has to be mended. */
    Complaint(String file, int line, String message) {
        this(file, line, message, false);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (warning ? "warning: " : "") + message;
    }
}
