package org.tessera.credential;

import java.util.Optional;

/**
 * What stands behind the quality of the award. Annex I, element 11.
 *
 * <p>Only with an accreditor is it written as an ELM Accreditation. Without one it is the awarding body's own statement
 * and stays a note: a credential must not claim an accreditation that nobody gave.
 *
 * @param type term of the EU list of accreditation types, one of the constants here
 * @param summary the quality assurance in a sentence
 * @param scheme IRI of the certification scheme or standard followed
 * @param schemeName its name, such as "Tessera certification scheme, ISO/IEC 17024"
 * @param accreditor the body that accredited the awarding body for this scheme
 */
public record QualityAssurance(
        String type, Text summary, String scheme, Text schemeName, Optional<Organisation> accreditor) {

    /** Quality assurance of the whole institution. */
    public static final String INSTITUTIONAL = "http://data.europa.eu/snb/accreditation/bb4618238e";
    /** Quality assurance of this programme. */
    public static final String PROGRAMME = "http://data.europa.eu/snb/accreditation/820101cba6";

    /** Refuses a type or scheme that is no IRI. */
    public QualityAssurance {
        Iri.require(type);
        Iri.require(scheme);
    }

    /** Quality assurance without outside accreditation. */
    public static QualityAssurance of(String type, Text summary, String scheme, Text schemeName) {
        return new QualityAssurance(type, summary, scheme, schemeName, Optional.empty());
    }

    /** The same, accredited by this body. */
    public QualityAssurance accreditedBy(Organisation body) {
        return new QualityAssurance(type, summary, scheme, schemeName, Optional.of(body));
    }
}
