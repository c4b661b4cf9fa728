package org.tessera.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tessera.platform.Sha256;

/**
 * A provider whose course packs are known by their key.
 *
 * @param fingerprint the SHA-256 of the public key (SubjectPublicKeyInfo), 64 hexadecimal digits; two people compare it
 *     by another way than the one by which the pack came
 * @param key the public key, base64
 */
public record Publisher(String fingerprint, String key) {
    static Publisher of(byte[] key) {
        return new Publisher(Sha256.of(key), java.util.Base64.getEncoder().encodeToString(key));
    }

    /**
     * Reads a public key, PEM.
     *
     * @throws IOException when it can't be read
     * @throws IllegalArgumentException when it is none
     */
    public static Publisher read(Path pem) throws IOException {
        try {
            return of(PublisherKey.decode(Files.readString(pem), PublisherKey.PUBLIC));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(pem + " is no public key: " + e.getMessage(), e);
        }
    }

    /**
     * The publishers that this house trusts: its own, and those whose keys stand in {@code content/trusted/*.pem} below
     * {@code TESSERA_HOME}. Who may put a file there decides whose courses come in.
     */
    public static List<Publisher> trusted(Path home) throws IOException {
        var trusted = new ArrayList<Publisher>();
        trusted.add(PublisherKey.openOrCreate(home).publisher());
        var folder = home.resolve("content").resolve("trusted");
        if (!Files.isDirectory(folder)) return trusted;
        try (var files = Files.newDirectoryStream(folder, "*.pem")) {
            for (Path file : files) trusted.add(read(file));
        }
        return trusted;
    }
}
