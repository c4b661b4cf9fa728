package org.tessera.credential.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures under it (C2SP signed-note). What it says counts only after a {@link NoteVerifier} opened it.
 *
 * @param text ends with a line end
 * @param signatures one or more, at most {@link #MOST}
 */
public record SignedNote(String text, List<Line> signatures) {

    /** More signatures than this are refused. */
    static final int MOST = 32;

    private static final int ID = 4;
    private static final int LARGEST = 1 << 20;

    /** One signature: whose, by which key, and its bytes. */
    public record Line(String name, int id, byte[] signature) {}

    /** Refuses what can't be a note. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MOST) {
            throw new IllegalArgumentException("A note is a text of whole lines with signatures.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("A note has no control characters.");
        }
    }

    /** @throws IllegalArgumentException if it is no note */
    public static SignedNote parse(String note) {
        var gap = note.lastIndexOf("\n\n");
        if (gap < 0 || note.length() > LARGEST || !note.endsWith("\n")) {
            throw new IllegalArgumentException("This is no signed note.");
        }
        return new SignedNote(
                note.substring(0, gap + 1),
                note.substring(gap + 2).lines().map(SignedNote::line).toList());
    }

    private static Line line(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("—")) {
            throw new IllegalArgumentException("A signature looks like — name base64.");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length <= ID) {
            throw new IllegalArgumentException("A signature has an id and bytes.");
        }
        return new Line(parts[1], ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, ID, bytes.length));
    }

    /** The same with one more signature, such as a witness's. */
    public SignedNote and(Line signature) {
        var all = new java.util.ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** The note as it is published. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        for (var line : signatures) {
            var bytes = ByteBuffer.allocate(ID + line.signature().length)
                    .putInt(line.id())
                    .put(line.signature())
                    .array();
            note.append("— ")
                    .append(line.name())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append('\n');
        }
        return note.toString();
    }
}
