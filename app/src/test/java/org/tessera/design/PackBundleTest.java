package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackBundleTest {
    @TempDir
    Path home;

    private final PackFiles files = PackFiles.read(BrokenPack.WHOLE);
    private PublisherKey key;
    private byte[] zip;

    @BeforeEach
    void seal() {
        key = PublisherKey.openOrCreate(home);
        zip = PackBundle.seal(PackReader.readPublished(files.hash(), files), files, key);
    }

    @Test
    void whatWasSealedOpensAsTheSameFiles() throws PackBundle.Refused {
        var opened = PackBundle.open(zip, List.of(key.publisher()));
        assertThat(opened.files().hash()).isEqualTo(files.hash());
        assertThat(opened.publisher()).isEqualTo(key.publisher());
    }

    @Test
    void theKeyIsKeptAndOnlyItsOwnerMayReadIt() throws IOException {
        assertThat(PublisherKey.openOrCreate(home).publisher()).isEqualTo(key.publisher());
        assertThat(Files.getPosixFilePermissions(home.resolve("content/publisher.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aKeyInTheTrustedFolderIsTrustedAndNoOther(@TempDir Path other) throws Exception {
        assertThat(Publisher.trusted(other)).doesNotContain(key.publisher());
        Files.createDirectories(other.resolve("content/trusted"));
        Files.copy(home.resolve("content/publisher.pem"), other.resolve("content/trusted/theirs.pem"));
        assertThat(PackBundle.open(zip, Publisher.trusted(other)).publisher()).isEqualTo(key.publisher());
    }

    @Test
    void aPublisherWhoIsNotTrustedIsRefusedByName(@TempDir Path other) {
        refused(
                zip,
                List.of(PublisherKey.openOrCreate(other).publisher()),
                key.publisher().fingerprint());
    }

    @Test
    void aChangedFileIsRefused() throws IOException {
        refused(
                changed("units/01-first/en.md", "other".getBytes(StandardCharsets.UTF_8)),
                "its files are not those that were signed");
    }

    @Test
    void aFileThatWasLeftOutOrAddedIsRefused() throws IOException {
        refused(changed("pictures/box.svg", null), "its files are not those that were signed");
        refused(
                changed("pictures/other.svg", "<svg/>".getBytes(StandardCharsets.UTF_8)),
                "its files are not those that were signed");
    }

    @Test
    void aChangedManifestIsRefused() throws IOException {
        var manifest = new String(entry(PackBundle.MANIFEST), StandardCharsets.UTF_8).replace("T01", "T02");
        refused(changed(PackBundle.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8)), "its signature is wrong");
    }

    @Test
    void aSignatureOfAnotherKeyUnderOursIsRefused(@TempDir Path other) throws IOException {
        var theirs = PublisherKey.openOrCreate(other);
        var signature = new String(entry(PackBundle.SIGNATURE), StandardCharsets.UTF_8)
                .replace(key.publisher().key(), theirs.publisher().key());
        refused(
                changed(PackBundle.SIGNATURE, signature.getBytes(StandardCharsets.UTF_8)),
                List.of(theirs.publisher()),
                "signature is wrong");
    }

    @Test
    void aFileWithoutASignatureIsRefused() throws IOException {
        refused(changed(PackBundle.SIGNATURE, null), "this is not a signed course pack");
        refused(changed(PackBundle.SIGNATURE, "[]".getBytes(StandardCharsets.UTF_8)), "its signature can't be read");
        refused("no zip".getBytes(StandardCharsets.UTF_8), "this is not a signed course pack");
    }

    @Test
    void aNameThatLeadsOutOfThePackIsRefused() throws IOException {
        for (var name :
                List.of("../../etc/passwd", "/etc/passwd", "units/../../x.md", "pictures/a.svg/../../b", "run.sh"))
            refused(changed(name, new byte[1]), "a course pack has no file of the name “" + name);
    }

    @Test
    void aBombIsRefusedBeforeItIsWhole() throws IOException {
        var bomb = changed("pictures/bomb.svg", new byte[64 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(200_000);
        refused(bomb, "it is larger than a course pack can be");
    }

    private void refused(byte[] bytes, String message) {
        refused(bytes, List.of(key.publisher()), message);
    }

    private static void refused(byte[] bytes, List<Publisher> trusted, String message) {
        assertThatThrownBy(() -> PackBundle.open(bytes, trusted))
                .isInstanceOf(PackBundle.Refused.class)
                .hasMessageContaining(message);
    }

    private byte[] entry(String name) throws IOException {
        return Objects.requireNonNull(entries().get(name));
    }

    private byte[] changed(String name, byte @Nullable [] content) throws IOException {
        var entries = entries();
        if (content == null) entries.remove(name);
        else entries.put(name, content);
        var out = new ByteArrayOutputStream();
        try (var to = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                to.putNextEntry(new ZipEntry(entry.getKey()));
                to.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private Map<String, byte[]> entries() throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var from = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry())
                entries.put(entry.getName(), from.readAllBytes());
        }
        return entries;
    }
}
