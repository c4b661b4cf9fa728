package org.tessera.learn;

import java.io.IOException;
import java.nio.file.Path;

/** The pilot's e-learning report, as files. The same data give the same bytes. */
public interface CohortReports {
    /**
     * Writes {@code report.html} and one CSV for each of its tables.
     *
     * @param cohort what the classes of the pilot are called together
     * @param language of the report, a BCP 47 code
     * @param folder is made if need be
     * @return false when no class belongs to such a cohort; then nothing is written
     */
    boolean write(String cohort, String language, Path folder) throws IOException;
}
