package org.tessera.design;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tessera.platform.Canonical;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * A course pack as one signed file for other providers: a ZIP with the pack's files, {@code manifest.json} (RFC 8785)
 * that names each of them with its SHA-256, and {@code manifest.sig} with the Ed25519 signature over the manifest. The
 * same files give the same ZIP, byte for byte.
 *
 * <p>Nothing of a ZIP from elsewhere is written to a disk. Names that no pack has, more files or bytes than a pack can
 * have, a signature of a key that is not trusted, and files that are not those of the manifest are refused before
 * anything is read as a course.
 */
final class PackBundle {
    /** Why a file is not taken; the message is for the person who brought it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * What an accepted ZIP holds.
     *
     * @param publisher whose signature it bears
     */
    record Opened(PackFiles files, Publisher publisher) {}

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    /** Stands before what is signed, so that no signature made here can be taken for one of another kind. */
    private static final byte[] CONTEXT = "tessera course pack 1\n".getBytes(StandardCharsets.UTF_8);

    private static final int MOST_FILES = 5000;
    private static final int LARGEST_FILE = 32 * 1024 * 1024;
    private static final long LARGEST = 256L * 1024 * 1024;

    private PackBundle() {}

    /** Packs and signs. */
    static byte[] seal(CoursePack pack, PackFiles files, PublisherKey key) {
        var manifest = manifest(pack.id(), pack.version(), files).getBytes(StandardCharsets.UTF_8);
        var signature = Canonical.of(Map.of(
                        "alg",
                        "Ed25519",
                        "key",
                        key.publisher().key(),
                        "signature",
                        Base64.getEncoder().encodeToString(key.sign(signed(manifest)))))
                .getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, MANIFEST, manifest);
            put(zip, SIGNATURE, signature);
            for (var file : files.files().entrySet()) put(zip, file.getKey(), file.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Opens a ZIP from elsewhere.
     *
     * @param trusted whose signatures count
     * @throws Refused naming what is wrong with it
     */
    static Opened open(byte[] zip, List<Publisher> trusted) throws Refused {
        var entries = entries(zip);
        var manifest = entries.remove(MANIFEST);
        var signature = entries.remove(SIGNATURE);
        if (manifest == null || signature == null) throw new Refused("this is not a signed course pack");
        var publisher = signer(manifest, signature, trusted);
        var files = new PackFiles(entries);
        var says = Yaml.parse(MANIFEST, text(manifest));
        if (!text(manifest).equals(manifest(says.text("id"), says.text("version"), files)))
            throw new Refused("its files are not those that were signed");
        return new Opened(files, publisher);
    }

    private static String manifest(String id, String version, PackFiles files) {
        var sums = new TreeMap<String, String>();
        files.files().forEach((name, bytes) -> sums.put(name, Sha256.of(bytes)));
        return Canonical.of(Map.of(
                "format", "tessera-course-pack/1", "id", id, "version", version, "hash", files.hash(), "files", sums));
    }

    private static Publisher signer(byte[] manifest, byte[] signature, List<Publisher> trusted) throws Refused {
        byte[] key;
        byte[] signed;
        try {
            var says = Yaml.parse(SIGNATURE, text(signature));
            key = Base64.getDecoder().decode(says.text("key"));
            signed = Base64.getDecoder().decode(says.text("signature"));
        } catch (Yaml.Unreadable | IllegalArgumentException notASignature) {
            throw new Refused("its signature can't be read");
        }
        var publisher = Publisher.of(key);
        if (!trusted.contains(publisher))
            throw new Refused("its publisher is not trusted here: " + publisher.fingerprint());
        // The algorithm is ours to know, not the file's to say.
        if (!PublisherKey.verify(key, signed(manifest), signed)) throw new Refused("its signature is wrong");
        return publisher;
    }

    private static SortedMap<String, byte[]> entries(byte[] bytes) throws Refused {
        var entries = new TreeMap<String, byte[]>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (!PackFiles.belongs(name) && !List.of(MANIFEST, SIGNATURE).contains(name))
                    throw new Refused("a course pack has no file of the name “" + shortened(name) + "”");
                // What counts is what comes out, not what the entry says of itself.
                var content = zip.readNBytes((int) Math.min(LARGEST_FILE, LARGEST - total) + 1);
                total += content.length;
                if (content.length > LARGEST_FILE || total > LARGEST || entries.size() >= MOST_FILES)
                    throw new Refused("it is larger than a course pack can be");
                if (entries.put(name, content) != null) throw new Refused("the file “" + name + "” is in it twice");
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new Refused("it is not a ZIP file, or it is damaged");
        } catch (IOException e) {
            throw new Refused("it is damaged");
        }
        return entries;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] signed(byte[] manifest) {
        var message = new ByteArrayOutputStream();
        message.writeBytes(CONTEXT);
        message.writeBytes(manifest);
        return message.toByteArray();
    }

    private static String shortened(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
