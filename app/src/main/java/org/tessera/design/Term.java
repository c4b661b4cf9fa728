package org.tessera.design;

/**
 * A word that the job uses.
 *
 * @param word as it is used in the unit
 * @param meaning explained once, in plain words
 */
public record Term(String word, String meaning) {}
