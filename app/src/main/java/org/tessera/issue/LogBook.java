package org.tessera.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.credential.log.Checkpoint;
import org.tessera.credential.log.Hash;
import org.tessera.credential.log.LogEntry;
import org.tessera.credential.log.Tile;
import org.tessera.credential.log.Tree;

/** The rows of the issuance log; they are only ever added, except salts. */
@Component
class LogBook {
    /** A checkpoint that was signed, with the text that was published. */
    record Signed(Checkpoint checkpoint, String note) {}

    /** A leaf and its number. */
    record Leaf(long number, byte[] bytes) {
        LogEntry entry() {
            return LogEntry.parse(bytes);
        }
    }

    private final JdbcClient jdbc;

    LogBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the turn to append; it lasts until the end of the transaction. */
    void takeTurn() {
        jdbc.sql("select only_one from issue.log_turn for update")
                .query(Boolean.class)
                .single();
    }

    long size() {
        return jdbc.sql("select coalesce(max(number) + 1, 0) from issue.log_leaf")
                .query(Long.class)
                .single();
    }

    /** Appends a leaf under the next number, and the hashes above it that are complete now. */
    void append(long number, LogEntry entry) {
        var bytes = entry.bytes();
        jdbc.sql(
                        "insert into issue.log_leaf (number, entry, commitment, event) values (:number, :entry, :commitment, :event)")
                .param("number", number)
                .param("entry", bytes)
                .param("commitment", entry.commitment())
                .param("event", entry.event().name().toLowerCase(Locale.ROOT))
                .update();
        var hash = Hash.leaf(bytes);
        node(0, number, hash);
        for (int level = 0; number % Tile.WIDTH == Tile.WIDTH - 1; level++) {
            number /= Tile.WIDTH;
            node(level + 1, number, Tree.fold(hashes(new Tile(level, number, Tile.WIDTH))));
        }
    }

    private void node(int level, long number, Hash hash) {
        jdbc.sql("insert into issue.log_node (level, number, hash) values (:level, :number, :hash)")
                .param("level", level)
                .param("number", number)
                .param("hash", hash.bytes())
                .update();
    }

    /** The hashes of a tile; fewer than it is wide when the log is shorter. */
    List<Hash> hashes(Tile tile) {
        return jdbc.sql("""
                select hash
                  from issue.log_node
                 where level = :level and number >= :from and number < :to
                 order by number
                """)
                .param("level", tile.level())
                .param("from", tile.index() * Tile.WIDTH)
                .param("to", tile.index() * Tile.WIDTH + tile.width())
                .query((row, n) -> Hash.of(row.getBytes(1)))
                .list();
    }

    /** The leaves from one number up to, but without, another. */
    List<Leaf> leaves(long from, long to) {
        return jdbc.sql("""
                select number, entry from issue.log_leaf where number >= :from and number < :to order by number
                """)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Leaf(row.getLong(1), row.getBytes(2)))
                .list();
    }

    /** The leaf that says that the credential with this commitment was issued. */
    Optional<Leaf> issued(String commitment) {
        return jdbc.sql("""
                select number, entry from issue.log_leaf where commitment = :commitment and event = 'issued'
                """)
                .param("commitment", commitment)
                .query((row, n) -> new Leaf(row.getLong(1), row.getBytes(2)))
                .optional();
    }

    void salt(CredentialId credential, byte[] salt) {
        jdbc.sql("insert into issue.log_salt (credential, salt) values (:credential, :salt)")
                .param("credential", credential.value())
                .param("salt", salt)
                .update();
    }

    Optional<byte[]> salt(CredentialId credential) {
        return jdbc.sql("select salt from issue.log_salt where credential = :credential")
                .param("credential", credential.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Destroys a salt; false when there is none. */
    boolean destroySalt(CredentialId credential) {
        return jdbc.sql("delete from issue.log_salt where credential = :credential")
                        .param("credential", credential.value())
                        .update()
                == 1;
    }

    /** The newest checkpoint; nothing before the first. */
    Optional<Signed> newest() {
        return jdbc.sql("select size, root, note from issue.log_checkpoint order by size desc limit 1")
                .query((row, n) -> {
                    var note = row.getString("note");
                    var root = Hash.of(row.getBytes("root"));
                    return new Signed(
                            new Checkpoint(note.substring(0, note.indexOf('\n')), row.getLong("size"), root), note);
                })
                .optional();
    }

    void sign(Checkpoint checkpoint, String note, Instant now) {
        jdbc.sql("""
                insert into issue.log_checkpoint (size, root, note, signed_at) values (:size, :root, :note, :now)
                """)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", note)
                .param("now", Timestamp.from(now))
                .update();
    }
}
