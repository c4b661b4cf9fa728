package org.tessera.credential.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A log in memory that serves its files as they should be, unless a test spoils them. */
final class MemoryLog implements LogFiles {

    final NoteKey key = NoteKey.create("example.org/log");
    final List<byte[]> entries = new ArrayList<>();

    /** The first entries that the files show; all unless a test cuts it. */
    long size() {
        return entries.size();
    }

    MemoryLog add(int count) {
        for (var n = 0; n < count; n++) {
            entries.add(entry(entries.size(), LogEntry.Event.ISSUED).bytes());
        }
        return this;
    }

    static LogEntry entry(int number, LogEntry.Event event) {
        return new LogEntry(
                event,
                "https://example.org",
                "K08@1",
                LogEntry.commitment(new byte[32], new byte[] {(byte) number, (byte) (number >> 8)}),
                LocalDate.of(2027, 6, 3).plusDays(number / 100));
    }

    Tree tree() {
        return new Tree(this::hashes, size());
    }

    /** Straight from the definition: the hashes of all subtrees of 256^level leaves. */
    List<Hash> hashes(Tile tile) {
        var row = entries.stream().map(Hash::leaf).toList();
        for (var level = 0; level < tile.level(); level++) {
            var above = new ArrayList<Hash>();
            for (var at = 0; at + Tile.WIDTH <= row.size(); at += Tile.WIDTH) {
                above.add(Definition.root(row.subList(at, at + Tile.WIDTH)));
            }
            row = above;
        }
        var from = (int) tile.index() * Tile.WIDTH;
        return row.subList(from, from + tile.width());
    }

    String checkpoint() {
        return key.sign(new Checkpoint("example.org/log", size(), tree().root()).text());
    }

    @Override
    public byte[] read(String path) throws IOException {
        if (path.equals("checkpoint")) {
            return checkpoint().getBytes(StandardCharsets.UTF_8);
        }
        if (path.equals("key")) {
            return key.verifier().toString().getBytes(StandardCharsets.UTF_8);
        }
        var tile = Tile.parse(path).orElseThrow(() -> new IOException(path));
        if (tile.level() == Tile.ENTRIES) {
            var from = (int) tile.index() * Tile.WIDTH;
            return Bundle.write(entries.subList(from, from + tile.width()));
        }
        return Bundle.tile(hashes(tile));
    }

    /** RFC 6962, section 2.1, as it is written there. */
    static final class Definition {
        private Definition() {}

        static Hash root(List<Hash> leaves) {
            if (leaves.isEmpty()) {
                return Hash.digest();
            }
            if (leaves.size() == 1) {
                return leaves.getFirst();
            }
            var k = Integer.highestOneBit(leaves.size() - 1);
            return Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
        }
    }
}
