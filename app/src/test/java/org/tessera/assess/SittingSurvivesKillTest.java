package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.WholeApplication;
import org.tessera.people.SignInLinks;
import org.tessera.platform.LocalPostgres;

/**
 * Faults F1 and F3: the application dies in the middle of saving, again and again, and every third time its database with
 * it; no acknowledged answer may be lost.
 */
class SittingSurvivesKillTest extends WholeApplication {
    private static final int CANDIDATES = 4;

    /** Three in the suite; the long run asks for a hundred and more with {@code -Dtessera.faults=100}. */
    private static final int KILLS = Integer.getInteger("tessera.faults", 3);

    private static final int CHANGES = 200 * KILLS;
    private static final int BOTH = 3;

    /** A long run that gets less of the machine than it hoped for ends in order and says how far it came. */
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("tessera.faults.minutes", 120));

    @Autowired
    ExamDay day;

    @Autowired
    SignInLinks links;

    @Autowired
    LocalPostgres database;

    /** Kills land after a random number of requests that were sent, so in the middle of some. */
    private final Semaphore sent = new Semaphore(0);

    @Test
    void noAcknowledgedAnswerIsLostOrDoubledWhenTheApplicationIsKilled(@TempDir Path home) throws Exception {
        var cast = day.cast();
        try (var application = new ChildApplication(database, home);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = new AnsweringBot.Gate();
            var bots = new ArrayList<AnsweringBot>();
            for (int n = 0; n < CANDIDATES; n++) {
                var candidate = day.candidate(cast);
                bots.add(new AnsweringBot(
                        application.address("/"), candidate, day.inExam(cast, candidate), home, gate, sent::release));
            }
            for (AnsweringBot bot : bots) bot.signIn(links);
            var running = bots.stream()
                    .map(b -> people.submit(() -> b.answer(CHANGES)))
                    .toList();
            var random = new Random(20261122);
            var end = Instant.now().plus(LONGEST);
            int kill = 0;
            int both = 0;
            for (; kill < KILLS && Instant.now().isBefore(end); kill++) {
                sent.acquire(40 + random.nextInt(80));
                application.kill();
                gate.close();
                if (kill % BOTH == BOTH - 1) {
                    DatabaseKill.now(home());
                    both++;
                }
                application.restart();
                gate.open();
            }
            bots.forEach(AnsweringBot::enough);
            for (Future<?> each : running) each.get();
            var interrupted = bots.stream().mapToInt(AnsweringBot::repeated).sum();
            var verdict = Judge.of(database, bots);
            System.out.printf(
                    "F1 crashes=%d F3 of-these-with-the-database=%d repeated=%d %s%n",
                    kill, both, interrupted, verdict);
            assertThat(verdict.acknowledged())
                    .isPositive()
                    .isEqualTo(
                            bots.stream().mapToInt(AnsweringBot::acknowledged).sum());
            assertThat(verdict.sound()).as(verdict.toString()).isTrue();
            assertThat(interrupted).as("the kills hit somebody").isPositive();
        }
    }
}
