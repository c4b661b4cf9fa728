package org.tessera.credential;

import java.util.List;

/** An award lacks mandatory elements: the Annex I elements of the Council Recommendation, or what ELM needs beside them. */
public final class IncompleteAward extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    IncompleteAward(List<String> missing) {
        super("The award lacks: " + String.join(", ", missing));
        this.missing = List.copyOf(missing);
    }

    /** The names of the builder's methods that were not called, in the order of the Annex. */
    public List<String> missing() {
        return missing;
    }
}
