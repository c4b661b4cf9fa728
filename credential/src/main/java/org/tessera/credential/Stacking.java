package org.tessera.credential;

/**
 * The bigger programme of which the award is one part. Annex I, optional element on integration and stackability.
 *
 * @param programme IRI of the programme
 * @param name its name
 * @param total how many parts make the whole, at least 1
 */
public record Stacking(String programme, Text name, int total) {
    /** Refuses a programme without parts. */
    public Stacking {
        Iri.require(programme);
        if (total < 1) {
            throw new IllegalArgumentException("A programme has at least one part.");
        }
    }
}
