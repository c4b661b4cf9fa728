package org.tessera;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.tessera.design.ContentCheck;
import org.tessera.design.CoursePacks;
import org.tessera.design.Publisher;
import org.tessera.design.PublisherKey;
import org.tessera.design.RefusedPack;

/**
 * {@code ./tessera content …}: what authors and providers do with course packs at the command line. Commands that touch
 * published versions start a Tessera of their own on the same data, so with the own PostgreSQL nobody else may be using
 * the folder; with a database elsewhere they run beside the servers.
 */
final class ContentCommand {
    private static final String USAGE = """
            ./tessera content check [FOLDER...]      looks for mistakes in course packs, specifications, outlines and items
            ./tessera content load FOLDER|ZIP        stores a course pack as a version that never changes
            ./tessera content export ID|HASH --out ZIP   writes a published version as one signed ZIP
            ./tessera content key                    shows the key that signs packs of this house; makes it if need be""";

    private ContentCommand() {}

    /** @return 0 done, 1 refused, 2 not understood */
    static int run(PrintStream out, String... arguments) {
        var command = arguments.length == 0 ? "" : arguments[0];
        var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        return switch (command) {
            case "check" -> ContentCheck.run(rest, out);
            case "load" -> rest.length == 1 ? load(Path.of(rest[0]), out) : usage();
            case "export" ->
                rest.length == 3 && rest[1].equals("--out") ? export(rest[0], Path.of(rest[2]), out) : usage();
            case "key" -> rest.length == 0 ? key(out) : usage();
            default -> usage();
        };
    }

    private static int load(Path from, PrintStream out) {
        if (!Files.exists(from)) {
            out.println(from + " is not there.");
            return 2;
        }
        return withPacks(packs -> {
            try {
                var pack = Files.isDirectory(from)
                        ? packs.load(from)
                        : packs.load(from.toString(), Files.readAllBytes(from), Publisher.trusted(home()));
                out.println(pack.reference());
                return 0;
            } catch (RefusedPack refused) {
                out.println(refused.getMessage());
                return 1;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static int export(String name, Path to, PrintStream out) {
        return withPacks(packs -> {
            var pack = packs.current(name).or(() -> packs.version(name));
            if (pack.isEmpty()) {
                out.println("No course pack is published under " + name + ".");
                return 1;
            }
            try {
                var key = PublisherKey.openOrCreate(home());
                Files.write(to, packs.export(pack.get().hash(), key));
                out.println(pack.get().reference() + " in " + to);
                out.println("signed by " + key.publisher().fingerprint());
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static int key(PrintStream out) {
        var publisher = PublisherKey.openOrCreate(home()).publisher();
        out.println("publisher:" + publisher.fingerprint());
        out.println("Give " + home().resolve("content/publisher.pem") + " to other providers; they keep it in "
                + "content/trusted/ below their TESSERA_HOME.");
        return 0;
    }

    private static int withPacks(ToIntFunction<CoursePacks> work) {
        try {
            var settings = Server.settings(false, System.getenv(), "--port", Integer.toString(TourCommand.freePort()));
            settings.put("server.address", "127.0.0.1");
            Server.look(settings);
            try (var context = Server.run(settings)) {
                return work.applyAsInt(context.getBean(CoursePacks.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        return Path.of(Server.settings(false, System.getenv()).getOrDefault("tessera.home", "var"));
    }

    private static int usage() {
        System.err.println(USAGE);
        return 2;
    }
}
