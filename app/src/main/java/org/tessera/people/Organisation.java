package org.tessera.people;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Role;

/**
 * An organisation that takes part.
 *
 * @param legalName as it is registered in its country
 * @param country ISO 3166-1 alpha-2, upper case
 * @param testCentreUntil the last day on which it may hold examinations, when it is approved for that
 */
public record Organisation(
        OrganisationId id, Kind kind, String legalName, String country, Optional<LocalDate> testCentreUntil) {
    /** What an organisation is. A school or another training provider is a {@code VET_PROVIDER}. */
    public enum Kind {
        CERTIFICATION_BODY,
        VET_PROVIDER,
        EMPLOYER,
        YOUTH_ORGANISATION,
        AWARDING_BODY;

        /** The name in forms and text keys: {@code vet-provider}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException if no kind has that key */
        public static Kind ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /**
         * Whether a role can be held in such an organisation: an employer neither examines nor decides, and a school
         * does not decide on certification, so its administrator can't hand out those roles either.
         */
        public boolean has(Role role) {
            return switch (role) {
                case CERTIFICATION_OFFICER, APPEALS_MEMBER -> this == CERTIFICATION_BODY || this == AWARDING_BODY;
                case EXAMINER, INVIGILATOR -> this != EMPLOYER;
                case EMPLOYER -> this == EMPLOYER;
                default -> true;
            };
        }
    }

    /** Whether examinations may be held here on that day. */
    public boolean isTestCentre(LocalDate day) {
        return testCentreUntil.filter(until -> !day.isAfter(until)).isPresent();
    }
}
