package org.tessera.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The simulated world over which all journeys go, made once because it takes minutes. Its first making is killed with -9 in
 * the middle, as a demonstration may be, so the world that journeys see is one that was begun anew. Whoever uses it
 * holds the lock of this name.
 */
final class SimulatedWorld {
    static final String LOCK = "the simulated world";

    /** What it says at the point where the first making is killed: early, so that one world is made and not two. */
    private static final String EARLY = "Making the simulated world: 120 employers";

    private static RunningTessera running = begun();

    private SimulatedWorld() {}

    /** Where it is kept: {@code -Dtessera.journeys=FOLDER} for whoever works on the journeys. */
    static Path home() {
        return Home.FOLDER;
    }

    /** Whether it was made anew for this run. */
    static boolean isNew() {
        return !Home.KEPT;
    }

    /** The world as it runs now. */
    static RunningTessera now() {
        return running;
    }

    /** Kills it with -9 and starts it again. */
    static RunningTessera killedAndStartedAgain() {
        running.kill();
        running = RunningTessera.demo(home());
        return running;
    }

    private static RunningTessera begun() {
        if (isNew()) RunningTessera.killed(home(), "demo", EARLY);
        var world = RunningTessera.demo(home());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            if (isNew()) RunningTessera.delete(home());
        }));
        return world;
    }

    private static final class Home {
        private static final boolean KEPT = System.getProperty("tessera.journeys") != null;
        private static final Path FOLDER = folder();

        private static Path folder() {
            try {
                return KEPT
                        ? Path.of(System.getProperty("tessera.journeys"))
                        : Files.createTempDirectory("tessera-journeys-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
