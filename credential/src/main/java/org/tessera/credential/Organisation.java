package org.tessera.credential;

import java.util.Optional;

/**
 * An organisation that issues, awards or accredits.
 *
 * @param id its IRI
 * @param legalName the name in its register, per language
 * @param country ISO 3166-1 alpha-2 code ("GR"; "EL" and "UK" as the EU writes them are understood) or the EU
 *     authority URI ({@code http://publications.europa.eu/resource/authority/country/GRC})
 * @param eidasIdentifier the organisation identifier of its certificate (ETSI EN 319 412-1), such as
 *     {@code VATEL-123456789}
 * @param homepage its web address
 */
public record Organisation(
        String id, Text legalName, String country, Optional<String> eidasIdentifier, Optional<String> homepage) {

    /** Refuses an id that is no IRI and a country that does not exist. */
    public Organisation {
        Iri.require(id);
        Elm.country(country);
        homepage.ifPresent(Iri::require);
    }

    /** An organisation without eIDAS identifier and homepage. */
    public static Organisation of(String id, Text legalName, String country) {
        return new Organisation(id, legalName, country, Optional.empty(), Optional.empty());
    }

    /** The same organisation with its eIDAS identifier. */
    public Organisation identifiedBy(String eidas) {
        return new Organisation(id, legalName, country, Optional.of(eidas), homepage);
    }

    /** The same organisation with its homepage. */
    public Organisation at(String address) {
        return new Organisation(id, legalName, country, eidasIdentifier, Optional.of(address));
    }
}
