package org.tessera.credential;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The person who earned the award. Annex I, element 1: identification of the learner.
 *
 * @param givenName as in the person's identity document, in its script
 * @param familyName as in the person's identity document, in its script
 * @param fullName both, in the order the person's language uses
 * @param birthDate day of birth
 * @param latinName the full name in Latin letters, for readers of other scripts
 * @param holderKey the key by which the person proves that they hold the credential: a {@code did:key} or
 *     {@code did:jwk} identifier
 */
public record Learner(
        String givenName,
        String familyName,
        String fullName,
        LocalDate birthDate,
        Optional<String> latinName,
        Optional<String> holderKey) {

    /** Refuses blank names and a holder key that is no DID. */
    public Learner {
        if (givenName.isBlank() || familyName.isBlank() || fullName.isBlank()) {
            throw new IllegalArgumentException("A learner has a given, a family and a full name.");
        }
        if (!holderKey.orElse("did:").startsWith("did:")) {
            throw new IllegalArgumentException("A holder key is named by a DID.");
        }
    }

    /** A learner whose full name is given name and family name. */
    public static Learner of(String givenName, String familyName, LocalDate birthDate) {
        return new Learner(
                givenName, familyName, givenName + " " + familyName, birthDate, Optional.empty(), Optional.empty());
    }

    /** The same learner with the full name in Latin letters. */
    public Learner inLatinLetters(String name) {
        return new Learner(givenName, familyName, fullName, birthDate, Optional.of(name), holderKey);
    }

    /** The same learner with the key that proves possession. */
    public Learner holding(String did) {
        return new Learner(givenName, familyName, fullName, birthDate, latinName, Optional.of(did));
    }
}
