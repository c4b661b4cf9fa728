package org.tessera.learn;

/**
 * A text with its voice.
 *
 * @param script what is said
 * @param voice how it can be heard
 * @param heard the sentence to go on with, from 1; 0 to begin with the first
 */
record Voiced(Script script, Narration.Voice voice, int heard) {
    /** Where one of the files is. */
    String file(Sound sound) {
        return script.address(sound);
    }

    /** The language that is spoken. */
    String language() {
        return script.language();
    }
}
