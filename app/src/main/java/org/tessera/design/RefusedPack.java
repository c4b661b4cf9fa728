package org.tessera.design;

import java.util.List;
import java.util.stream.Collectors;

/** A course pack that can't be published; the message lists what to mend, a line each, with file and line. */
public final class RefusedPack extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedPack(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
    }
}
