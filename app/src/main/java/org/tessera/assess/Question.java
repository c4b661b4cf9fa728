package org.tessera.assess;

import java.util.List;
import java.util.Map;

/** What a candidate sees of an item: the stem and its options by language. There is no key here to leak. */
public record Question(Map<String, String> stem, List<Option> options) {
    /** One possible answer. */
    public record Option(String id, Map<String, String> text) {}

    /** Whether this is one of the possible answers. */
    boolean offers(String option) {
        return options.stream().anyMatch(o -> o.id().equals(option));
    }
}
