package org.tessera.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which credential is asked for, and which pieces of it (DCQL, OpenID4VP 1.0, section 6): the name, and what the person
 * can do if its holder likes to show that. Day of birth and grade are never asked for.
 *
 * @param type the type of our SD-JWT credentials, an address
 * @param standards the public pages of all published versions of the micro-credential
 */
record Wanted(String type, List<String> standards) {
    /** The name of the one credential in query and answer. */
    static final String QUERY = "micro-credential";

    static final String FORMAT = "dc+sd-jwt";

    /** @param newest the newest published version */
    static Wanted of(
            String type, String microCredential, int newest, java.util.function.UnaryOperator<String> address) {
        return new Wanted(
                type,
                IntStream.rangeClosed(1, newest)
                        .mapToObj(version -> address.apply("/standards/" + microCredential + "/" + version))
                        .toList());
    }

    Map<String, Object> dcql() {
        var credential = new LinkedHashMap<String, Object>();
        credential.put("id", QUERY);
        credential.put("format", FORMAT);
        credential.put("meta", Map.of("vct_values", List.of(type)));
        credential.put(
                "claims",
                List.of(
                        Map.of("id", "name", "path", List.of("name")),
                        Map.of("id", "standard", "path", List.of("standard"), "values", standards),
                        Map.of("id", "outcomes", "path", java.util.Arrays.asList("outcomes", null))));
        credential.put("claim_sets", List.of(List.of("name", "standard", "outcomes"), List.of("name", "standard")));
        return Map.of("credentials", List.of(credential));
    }

    /** What is missing in what was shown: a claim's name, or nothing. */
    Optional<String> missingIn(Content shown) {
        if (shown.name().isBlank()) return Optional.of("name");
        return shown.standardPage().filter(standards::contains).isPresent()
                ? Optional.empty()
                : Optional.of("standard");
    }
}
