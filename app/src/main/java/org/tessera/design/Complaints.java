package org.tessera.design;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a pack, so that an author sees everything at once and not only the first mistake. */
final class Complaints {
    private final Set<Complaint> all = new LinkedHashSet<>();

    void add(String file, int line, String message) {
        all.add(new Complaint(file, Math.max(1, line), message));
    }

    /** How many there are so far. */
    int count() {
        return all.size();
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Everything found, in the order in which it was found. */
    List<Complaint> all() {
        return List.copyOf(all);
    }
}
