package org.tessera.credential.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.credential.log.Witness.Finding;

class WitnessTest {

    @Test
    void aLogThatGrowsIsSound() throws IOException {
        var log = new MemoryLog();
        var witness = new Witness(log, log.key.verifier());
        var note = Optional.<String>empty();
        for (var more : new int[] {0, 1, 2, 253, 1, 300, 0}) {
            log.add(more);
            var found = (Finding.Sound) witness.look(note);
            assertThat(found.grown()).isEqualTo(more);
            assertThat(found.events().getOrDefault(LogEntry.Event.ISSUED, 0L)).isEqualTo(log.size());
            note = Optional.of(found.note());
        }
    }

    @Test
    void aLogThatWasCutIsFound() throws IOException {
        var log = new MemoryLog().add(300);
        var note = log.checkpoint();
        log.entries.removeLast();
        assertThat(broken(log, Optional.of(note))).contains("cut");
    }

    @Test
    void aLogWhosePastWasRewrittenIsFound() throws IOException {
        var log = new MemoryLog().add(300);
        var note = log.checkpoint();
        log.entries.set(17, MemoryLog.entry(299, LogEntry.Event.ISSUED).bytes());
        log.entries.set(17, withDayOf(log, 17));
        log.add(5);
        assertThat(broken(log, Optional.of(note))).contains("rewritten");
        assertThat(new Witness(log, log.key.verifier()).look(Optional.empty()))
                .as("who has not looked before can't know")
                .isInstanceOf(Finding.Sound.class);
    }

    /** The log shows one tree to one and another to others: the same size, another root. */
    @Test
    void twoTreesOfTheSameSizeAreFound() throws IOException {
        var log = new MemoryLog().add(5);
        var note = log.checkpoint();
        log.entries.set(4, MemoryLog.entry(77, LogEntry.Event.ISSUED).bytes());
        assertThat(broken(log, Optional.of(note))).contains("rewritten");
    }

    @Test
    void anEntryThatWasDatedBackIsFound() throws IOException {
        var log = new MemoryLog().add(150);
        log.entries.add(MemoryLog.entry(3, LogEntry.Event.ISSUED).bytes());
        assertThat(broken(log, Optional.empty())).contains("dated back");
    }

    @Test
    void filesThatDoNotGiveTheSignedRootAreFound() throws IOException {
        var log = new MemoryLog().add(300);
        for (var spoiled : new String[] {"tile/0/001.p/44", "tile/entries/000", "tile/1/000.p/1"}) {
            LogFiles files = path -> {
                var bytes = log.read(path);
                if (path.equals(spoiled)) {
                    bytes[bytes.length - 1] ^= 1;
                }
                return bytes;
            };
            assertThat(new Witness(files, log.key.verifier()).look(Optional.empty()))
                    .as(spoiled)
                    .isInstanceOf(Finding.Broken.class);
        }
    }

    @Test
    void anotherKeyIsNotTheLogs() throws IOException {
        var log = new MemoryLog().add(3);
        assertThat(new Witness(log, NoteKey.create("example.org/log").verifier()).look(Optional.empty()))
                .isInstanceOf(Finding.Broken.class);
    }

    @Test
    void theCommandRemembersAndComesBack(@TempDir Path dir) throws IOException {
        var log = new MemoryLog().add(260);
        var folder = copy(log, dir.resolve("mirror"));
        var keep = dir.resolve("checkpoint.kept");
        assertThat(run("verify", "--dir", folder.toString(), "--keep", keep.toString()))
                .isEqualTo("0");
        assertThat(Files.readString(keep)).isEqualTo(log.checkpoint());
        log.add(3);
        copy(log, folder);
        assertThat(run("verify", "--dir", folder.toString(), "--keep", keep.toString()))
                .isEqualTo("0");
        var kept = Files.readString(keep);
        log.entries.removeLast();
        copy(log, folder);
        assertThat(run("verify", "--dir", folder.toString(), "--keep", keep.toString()))
                .isEqualTo("1");
        assertThat(Files.readString(keep)).as("the evidence").isEqualTo(kept);
        assertThat(run("verify", "--dir", dir.resolve("nothing").toString())).isEqualTo("2");
        assertThat(run("verify")).isEqualTo("2");
    }

    @Test
    void aReceiptFindsItsCredentialAndNoOther(@TempDir Path dir) throws IOException {
        var log = new MemoryLog().add(9);
        var sealed = new byte[] {4, 0};
        var receipt =
                new Receipt(new byte[32], log.entries.get(4), 4, log.tree().inclusion(4), log.checkpoint());
        assertThat(Receipt.parse(receipt.text())).isEqualTo(receipt);
        assertThat(receipt.proves(sealed, log.key.verifier()))
                .map(Receipt.Found::index)
                .contains(4L);
        assertThat(receipt.proves(new byte[] {5, 0}, log.key.verifier())).isEmpty();
        assertThat(new Receipt(new byte[32], log.entries.get(4), 5, receipt.path(), receipt.checkpoint())
                        .proves(sealed, log.key.verifier()))
                .isEmpty();
        var salted = new byte[32];
        salted[0] = 1;
        assertThat(new Receipt(salted, log.entries.get(4), 4, receipt.path(), receipt.checkpoint())
                        .proves(sealed, log.key.verifier()))
                .as("without the salt nobody finds the leaf")
                .isEmpty();
        var file = Files.write(dir.resolve("credential"), sealed);
        var proof = Files.writeString(dir.resolve("credential.tlog-proof"), receipt.text());
        var key = log.key.verifier().toString();
        assertThat(run("check", file.toString(), "--receipt", proof.toString(), "--key", key))
                .isEqualTo("0");
        Files.write(file, new byte[] {9, 9});
        assertThat(run("check", file.toString(), "--receipt", proof.toString(), "--key", key))
                .isEqualTo("1");
    }

    private static byte[] withDayOf(MemoryLog log, int number) {
        var other = LogEntry.parse(log.entries.get(number));
        return new LogEntry(
                        other.event(),
                        other.issuer(),
                        other.standard(),
                        other.commitment(),
                        MemoryLog.entry(number, LogEntry.Event.ISSUED).day())
                .bytes();
    }

    private static String broken(MemoryLog log, Optional<String> last) throws IOException {
        return ((Finding.Broken) new Witness(log, log.key.verifier()).look(last)).why();
    }

    private static Path copy(MemoryLog log, Path folder) throws IOException {
        var tree = log.size();
        write(folder, log, "checkpoint");
        write(folder, log, "key");
        for (var index = 0L; index * Tile.WIDTH < tree; index++) {
            write(folder, log, Tile.of(0, index, tree).path());
            write(
                    folder,
                    log,
                    new Tile(Tile.ENTRIES, index, Tile.of(0, index, tree).width()).path());
        }
        write(folder, log, Tile.of(1, 0, tree).path());
        return folder;
    }

    private static void write(Path folder, MemoryLog log, String path) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, log.read(path));
    }

    private static String run(String... words) {
        var out = new ByteArrayOutputStream();
        var answer = LogCommand.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).isNotBlank();
        return Integer.toString(answer);
    }
}
