package org.tessera.design;

/**
 * Something in a content file that an author has to mend.
 *
 * @param file as the author knows it
 * @param line counted from 1
 * @param message what is wrong, in English, without a full stop
 */
record Complaint(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
