package org.tessera.platform;

import java.io.Serializable;
import java.util.UUID;

/** Names one organisation: a certification body, a school, an employer, a youth organisation or an awarding body. */
public record OrganisationId(UUID value) implements Serializable {
    /** An organisation that is being entered now. */
    public static OrganisationId next() {
        return new OrganisationId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static OrganisationId of(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
