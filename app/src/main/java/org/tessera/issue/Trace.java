package org.tessera.issue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way back from a credential to what it rests on, as it was when the credential was issued: decision, result, form,
 * items, outcomes, matrix, survey.
 */
public record Trace(List<Step> steps) {
    /**
     * One thing on the way.
     *
     * @param kind {@code decision}, {@code result}, {@code form}, {@code item}, {@code outcome}, {@code matrix} or {@code
     *     survey}
     * @param reference {@code thing@version#hash}
     * @param facts what can be said about it in public, by name; texts in several languages as {@code title.en}
     * @param path our public page about it
     */
    public record Step(String kind, String reference, Map<String, String> facts, Optional<String> path) {}
}
