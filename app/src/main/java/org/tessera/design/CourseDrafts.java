package org.tessera.design;

import java.util.UUID;

/** Courses that are being written, for whoever shows them as their learners will see them. The room {@code studio} has them. */
public interface CourseDrafts {
    /**
     * A course as it is in the last draft of a work. Its hash is that of the version with which the work began, because its
     * pictures are found there: in the studio people change words.
     *
     * @throws org.tessera.platform.Problem 404 when there is no such work
     */
    CoursePack last(UUID work);
}
