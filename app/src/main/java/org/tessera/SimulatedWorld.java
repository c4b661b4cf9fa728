package org.tessera;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.tessera.people.Setup;
import org.tessera.platform.LocalPostgres;
import org.tessera.platform.Settings;
import org.tessera.tour.Crowd;
import org.tessera.tour.World;

/**
 * The demonstration's world in its folder: made once at the first start, kept afterwards. When its making was interrupted,
 * it is begun anew, since half a world would puzzle more than it shows.
 */
final class SimulatedWorld {
    private static final String COLUMN = "\t";
    private final Path home;
    private final Path begun;
    private final Path ready;
    private final Path crowd;

    SimulatedWorld(Path home) {
        this.home = home;
        this.begun = home.resolve("world-begun");
        this.ready = home.resolve("world-ready");
        this.crowd = home.resolve("world-candidates");
    }

    /** Before the platform starts. */
    void prepare() {
        if (!Files.exists(begun) || Files.exists(ready)) return;
        System.out.println("Making the simulated world was interrupted the last time; it begins anew.");
        LocalPostgres.erase(home.toAbsolutePath());
    }

    /** When the pages answer: makes the world if there is none, and prints the accounts. */
    void show(ConfigurableApplicationContext platform, PrintStream out) {
        try {
            if (!Files.exists(ready)) make(platform, out);
            table(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets more candidates sit an exam, in the background and once: a world that has them already keeps those. Begun and
     * interrupted it is not begun again, since the first ones have sat by then.
     */
    void fill(ConfigurableApplicationContext platform, int candidates, PrintStream out) {
        try {
            if (Files.exists(crowd)) {
                out.println("The simulated world has had its " + Files.readString(crowd) + " more candidates.");
                return;
            }
            Files.writeString(crowd, Integer.toString(candidates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var content = platform.getBean(Settings.class).content();
        var address = address(platform);
        Thread.ofPlatform()
                .daemon()
                .name("simulated-candidates")
                .start(() -> Crowd.play(address, content, candidates, out));
    }

    private static URI address(ConfigurableApplicationContext platform) {
        return URI.create("http://localhost:" + platform.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private void make(ConfigurableApplicationContext platform, PrintStream out) throws IOException {
        Files.writeString(begun, "");
        var settings = platform.getBean(Settings.class);
        var setup = platform.getBean(Setup.class).begin().orElseThrow();
        var accounts = World.make(address(platform), setup, settings.content(), out);
        var lines = accounts.stream()
                .map(a -> String.join(COLUMN, a.role(), a.name(), a.email()))
                .toList();
        var unfinished = home.resolve("world-unfinished");
        Files.write(unfinished, lines);
        Files.move(unfinished, ready);
    }

    private void table(PrintStream out) throws IOException {
        out.println();
        out.println("Accounts to try: type the address at \"Sign in\"; the link is in the demonstration mailbox.");
        out.println();
        for (String line : Files.readAllLines(ready)) {
            var account = List.of(line.split(COLUMN));
            out.printf("  %-34s %-20s %s%n", account.get(0), account.get(1), account.get(2));
        }
        out.println();
    }
}
