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

/** What {@code ./tessera demo} promises: any end is safe, one at a time, and a busy port is said. */
class DemonstrationTest {
    @TempDir
    Path home;

    @Test
    void aKillInTheMiddleBeginsAnewAndAKillAfterwardsLosesNothing() throws Exception {
        // Early in the making, so that this test makes one world and not two.
        RunningTessera.killed(home, "demo", "Making the simulated world: 120 employers");
        String accounts;
        try (var second = RunningTessera.demo(home)) {
            assertThat(second.said()).anyMatch(line -> line.contains("was interrupted the last time"));
            accounts = Files.readString(home.resolve("world-ready"));
            secondInstanceIsRefused();
            second.kill();
        }
        try (var third = RunningTessera.demo(home)) {
            assertThat(third.said())
                    .noneMatch(line -> line.startsWith("Making the simulated world"))
                    .anyMatch(line -> line.contains("learner1@demo.example"));
            assertThat(home.resolve("world-ready")).hasContent(accounts);
            var figures = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(third.address().resolve("/matrix/key-skills/2"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(figures.statusCode()).isEqualTo(200);
        }
    }

    private void secondInstanceIsRefused() throws Exception {
        var log = Files.createTempFile("tessera-second-", ".log");
        int exit = RunningTessera.command(
                log, Map.of("TESSERA_HOME", home.toString()), "demo", "--port", Integer.toString(aFreePort()));
        assertThat(exit).isEqualTo(1);
        assertThat(log).content().contains("Another Tessera").hasLineCount(1);
        Files.delete(log);
    }

    @Test
    void aBusyPortIsSaidWithTheWayOut() throws Exception {
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
