package org.tessera.assess.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;

/** The profiles of all programmes, read once at start from {@code content/programmes/<programme>/profile.yaml}. */
@Component
public class Schemes {
    private final List<Scheme> all;

    Schemes(Settings settings) {
        all = read(settings.content().resolve("programmes"));
    }

    /** Whether the forms of a micro-credential give a profile. */
    public boolean profiles(String microCredential) {
        return of(microCredential).isPresent();
    }

    Optional<Scheme> of(String microCredential) {
        return all.stream()
                .filter(s -> s.microCredential().equals(microCredential))
                .findFirst();
    }

    List<Scheme> all() {
        return all;
    }

    private static List<Scheme> read(Path programmes) {
        if (!Files.isDirectory(programmes)) return List.of();
        try (var folders = Files.list(programmes)) {
            return folders.map(p -> p.resolve("profile.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(Schemes::scheme)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scheme scheme(Path file) {
        try {
            return Scheme.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
