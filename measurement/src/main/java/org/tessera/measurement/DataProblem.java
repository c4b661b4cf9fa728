package org.tessera.measurement;

import java.nio.file.Path;

/** A data file that cannot be used, with the file, the line (1 = header; 0 = the whole file) and what to do about it. */
public final class DataProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The problem in words, for the person who prepared the file. */
    public DataProblem(Path file, long line, String message) {
        super(file.getFileName() + (line > 0 ? ", line " + line : "") + ": " + message);
    }
}
