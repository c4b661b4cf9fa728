package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What {@code ./tessera demo} promises: any end is safe, one at a time, and a busy port is said. */
class DemonstrationTest {
    /** The first making was killed; whatever the journeys did since, and the second kill, is still there after it. */
    @Test
    @ResourceLock(SimulatedWorld.LOCK)
    void aKillInTheMiddleBeginsAnewAndAKillAfterwardsLosesNothing() throws Exception {
        var home = SimulatedWorld.folder();
        if (SimulatedWorld.isNew()) {
            assertThat(SimulatedWorld.saidAtFirst()).anyMatch(line -> line.contains("was interrupted the last time"));
        }
        var accounts = Files.readString(home.resolve("world-ready"));
        secondInstanceIsRefused(home);
        var again = SimulatedWorld.killedAndStartedAgain();
        assertThat(again.said())
                .noneMatch(line -> line.startsWith("Making the simulated world"))
                .anyMatch(line -> line.contains("learner1@demo.example"));
        assertThat(home.resolve("world-ready")).hasContent(accounts);
        var figures = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(again.address().resolve("/matrix/key-skills/2"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(figures.statusCode()).isEqualTo(200);
    }

    private static void secondInstanceIsRefused(Path home) throws Exception {
        var log = Files.createTempFile("tessera-second-", ".log");
        int exit = RunningTessera.command(
                log, Map.of("TESSERA_HOME", home.toString()), "demo", "--port", Integer.toString(aFreePort()));
        assertThat(exit).isEqualTo(1);
        assertThat(log).content().contains("Another Tessera").hasLineCount(1);
        Files.delete(log);
    }

    @Test
    void aBusyPortIsSaidWithTheWayOut(@TempDir Path home) throws Exception {
        var log = home.resolve("busy.log");
        try (var busy = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(busy.getLocalPort());
            int exit = RunningTessera.command(
                    log, Map.of("TESSERA_HOME", home.resolve("data").toString()), "demo", "--port", port);
            assertThat(exit).isEqualTo(1);
            assertThat(log).content().contains("Port " + port, "--port");
        }
        assertThat(home.resolve("data")).doesNotExist();
    }

    private static int aFreePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
