package org.tessera.assess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** A database that dies: SIGKILL for its postmaster and everything that belongs to it. */
final class DatabaseKill {
    private DatabaseKill() {}

    /**
     * Nobody of it lives when this returns; whoever owns it brings it back.
     *
     * @param home of the Tessera whose own PostgreSQL it is
     */
    static void now(Path home) throws IOException, InterruptedException {
        var pid = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        var all = new ArrayList<ProcessHandle>();
        all.add(postmaster);
        postmaster.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(1, TimeUnit.MINUTES);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException lives) {
                throw new IllegalStateException("it does not die: " + each, lives);
            }
        }
    }
}
