package org.tessera.credential;

/**
 * Where a credential's later fate can be read: one place in a {@link StatusList}.
 *
 * @param list web address of the published list
 * @param index the place in it, from 0; taken at random, so that it tells nothing about the person
 * @param purpose what the list says
 */
public record StatusEntry(String list, long index, StatusList.Purpose purpose) {
    /** Refuses a negative index and a list that is no IRI. */
    public StatusEntry {
        Iri.require(list);
        if (index < 0) {
            throw new IllegalArgumentException("An index in a status list is never negative.");
        }
    }
}
