package org.tessera.credential;

/**
 * A term of a controlled vocabulary or framework (skos:Concept).
 *
 * @param id the term's IRI, such as {@code http://data.europa.eu/esco/skill/…}
 * @param label what people call it
 * @param scheme the IRI of the vocabulary that defines it
 */
public record Concept(String id, Text label, String scheme) {
    /** Refuses ids that are not absolute IRIs. */
    public Concept {
        Iri.require(id);
        Iri.require(scheme);
    }
}
