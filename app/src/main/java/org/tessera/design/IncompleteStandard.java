package org.tessera.design;

import java.util.List;

/** A specification lacks mandatory elements and was therefore not published. */
public final class IncompleteStandard extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final List<StandardElement> missing;

    IncompleteStandard(String id, List<StandardElement> missing) {
        super(id + " lacks " + missing.stream().map(StandardElement::key).toList(), null, false, false);
        this.missing = List.copyOf(missing);
    }

    /** The elements that are missing, at least one. */
    public List<StandardElement> missing() {
        return missing;
    }
}
