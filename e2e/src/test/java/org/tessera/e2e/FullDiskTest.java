package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fault F9: the disk of the database is full while answers are saved, first for its tables, then for its log, at which
 * PostgreSQL gives up altogether. Nothing is called saved that is not, and the exam goes on as soon as there is room.
 */
class FullDiskTest {
    private static final int MEGABYTES = 700;
    private static final int MOST_TRIES = 4000;
    private static final int PIECES = 100;
    private static final int SOME = 20;
    private static final String OPTION = "a";

    private final Set<UUID> acknowledged = new HashSet<>();
    private int refused;

    @Test
    void nothingIsCalledSavedThatIsNotAndTheExamGoesOnWhenThereIsRoomAgain(@TempDir Path folder) throws Exception {
        assumeTrue(Integer.getInteger("tessera.faults", 0) > 0, "a full disk is asked for with -Dtessera.faults=1");
        var mounted = SmallDisk.at(folder.resolve("disk"), MEGABYTES);
        assumeTrue(mounted.isPresent(), "a full disk needs a disk of its own, and this user may not mount one");
        try (var disk = mounted.orElseThrow();
                var server = RunningTessera.serving(disk.folder());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            List<LoadWorld.Seat> seats;
            try (var world = new LoadWorld(disk.folder())) {
                seats = world.seats("Disk ", 1);
            }
            var candidate = new LoadCandidate(http, server.address(), seats.getFirst());
            candidate.signIn();
            candidate.start();
            someSaves(candidate);
            fullForTables(disk, candidate);
            someSaves(candidate);
            fullForTheLog(disk, candidate);
            someSaves(candidate);
            try (var world = new LoadWorld(disk.folder())) {
                var stored = world.stored(seats);
                var lost = new HashSet<>(acknowledged);
                lost.removeAll(new HashSet<>(stored));
                int doubled = stored.size() - new HashSet<>(stored).size();
                System.out.printf(
                        "F9 acked=%d refused=%d lost=%d duplicated=%d%n",
                        acknowledged.size(), refused, lost.size(), doubled);
                assertThat(lost).isEmpty();
                assertThat(doubled).isZero();
            }
        }
    }

    private void someSaves(LoadCandidate candidate) throws Exception {
        for (int n = 0; n < SOME; n++)
            assertThat(saved(candidate, UUID.randomUUID())).isTrue();
    }

    private void fullForTables(SmallDisk disk, LoadCandidate candidate) throws Exception {
        disk.fill();
        var key = untilRefused(candidate);
        var page = candidate.offer(1, OPTION, UUID.randomUUID(), "text/html");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).as("what was typed").contains("name=\"answer\" value=\"" + OPTION + "\"");
        disk.empty();
        untilSaved(candidate, key);
    }

    /** The next piece of the log does not fit: PostgreSQL stops at once and cannot come back before there is room. */
    private void fullForTheLog(SmallDisk disk, LoadCandidate candidate) throws Exception {
        try (var world = new LoadWorld(disk.folder())) {
            world.prepareTheLog();
            disk.fill();
            assertThatThrownBy(() -> {
                        for (int n = 0; n < PIECES; n++) world.nextPieceOfTheLog();
                    })
                    .as("PostgreSQL gives up")
                    .isInstanceOf(SQLException.class);
        } catch (SQLException notToBeClosed) {
            System.out.println("F9 the connection died with its server");
        }
        var key = untilRefused(candidate);
        disk.empty();
        untilSaved(candidate, key);
    }

    private UUID untilRefused(LoadCandidate candidate) throws Exception {
        for (int n = 0; n < MOST_TRIES; n++) {
            var key = UUID.randomUUID();
            if (!saved(candidate, key)) return key;
        }
        throw new AssertionError("the disk was never full");
    }

    private void untilSaved(LoadCandidate candidate, UUID key) throws Exception {
        var patience = Instant.now().plus(Duration.ofMinutes(2));
        while (!saved(candidate, key))
            assertThat(Instant.now()).as("saved again, now that there is room").isBefore(patience);
    }

    private boolean saved(LoadCandidate candidate, UUID key) throws Exception {
        HttpResponse<String> reply = candidate.offer(1, OPTION, key, "application/json");
        if (reply.statusCode() == 200) {
            acknowledged.add(key);
            return true;
        }
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(503);
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        refused++;
        return false;
    }
}
