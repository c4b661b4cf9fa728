package org.tessera.certify;

import java.util.List;

/** Somebody applied who can't, although {@code Eligibility} says so beforehand and the page shows it. */
public final class NotEligible extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final List<Hindrance> hindrances;

    NotEligible(List<Hindrance> hindrances) {
        super(hindrances.toString());
        this.hindrances = List.copyOf(hindrances);
    }

    /** Every reason. */
    public List<Hindrance> hindrances() {
        return hindrances;
    }
}
