package org.tessera.assess.bank;

import java.util.Map;

/** An item's words and key, as they were opened for somebody who needs them; {@code why} says why the key is right. */
public record Wording(Question question, Key key, Map<String, String> why) {
    @Override
    public String toString() {
        return "wording of an item";
    }
}
