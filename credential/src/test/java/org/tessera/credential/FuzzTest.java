package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tessera.credential.log.Bundle;
import org.tessera.credential.log.Checkpoint;
import org.tessera.credential.log.Hash;
import org.tessera.credential.log.LogEntry;
import org.tessera.credential.log.NoteKey;
import org.tessera.credential.log.Receipt;

/**
 * Every reader is fed mutations of every file that it reads. A short, repeatable round in the suite;
 * {@code -Dtessera.fuzz.seconds=600} makes it a long one from a fresh seed, and prints the seed.
 */
class FuzzTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final int ROUNDS = 150;

    private static List<byte[]> seeds() {
        var seeds = new ArrayList<>(EveryFormat.FILES.values());
        var list = Samples.list();
        seeds.add(Samples.published(list));
        seeds.add(TokenStatusList.create("urn:x:list", StatusList.SMALLEST)
                .publish(Samples.authority().walletKey(), Samples.NOW, Samples.NOW.plusSeconds(60)));
        seeds.add(list.encode().getBytes(StandardCharsets.US_ASCII));
        seeds.add(IssueTest.example());
        seeds.addAll(filesOfALog());
        try {
            seeds.add(Pem.write(Samples.authority().certificate()));
            var authority = CertificateAuthority.at(Samples.NOW);
            var until = Samples.NOW.plusSeconds(3600);
            seeds.add(authority.list(Samples.NOW, until, Samples.NOW));
            seeds.add(authority.response(authority.root().key(), Samples.NOW, until, null));
            seeds.add(
                    TimeAuthority.create(Samples.NOW, until, () -> Samples.NOW).stamp(new byte[32]));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return seeds;
    }

    /** A note with a checkpoint, an entry, a bundle, a tile and a receipt of a log with one leaf. */
    private static List<byte[]> filesOfALog() {
        var salt = new byte[LogEntry.SALT];
        var entry = new LogEntry(
                        LogEntry.Event.ISSUED,
                        "https://passport.example.org",
                        "K08@1",
                        LogEntry.commitment(salt, Samples.sealed()),
                        LocalDate.of(2027, 3, 1))
                .bytes();
        var leaf = Hash.leaf(entry);
        var key = NoteKey.create("passport.example.org/log");
        var note = key.sign(new Checkpoint("passport.example.org/log", 1, leaf).text());
        return List.of(
                note.getBytes(StandardCharsets.UTF_8),
                key.verifier().toString().getBytes(StandardCharsets.UTF_8),
                entry,
                Bundle.write(List.of(entry)),
                Bundle.tile(List.of(leaf)),
                "tile/0/x001/x234/067.p/8".getBytes(StandardCharsets.US_ASCII),
                new Receipt(salt, entry, 0, List.of(), note).text().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noReaderIsEverSurprised() {
        var seconds = Integer.getInteger("tessera.fuzz.seconds", 0);
        var seed = seconds == 0 ? 1L : System.nanoTime();
        var mutator = new Mutator(seeds(), new Random(seed));
        var end = Instant.now().plusSeconds(seconds);
        for (var round = 0; round < ROUNDS || Instant.now().isBefore(end); round++) {
            var file = mutator.next();
            var begun = System.nanoTime();
            try {
                Readers.feed(file);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", kept as " + kept(file), e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("seed %s, round %s", seed, round)
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    /** What a long round finds goes into the corpus, so that the suite will try it ever after. */
    private static Path kept(byte[] file) {
        try {
            Files.createDirectories(CORPUS);
            return Files.write(CORPUS.resolve("found-" + java.util.Arrays.hashCode(file)), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> corpus() throws IOException {
        try (var files = Files.list(CORPUS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void whatOnceSurprisedOneNeverDoesAgain(Path file) throws IOException {
        Readers.feed(Files.readAllBytes(file));
    }
}
