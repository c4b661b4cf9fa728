package org.tessera.passport.badges;

import java.time.Instant;

/**
 * A badge of somebody else in a passport.
 *
 * @param issuer who issued it: an IRI
 * @param name how the issuer calls it: its id
 * @param from since when it counts; of two with the same name the later one is the newer
 * @param token whether it is a JSON Web Token, else JSON
 * @param document as it came
 */
record Badge(String issuer, String name, Instant from, boolean token, String document) {}
