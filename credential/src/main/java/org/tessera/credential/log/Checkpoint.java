package org.tessera.credential.log;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint): so many entries, under this root.
 *
 * @param origin which log; usually its address without the scheme
 * @param size number of entries
 * @param root hash over all of them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;

    /** Refuses an origin that is no single line. */
    public Checkpoint {
        if (origin.isBlank() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("A log has an origin of one line and a size.");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    /**
     * The checkpoint in the text of a note whose signature was verified.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length <= LINES || !lines[1].matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("This is no checkpoint of a log.");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.parse(lines[2]));
    }
}
