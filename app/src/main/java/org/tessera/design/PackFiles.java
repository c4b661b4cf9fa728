package org.tessera.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tessera.platform.Sha256;

/**
 * The files of one course pack: path inside the pack to bytes. Only what belongs to a pack is taken, so a specification
 * or an item file beside it does not change the pack's hash.
 */
public record PackFiles(SortedMap<String, byte[]> files) {
    private static final Pattern OF_A_PACK = Pattern.compile("pack\\.yaml"
            + "|units/[a-z0-9-]+/[a-z]{2}\\.md"
            + "|units/[a-z0-9-]+/narration/[a-z]{2}/[a-z0-9]+\\.(?:opus|mp3|vtt)"
            + "|pictures/[A-Za-z0-9-]+\\.svg");

    public PackFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Whether a pack may have a file of this name. */
    static boolean belongs(String name) {
        return OF_A_PACK.matcher(name).matches();
    }

    /**
     * The same with one file changed or added.
     *
     * @throws IllegalArgumentException when no pack has a file of this name
     */
    public PackFiles with(String name, byte[] content) {
        if (!belongs(name)) throw new IllegalArgumentException(name);
        var changed = new TreeMap<>(files);
        changed.put(name, content);
        return new PackFiles(changed);
    }

    /** Reads the pack in a folder. */
    public static PackFiles read(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (belongs(name)) files.put(name, Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackFiles(files);
    }

    /** A file, if it is there. */
    public Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** A file as UTF-8 text with Unix line ends. */
    public Optional<String> text(String name) {
        return bytes(name).map(b -> new String(b, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    /** SHA-256 over the sorted lines {@code <SHA-256 of file> <name>}: the same files give the same hash anywhere. */
    public String hash() {
        var lines = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            lines.append(Sha256.of(file.getValue()))
                    .append(' ')
                    .append(file.getKey())
                    .append('\n');
        }
        return Sha256.of(lines.toString());
    }
}
