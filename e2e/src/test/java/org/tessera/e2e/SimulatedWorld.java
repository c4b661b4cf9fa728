package org.tessera.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The simulated world over which all journeys go, made once because it takes minutes. Its first making is killed with -9 in
 * the middle, as a demonstration may be, so the world that journeys see is one that was begun anew. It keeps its port when it
 * is started again: addresses in its credentials name it.
 */
final class SimulatedWorld {
    /** Held to read by who goes through the world, to write by who kills it. */
    static final String LOCK = "the simulated world";

    /** Held by whoever marks and decides there: the next text to mark goes to one of two who ask in the same name. */
    static final String STAFF = "the staff of the simulated world";

    /** What it says at the point where the first making is killed: early, so that one world is made and not two. */
    private static final String EARLY = "Making the simulated world: 120 employers";

    private static final boolean KEPT = System.getProperty("tessera.journeys") != null;
    private static final Path HOME = home();

    private static RunningTessera running = begun();

    /** What was said while it was made. */
    private static final List<String> MAKING = running.said();

    private SimulatedWorld() {}

    /** Where it is kept: {@code -Dtessera.journeys=FOLDER} for whoever works on the journeys and keeps the world. */
    static Path folder() {
        return HOME;
    }

    /** Whether it was made anew for this run. */
    static boolean isNew() {
        return !KEPT;
    }

    /** The lines that the start printed which made the world, or found it. */
    static List<String> saidAtFirst() {
        return MAKING;
    }

    /** The world as it runs now. */
    static synchronized RunningTessera now() {
        return running;
    }

    /** Kills it with -9 and starts it again at the same port. Needs the lock to write. */
    static synchronized RunningTessera killedAndStartedAgain() {
        running.kill();
        running = RunningTessera.demo(HOME, running.address().getPort());
        return running;
    }

    private static RunningTessera begun() {
        if (isNew()) RunningTessera.killed(HOME, "demo", EARLY);
        var world = RunningTessera.demo(HOME);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            if (isNew()) RunningTessera.delete(HOME);
        }));
        return world;
    }

    private static Path home() {
        try {
            return KEPT
                    ? Path.of(System.getProperty("tessera.journeys"))
                    : Files.createTempDirectory("tessera-journeys-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
