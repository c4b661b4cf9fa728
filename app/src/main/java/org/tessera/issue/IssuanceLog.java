package org.tessera.issue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.credential.LogSource;
import org.tessera.credential.log.Bundle;
import org.tessera.credential.log.Checkpoint;
import org.tessera.credential.log.LogEntry;
import org.tessera.credential.log.Receipt;
import org.tessera.credential.log.Tile;
import org.tessera.credential.log.Tree;
import org.tessera.platform.Audit;
import org.tessera.platform.SealersRoom;
import org.tessera.platform.Settings;

/**
 * The public issuance log. What is issued, suspended, reinstated or withdrawn leaves one entry in the transaction in which
 * it happens; a signed checkpoint follows at once. A checkpoint that does not go on from the last one is never signed,
 * whatever became of the database.
 */
@Component
class IssuanceLog {
    private static final Logger LOG = LoggerFactory.getLogger(IssuanceLog.class);
    /** The audit trail's word for a salt that was destroyed on purpose. */
    static final String FORGOTTEN = "log-salt-destroyed";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LogBook book;
    private final Ledger ledger;
    private final Sealer sealer;
    private final SealersRoom room;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    IssuanceLog(
            LogBook book, Ledger ledger, Sealer sealer, SealersRoom room, Audit audit, Settings settings, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.sealer = sealer;
        this.room = room;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Appends that a credential was issued.
     *
     * @param standard such as {@code K08@1}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issued(CredentialId credential, byte[] sealed, String standard) {
        var salt = new byte[LogEntry.SALT];
        RANDOM.nextBytes(salt);
        book.salt(credential, salt);
        append(LogEntry.Event.ISSUED, settings.address(""), standard, LogEntry.commitment(salt, sealed));
    }

    /** Appends what became of it later; nothing when it was not issued yet, or when its salt was destroyed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(CredentialId credential, LogEntry.Event event) {
        leaf(credential)
                .map(LogBook.Leaf::entry)
                .ifPresent(issued -> append(event, issued.issuer(), issued.standard(), issued.commitment()));
    }

    /** Entries follow the days, even where the clocks of two nodes do not agree at midnight. */
    private void append(LogEntry.Event event, String issuer, String standard, String commitment) {
        book.takeTurn();
        long number = book.size();
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        var last = book.leaves(number - 1, number).stream()
                .map(leaf -> leaf.entry().day())
                .findFirst()
                .filter(today::isBefore)
                .orElse(today);
        book.append(number, new LogEntry(event, issuer, standard, commitment, last));
    }

    /** Publishes a checkpoint for what was appended. Says so and leaves it for the next time when that can't be. */
    void publish() {
        try {
            room.run(this::sign);
        } catch (RuntimeException e) {
            LOG.error("The issuance log could not be signed", e);
        }
    }

    /** @throws IllegalStateException when the log is not what was signed before with more entries */
    private void sign() {
        book.takeTurn();
        long size = book.size();
        var last = book.newest();
        if (last.isPresent() && last.get().checkpoint().size() == size) return;
        var tree = new Tree(book::hashes, size);
        last.map(LogBook.Signed::checkpoint).ifPresent(before -> {
            if (before.size() > size || !tree.rootAt(before.size()).equals(before.root()))
                throw new IllegalStateException("The log is not what was signed at " + before.size() + " entries");
        });
        var checkpoint = new Checkpoint(sealer.logKey().name(), size, tree.root());
        book.sign(checkpoint, sealer.sign(checkpoint), clock.instant());
    }

    /** The newest checkpoint, a signed note. */
    String checkpoint() {
        return signed().note();
    }

    private LogBook.Signed signed() {
        return book.newest().orElseGet(() -> {
            room.run(this::sign);
            return book.newest().orElseThrow();
        });
    }

    /** A file of the log; nothing beyond what the newest checkpoint covers. */
    Optional<byte[]> file(Tile tile) {
        long size = signed().checkpoint().size();
        if (tile.level() != Tile.ENTRIES) {
            long hashes = size >> Math.min(63, 8 * tile.level());
            if (tile.index() * Tile.WIDTH + tile.width() > hashes) return Optional.empty();
            return Optional.of(Bundle.tile(book.hashes(tile)));
        }
        long from = tile.index() * Tile.WIDTH;
        if (from + tile.width() > size) return Optional.empty();
        return Optional.of(Bundle.write(book.leaves(from, from + tile.width()).stream()
                .map(LogBook.Leaf::bytes)
                .toList()));
    }

    /** What shows that a credential stands in the log; nothing when its salt was destroyed or no checkpoint covers it. */
    Optional<Receipt> receipt(CredentialId credential) {
        var checkpoint = signed();
        long size = checkpoint.checkpoint().size();
        return room.in(() -> leaf(credential)
                .filter(leaf -> leaf.number() < size)
                .map(leaf -> new Receipt(
                        book.salt(credential).orElseThrow(),
                        leaf.bytes(),
                        leaf.number(),
                        new Tree(book::hashes, size).inclusion(leaf.number()),
                        checkpoint.note())));
    }

    /**
     * Whether a file that says it has this id stands in the log. Other issuers' files, and files of ours that are not the
     * one that was sealed, are none of the log's business: there the seal has the word.
     */
    LogSource.Answer find(byte[] file, String id) {
        final CredentialId credential;
        try {
            credential = CredentialId.of(id);
        } catch (IllegalArgumentException notOurs) {
            return new LogSource.Answer.Silent();
        }
        var ours = ledger.sealed(credential).filter(kept -> Arrays.equals(kept, file));
        if (ours.isEmpty() || isForgotten(credential)) return new LogSource.Answer.Silent();
        // An entry of this very moment is covered by the next checkpoint.
        long signed = signed().checkpoint().size();
        if (room.in(() -> leaf(credential))
                .filter(leaf -> leaf.number() >= signed)
                .isPresent()) return new LogSource.Answer.Silent();
        return LogSource.required(receipt(credential).flatMap(r -> r.proves(file, sealer.logKey())));
    }

    private boolean isForgotten(CredentialId credential) {
        return audit.of("credential:" + credential).stream()
                .anyMatch(entry -> entry.action().equals(FORGOTTEN));
    }

    /** Destroys the salt of each of these: from now on nobody can say which leaves are theirs, we included. */
    void forget(List<CredentialId> credentials) {
        room.run(() -> credentials.forEach(credential -> {
            if (book.destroySalt(credential))
                audit.record("credential:" + credential, Optional.empty(), FORGOTTEN, Map.of());
        }));
    }

    private Optional<LogBook.Leaf> leaf(CredentialId credential) {
        var salt = book.salt(credential);
        var sealed = ledger.sealed(credential);
        return salt.isEmpty() || sealed.isEmpty()
                ? Optional.empty()
                : book.issued(LogEntry.commitment(salt.get(), sealed.get()));
    }
}
