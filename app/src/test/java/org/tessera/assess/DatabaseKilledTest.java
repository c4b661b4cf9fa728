package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.RealServer;
import org.tessera.WholeApplication;
import org.tessera.people.SignInLinks;
import org.tessera.platform.LocalPostgres;

/**
 * Fault F2: the database dies under load, again and again. It comes back by itself; until then candidates are told to come
 * again, and what was acknowledged is there.
 */
class DatabaseKilledTest extends WholeApplication {
    private static final int LONG = Integer.getInteger("tessera.faults", 0);
    private static final int KILLS = LONG > 0 ? LONG : 2;
    private static final int CANDIDATES = LONG > 0 ? 50 : 4;

    /** More than there is time for; after the last kill everybody stops. */
    private static final int CHANGES = KILLS * 400 / CANDIDATES + 20;

    @Autowired
    ExamDay day;

    @Autowired
    SignInLinks links;

    @Autowired
    LocalPostgres database;

    @Autowired
    RealServer server;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Semaphore sent = new Semaphore(0);

    @Test
    void noAcknowledgedAnswerIsLostWhenTheDatabaseIsKilledAndEverybodyIsToldToComeAgain(@TempDir Path home)
            throws Exception {
        server.start();
        var bots = signedIn(home);
        Duration slowest;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = bots.stream()
                    .map(b -> people.submit(() -> b.answer(CHANGES)))
                    .toList();
            slowest = killAgainAndAgain(bots, running);
            bots.forEach(AnsweringBot::enough);
            for (Future<?> each : running) each.get();
        }
        var verdict = Judge.of(database, bots);
        System.out.printf(
                "F2 crashes=%d repeated=%d slowest-recovery=%dms %s%n",
                KILLS, bots.stream().mapToInt(AnsweringBot::repeated).sum(), slowest.toMillis(), verdict);
        assertThat(verdict.acknowledged()).isPositive().isEqualTo(acknowledged(bots));
        assertThat(verdict.sound()).as(verdict.toString()).isTrue();
        assertThat(bots)
                .extracting(AnsweringBot::repeated)
                .as("the kills hit somebody")
                .anyMatch(n -> n > 0);
        assertThat(bots)
                .extracting(AnsweringBot::unkind)
                .as("refusals without Retry-After")
                .containsOnly(0);
    }

    private List<AnsweringBot> signedIn(Path home) throws Exception {
        var cast = day.cast();
        var bots = new ArrayList<AnsweringBot>();
        for (int n = 0; n < CANDIDATES; n++) {
            var candidate = day.candidate(cast);
            var bot = new AnsweringBot(
                    URI.create(address() + "/"),
                    candidate,
                    day.inExam(cast, candidate),
                    home,
                    new AnsweringBot.Gate(),
                    sent::release);
            bot.signIn(links);
            bots.add(bot);
        }
        return bots;
    }

    /** The longest time from a death until somebody was answered again. */
    private Duration killAgainAndAgain(List<AnsweringBot> bots, List<? extends Future<?>> running) throws Exception {
        var random = new Random(20261122);
        long slowest = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            assertThat(sent.tryAcquire(20 + random.nextInt(30), 1, TimeUnit.MINUTES))
                    .as("somebody still answers before kill %d", kill)
                    .isTrue();
            DatabaseKill.now(home());
            long dead = System.nanoTime();
            int acknowledged = acknowledged(bots);
            boolean back = false;
            while (!back) {
                assertThat(Duration.ofNanos(System.nanoTime() - dead))
                        .as("since kill %d nobody was answered", kill)
                        .isLessThan(PATIENCE);
                boolean asked = sent.tryAcquire(1, TimeUnit.SECONDS);
                back = acknowledged(bots) > acknowledged
                        || (!asked && running.stream().allMatch(Future::isDone));
            }
            slowest = Math.max(slowest, System.nanoTime() - dead);
            sent.drainPermits();
        }
        return Duration.ofNanos(slowest);
    }

    private static int acknowledged(List<AnsweringBot> bots) {
        return bots.stream().mapToInt(AnsweringBot::acknowledged).sum();
    }
}
