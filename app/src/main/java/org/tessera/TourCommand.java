package org.tessera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.tessera.people.Setup;
import org.tessera.tour.Tour;

/** {@code ./tessera tour --out DIR}: a fresh Tessera on a free port, the tour, and everything put away again. */
final class TourCommand {
    private TourCommand() {}

    /** @return 0 when every step held */
    static int run(String... arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--out")) {
            System.err.println("Use it like this: ./tessera tour --out DIR");
            return 2;
        }
        try {
            var folder = Files.createDirectories(Path.of(arguments[1]));
            var home = Files.createTempDirectory("tessera-tour-");
            try {
                return play(home, folder);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int play(Path home, Path folder) throws IOException {
        var port = Integer.toString(freePort());
        var settings = Server.settings(true, System.getenv(), "--port", port);
        settings.put("tessera.home", home.toString());
        settings.put("tessera.base-url", "http://localhost:" + port);
        settings.put("spring.datasource.url", "none");
        try (var context = Server.run(settings)) {
            var setup = context.getBean(Setup.class).begin().orElseThrow();
            var content = Path.of(settings.getOrDefault("tessera.content", "content"));
            return Tour.play(URI.create("http://localhost:" + port), setup, content, folder, System.out);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
