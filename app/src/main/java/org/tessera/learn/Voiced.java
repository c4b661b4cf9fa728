package org.tessera.learn;

/**
 * A page of a unit with its voice.
 *
 * @param step the page's id
 * @param voice how it can be heard
 * @param heard the sentence to go on with, from 1; 0 to begin with the first
 */
record Voiced(String step, Narration.Voice voice, int heard) {}
