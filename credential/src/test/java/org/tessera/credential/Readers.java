package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tessera.credential.log.Bundle;
import org.tessera.credential.log.Checkpoint;
import org.tessera.credential.log.Hash;
import org.tessera.credential.log.LogEntry;
import org.tessera.credential.log.NoteKey;
import org.tessera.credential.log.NoteVerifier;
import org.tessera.credential.log.Receipt;
import org.tessera.credential.log.SignedNote;
import org.tessera.credential.log.Tile;

/** All that reads a stranger's bytes. Whatever they are, nothing is thrown but what is promised, and nothing is believed. */
final class Readers {

    private static final Checker STRANGER = new Checker(
                    Trust.none(), StatusSource.none(), new PublishedKeys(_ -> Optional.empty()), Samples.CLOCK)
            .asking(RevocationSource.none());

    private Readers() {}

    static void feed(byte[] file) {
        var report = STRANGER.check(file);
        assertThat(report.verdict()).isNotEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.toJson()).isNotEmpty();
        STRANGER.check(file, EveryFormat.REQUEST);
        // A checker to whom a forged list, key document or accreditation is handed.
        new Checker(
                        Samples.authority().trust(),
                        _ -> Optional.of(file),
                        new PublishedKeys(_ -> Optional.of(file)),
                        Samples.CLOCK)
                .asking(RevocationSource.of(List.of(file)))
                .consulting(_ -> Optional.of(file))
                .check(SEALED);
        new PublishedKeys(_ -> Optional.of(file)).find("did:web:example.org#key-1");
        TimeStamp.read(file);
        only(IllegalArgumentException.class, () -> AwardJson.read(file));
        var text = new String(file, StandardCharsets.ISO_8859_1);
        only(IllegalArgumentException.class, () -> StatusList.decode("urn:x:list", StatusList.Purpose.MESSAGE, text));
        only(IllegalArgumentException.class, () -> TokenStatusList.decode("urn:x:list", 2, text));
        log(file, text);
        keys(file, text);
        Multikey.decode(text.length() > 200 ? text.substring(0, 200) : text);
        Base64Url.decode(text);
        LookAlikes.host(text);
        LookAlikes.isDeceptive(text.length() > 2000 ? text.substring(0, 2000) : text);
    }

    private static final byte[] SEALED = Samples.sealed();
    private static final NoteVerifier LOG =
            NoteKey.create("passport.example.org/log").verifier();

    /** What a witness reads of a log: checkpoint, key, tiles and bundles, their names, entries, receipts. */
    private static void log(byte[] file, String text) {
        only(IllegalArgumentException.class, () -> Checkpoint.parse(text));
        only(
                IllegalArgumentException.class,
                () -> assertThat(LOG.open(SignedNote.parse(text))).isEmpty());
        only(IllegalArgumentException.class, () -> NoteVerifier.parse(text));
        only(IllegalArgumentException.class, () -> NoteKey.parse(text));
        only(IllegalArgumentException.class, () -> Hash.parse(text));
        only(IllegalArgumentException.class, () -> LogEntry.parse(file));
        only(IllegalArgumentException.class, () -> Bundle.read(file));
        only(IllegalArgumentException.class, () -> Bundle.hashes(file));
        only(
                IllegalArgumentException.class,
                () -> assertThat(Receipt.parse(text).proves(file, LOG)).isEmpty());
        Tile.parse(text);
    }

    /** Whom to trust, as a file of certificates or a key says it, and what a holder hands over to be signed or shown. */
    private static void keys(byte[] file, String text) {
        try {
            var pem = Files.createTempFile("trust", ".pem");
            try {
                Files.write(pem, file);
                Pem.read(pem);
            } catch (IOException promised) {
                // No certificates in it.
            } finally {
                Files.delete(pem);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Jwk.ofDid(text);
        DataIntegrity.flaw(file, "authentication", Map.of("challenge", "x"));
        only(IllegalArgumentException.class, () -> LearningRecord.badges(file));
        only(IllegalArgumentException.class, () -> DataIntegrity.sign(file, EveryFormat.ED25519, Samples.NOW));
        only(IllegalArgumentException.class, () -> Endorsement.add(file, List.of(file)));
        only(
                IllegalArgumentException.class,
                () -> SdJwtVc.present(text, Set.of("name"), EveryFormat.HOLDER, EveryFormat.REQUEST, Samples.NOW));
    }

    private static void only(Class<? extends RuntimeException> promised, Runnable reader) {
        try {
            reader.run();
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(promised);
        }
    }
}
