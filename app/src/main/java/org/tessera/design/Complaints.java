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

    /** Notes something that an author should look at, and that does not keep a pack from being published. */
    void warn(String file, int line, String message) {
        all.add(new Complaint(file, Math.max(1, line), message, true));
    }

    /** How many there are so far, warnings left out. */
    int count() {
        return all().size();
    }

    boolean none() {
        return all().isEmpty();
    }

    /** Everything that has to be mended, in the order in which it was found. */
    List<Complaint> all() {
        return all.stream().filter(c -> !c.warning()).toList();
    }

    /** Everything to look at, in the order in which it was found. */
    List<Complaint> warnings() {
        return all.stream().filter(Complaint::warning).toList();
    }
}
