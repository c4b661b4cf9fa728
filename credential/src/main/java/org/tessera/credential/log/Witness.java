package org.tessera.credential.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody outside who looks after a log: reads it whole, builds its tree anew from the entries, and compares it with what
 * the log signed now and the last time.
 */
public final class Witness {

    /** What a look at a log gave. */
    public sealed interface Finding {
        /**
         * All is as the log says.
         *
         * @param note the signed checkpoint, to be kept for the next time
         * @param events how many entries of each kind
         * @param grown how many entries came since the last time
         */
        record Sound(Checkpoint checkpoint, String note, Map<LogEntry.Event, Long> events, long grown)
                implements Finding {}

        /** The log contradicts its key, itself or what it said before; the sentence says how. */
        record Broken(String why) implements Finding {}
    }

    private final LogFiles files;
    private final NoteVerifier log;

    /** @param log the key that the log signs with, from a source other than the log if possible */
    public Witness(LogFiles files, NoteVerifier log) {
        this.files = files;
        this.log = log;
    }

    /**
     * Reads and checks the whole log.
     *
     * @param last the note of the last look, if there was one
     * @throws IOException if a file can't be had, which is not the log's contradiction but leaves it unchecked
     */
    public Finding look(Optional<String> last) throws IOException {
        try {
            return compare(last);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Finding.Broken(String.valueOf(e.getMessage()));
        }
    }

    private Finding compare(Optional<String> last) throws IOException {
        var note = new String(files.read("checkpoint"), StandardCharsets.UTF_8);
        var now = opened(note);
        if (now.isEmpty()) {
            return new Finding.Broken("The log's checkpoint is not signed with the key " + log.name() + ".");
        }
        var before = last.flatMap(this::opened);
        if (last.isPresent() && before.isEmpty()) {
            return new Finding.Broken("The checkpoint that was kept is not signed with the log's key.");
        }
        var size = now.get().size();
        if (before.isPresent() && before.get().size() > size) {
            return new Finding.Broken(
                    "The log was cut: it had " + before.get().size() + " entries and has " + size + ".");
        }
        var read = new Entries(size);
        if (!read.root().equals(now.get().root())) {
            return new Finding.Broken("The entries do not give the root that the log signed.");
        }
        var tree = new Tree(this::tile, size);
        if (!tree.root().equals(now.get().root())) {
            return new Finding.Broken("The tiles do not give the root that the log signed.");
        }
        if (before.isPresent() && !goesOn(tree, before.get(), now.get())) {
            return new Finding.Broken("The log was rewritten: its first "
                    + before.get().size() + " entries are no longer what they were.");
        }
        return new Finding.Sound(
                now.get(),
                note,
                read.events,
                size - before.map(Checkpoint::size).orElse(0L));
    }

    private Optional<Checkpoint> opened(String note) {
        return log.open(SignedNote.parse(note))
                .map(Checkpoint::parse)
                .filter(point -> point.origin().equals(log.name()));
    }

    private static boolean goesOn(Tree tree, Checkpoint before, Checkpoint now) {
        var path =
                before.size() == 0 || before.size() == now.size() ? List.<Hash>of() : tree.consistency(before.size());
        return Proofs.goesOn(before.size(), before.root(), now.size(), now.root(), path);
    }

    private List<Hash> tile(Tile tile) {
        return Bundle.hashes(file(tile));
    }

    private byte[] file(Tile tile) {
        try {
            return files.read(tile.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries, counted and hashed as they come: roots of full subtrees are folded at once, so little is kept. */
    private final class Entries {
        private final Map<LogEntry.Event, Long> events = new EnumMap<>(LogEntry.Event.class);
        private final Frontier frontier = new Frontier();

        Entries(long size) {
            var day = LocalDate.MIN;
            for (var index = 0L; index * Tile.WIDTH < size; index++) {
                var tile = new Tile(Tile.ENTRIES, index, Tile.of(0, index, size).width());
                var entries = Bundle.read(file(tile));
                if (entries.size() != tile.width()) {
                    throw new IllegalArgumentException("The file " + tile.path() + " has the wrong number of entries.");
                }
                for (var bytes : entries) {
                    var entry = LogEntry.parse(bytes);
                    if (entry.day().isBefore(day)) {
                        throw new IllegalArgumentException(
                                "An entry of " + entry.day() + " stands after one of " + day + ": it was dated back.");
                    }
                    day = entry.day();
                    events.merge(entry.event(), 1L, Long::sum);
                    frontier.add(Hash.leaf(bytes));
                }
            }
        }

        Hash root() {
            return frontier.root();
        }
    }
}
