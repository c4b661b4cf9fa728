package org.tessera.credential;

/**
 * One place in a {@link TokenStatusList}.
 *
 * @param uri web address of the published list
 * @param index the place in it, from 0; taken at random
 */
public record TokenStatusEntry(String uri, long index) {
    /** Refuses a negative index and a list that is no IRI. */
    public TokenStatusEntry {
        Iri.require(uri);
        if (index < 0) {
            throw new IllegalArgumentException("An index in a status list is never negative.");
        }
    }
}
