package org.tessera.design;

import java.util.List;
import java.util.Map;

/**
 * A family of micro-credentials with one uniform assessment.
 *
 * @param id for example {@code passport-to-employment}
 * @param version of the content file
 * @param label {@code default-proposal} for the lists that come with Tessera
 * @param title by language
 * @param about by language
 * @param microCredentials their ids, in the order shown
 * @param allOf the ids that together make the whole
 * @param validityYears how long a certificate is valid
 */
public record Programme(
        String id,
        String version,
        String label,
        Map<String, String> title,
        Map<String, String> about,
        List<String> microCredentials,
        List<String> allOf,
        int validityYears) {}
