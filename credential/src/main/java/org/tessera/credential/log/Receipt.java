package org.tessera.credential.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What shows, without a network, that a credential stands in the log (C2SP tlog-proof; file ending {@code .tlog-proof}).
 * Its extra data are the salt and the entry. Keep it beside the credential: whoever has both can find the leaf.
 *
 * @param salt 32 bytes
 * @param entry the bytes of the leaf
 * @param index its number, from 0
 * @param path from the leaf to the root
 * @param checkpoint the signed note with that root
 */
public record Receipt(byte[] salt, byte[] entry, long index, List<Hash> path, String checkpoint) {

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final int LARGEST = 1 << 20;

    /** Copies the path. */
    public Receipt {
        path = List.copyOf(path);
    }

    /** The file. */
    public String text() {
        var extra = ByteBuffer.allocate(salt.length + entry.length).put(salt).put(entry);
        var text = new StringBuilder(FIRST)
                .append("\nextra ")
                .append(Base64.getEncoder().encodeToString(extra.array()))
                .append("\nindex ")
                .append(index)
                .append('\n');
        path.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /** @throws IllegalArgumentException if it is no receipt */
    public static Receipt parse(String text) {
        var gap = text.indexOf("\n\n");
        var lines = text.length() > LARGEST || gap < 0
                ? List.<String>of()
                : text.substring(0, gap).lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals(FIRST)
                || !lines.get(1).startsWith("extra ")
                || !lines.get(2).matches("index (0|[1-9]\\d{0,17})")) {
            throw new IllegalArgumentException("This is no receipt of an issuance log.");
        }
        var extra = Base64.getDecoder().decode(lines.get(1).substring("extra ".length()));
        if (extra.length <= LogEntry.SALT) {
            throw new IllegalArgumentException("The receipt lacks its salt or its entry.");
        }
        return new Receipt(
                Arrays.copyOf(extra, LogEntry.SALT),
                Arrays.copyOfRange(extra, LogEntry.SALT, extra.length),
                Long.parseLong(lines.get(2).substring("index ".length())),
                lines.subList(3, lines.size()).stream().map(Hash::parse).toList(),
                text.substring(gap + 2));
    }

    /** Where a credential was found. */
    public record Found(LogEntry entry, long index, Checkpoint checkpoint) {}

    /**
     * Looks whether this receipt is about these sealed bytes, and whether the log that has this key signed a tree with
     * the leaf in it. Empty if anything is not so.
     */
    public Optional<Found> proves(byte[] sealed, NoteVerifier log) {
        try {
            var text = log.open(SignedNote.parse(checkpoint));
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var point = Checkpoint.parse(text.get());
            var leaf = LogEntry.parse(entry);
            var holds = point.origin().equals(log.name())
                    && leaf.commitment().equals(LogEntry.commitment(salt, sealed))
                    && Proofs.includes(Hash.leaf(entry), index, point.size(), path, point.root());
            return holds ? Optional.of(new Found(leaf, index, point)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt receipt && text().equals(receipt.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
