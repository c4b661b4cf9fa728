package org.tessera.credential.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatsTest {

    @Test
    void tilesAreNamedAsTheSpecificationNamesThem() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(Tile.ENTRIES, 1_234_067, 8).path()).isEqualTo("tile/entries/x001/x234/067.p/8");
        assertThat(new Tile(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
        for (var tile : List.of(new Tile(0, 0, 256), new Tile(5, 999, 3), new Tile(Tile.ENTRIES, 1000, 255))) {
            assertThat(Tile.parse(tile.path())).contains(tile);
        }
    }

    /** The specification's example: a tree of 70,000 entries. */
    @Test
    void tilesAreAsWideAsTheTreeIsThere() {
        assertThat(Tile.of(0, 272, 70_000).width()).isEqualTo(256);
        assertThat(Tile.of(0, 273, 70_000).width()).isEqualTo(112);
        assertThat(Tile.of(1, 0, 70_000).width()).isEqualTo(256);
        assertThat(Tile.of(1, 1, 70_000).width()).isEqualTo(17);
        assertThat(Tile.of(2, 0, 70_000).width()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0",
                "tile/00/000",
                "tile/64/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/x000/000",
                "tile/0/1000",
                "tile/0/../000",
                "tile/x/000",
                "checkpoint"
            })
    void whatIsNamedInAnyOtherWayIsNoTile(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    /** The example of the Go package sumdb/note, made by another program with another library. */
    @Test
    void aNoteOfAnotherProgramOpens() {
        var verifier = NoteVerifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        var note = SignedNote.parse("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """);
        assertThat(verifier.open(note)).isPresent();
        assertThat(verifier.open(new SignedNote(note.text().replace("your", "our"), note.signatures())))
                .isEmpty();
        assertThat(verifier).hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void aSignatureOfSomebodyElseIsLeftAloneAndAWrongOneOfOursIsNot() {
        var key = NoteKey.create("example.org/log");
        var witness = NoteKey.create("witness.example");
        var note = SignedNote.parse(key.sign("a\n"));
        var cosigned =
                note.and(SignedNote.parse(witness.sign("a\n")).signatures().getFirst());
        assertThat(key.verifier().open(SignedNote.parse(cosigned.toString()))).contains("a\n");
        assertThat(witness.verifier().open(note)).isEmpty();
        var wrong = note.and(SignedNote.parse(key.sign("b\n")).signatures().getFirst());
        assertThat(key.verifier().open(wrong)).isEmpty();
    }

    @Test
    void aKeyIsReadBackAndItsHalvesMustBelongTogether() {
        var key = NoteKey.create("example.org/log");
        assertThat(NoteKey.parse(key.secret()).verifier()).isEqualTo(key.verifier());
        assertThat(NoteVerifier.parse(key.verifier().toString())).isEqualTo(key.verifier());
        var other = NoteKey.create("example.org/log").secret();
        assertThatThrownBy(() -> NoteKey.parse(key.verifier() + " " + other.split(" ")[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteVerifier.parse(key.verifier().toString().replace("example", "exampel")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\nb", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "a\n1\nAAAA\n"})
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEntryIsWrittenInOneWayOnly() {
        var entry = MemoryLog.entry(7, LogEntry.Event.REVOKED);
        assertThat(LogEntry.parse(entry.bytes())).isEqualTo(entry);
        var text = new String(entry.bytes(), java.nio.charset.StandardCharsets.US_ASCII);
        for (var other : List.of(
                text + " ",
                text.replace("\"day\"", " \"day\""),
                text.replace("revoked", "Revoked"),
                text.replace("06-03", "06-31"))) {
            assertThatThrownBy(() -> LogEntry.parse(other.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bundlesAreReadBackAndNotWhenCut() {
        var bundle = Bundle.write(List.of(new byte[0], new byte[300], new byte[] {1}));
        assertThat(Bundle.read(bundle)).hasSize(3);
        assertThat(Bundle.read(bundle).get(1)).hasSize(300);
        assertThatThrownBy(() -> Bundle.read(java.util.Arrays.copyOf(bundle, bundle.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesThatAreNoSignatureAtAllAreNone() {
        var key = NoteKey.create("example.org/log").verifier();
        var note = new SignedNote("a\n", List.of(new SignedNote.Line(key.name(), key.id(), new byte[10])));
        assertThat(key.open(note)).isEmpty();
        assertThat(key.verify("a\n", new byte[64])).isFalse();
    }
}
