package org.tessera.assess.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tessera.platform.Sha256;

/**
 * The keys in the deployment's key file: the first wraps, the others only unwrap what they wrapped before. A key is known
 * by the beginning of its SHA-256, which tells nothing of 32 random bytes.
 */
final class MasterKeys {
    private static final int BYTES = 32;
    private final Map<String, byte[]> keys;

    private MasterKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** Reads the file; when it is missing, makes one that its owner alone may read. */
    static MasterKeys openOrCreate(Path file) {
        try {
            if (Files.notExists(file)) create(file);
            return read(Files.readAllLines(file), file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file of the item bank can't be read", e);
        }
    }

    private static void create(Path file) throws IOException {
        if (file.getParent() != null) Files.createDirectories(file.getParent());
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException otherNodeWasFaster) {
            // Its key is as good as ours.
        }
    }

    private static MasterKeys read(List<String> lines, Path file) {
        var keys = new LinkedHashMap<String, byte[]>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var key = decoded(line.strip(), file);
            keys.put(Sha256.of(key).substring(0, 16), key);
        }
        if (keys.isEmpty()) throw new IllegalStateException(file + " holds no key");
        return new MasterKeys(keys);
    }

    private static byte[] decoded(String line, Path file) {
        try {
            var key = Base64.getDecoder().decode(line);
            if (key.length == BYTES) return key;
        } catch (IllegalArgumentException notBase64) {
            // The sentence below says what is wanted, without the line, which is a secret.
        }
        throw new IllegalStateException(file + ": each line is a key of 32 bytes in Base64");
    }

    /** The name of the key that wraps now. */
    String current() {
        return keys.keySet().iterator().next();
    }

    Optional<byte[]> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    Set<String> names() {
        return keys.keySet();
    }
}
