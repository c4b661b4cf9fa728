package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole exam as many candidates at once sit it (fault F8). Each has a time for each step and keeps it whatever the server
 * does, so that a slow server meets more and more requests instead of patient ones; a reply is timed from when it was due.
 *
 * <p>What counts is a warm application: before the measured candidates others play whole exams, one after the other, until
 * the second compiler has seen the code. A request without an answer after a minute is an error like any other. Processor
 * time is that of the application and its database; this JVM's own is not counted.
 *
 * <p>It takes minutes and a machine, so it runs when it is asked to: {@code -Dtessera.load=1500}. Figures go to
 * docs/performance.md.
 */
class LoadTest {
    private static final int CANDIDATES = Integer.getInteger("tessera.load", 0);
    private static final int QUESTIONS = Integer.getInteger("tessera.load.questions", 16);
    private static final int SECONDS = Integer.getInteger("tessera.load.seconds", 120);
    private static final int SAVES_ALONE = Integer.getInteger("tessera.load.saves", 4);

    /** How often the limits are measured: what no save can fall below. */
    private static final int LIMITS = Integer.getInteger("tessera.load.limits", 2_000);

    /** Candidates who warm the application up, and how many of them sit at a time. */
    private static final int WARMING = Integer.getInteger("tessera.load.warm", 300);

    private static final int AT_ONCE = 4;

    /** What a candidate does at a time. */
    private interface Step {
        void of(LoadCandidate candidate) throws Exception;
    }

    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private CpuMeter cpu;

    @Test
    void everybodySitsTheExamWithoutAnError(@TempDir Path home) throws Exception {
        assumeTrue(CANDIDATES > 0, "a load run is asked for with -Dtessera.load=NUMBER");
        int wave = Math.max(10, CANDIDATES / 150);
        try (var server = RunningTessera.serving(home);
                var world = new LoadWorld(home);
                var http = client()) {
            cpu = new CpuMeter(server.pid(), world.postmaster());
            warm(world.seats("Warming ", WARMING).stream()
                    .map(seat -> new LoadCandidate(http, server.address(), seat))
                    .toList());
            var seats = world.seats("Number ", CANDIDATES);
            var candidates = seats.stream()
                    .map(seat -> new LoadCandidate(http, server.address(), seat))
                    .toList();
            System.out.printf("%,d candidates, %d questions%n", CANDIDATES, QUESTIONS);
            phase("sign in (3 requests)", candidates, 1, Math.clamp(CANDIDATES / 25, 30, 300), LoadCandidate::signIn);
            phase("start and first question", candidates, 1, wave, LoadCandidate::start);
            var numbers = new AtomicInteger();
            phase(
                    "save alone",
                    candidates,
                    SAVES_ALONE,
                    SECONDS / 4,
                    c -> save(c, 1 + numbers.getAndIncrement() % QUESTIONS));
            phase("next question and save", candidates, QUESTIONS, SECONDS, c -> {
                int question = 1 + numbers.getAndIncrement() % QUESTIONS;
                c.read(question);
                save(c, question);
            });
            phase("hand in and receipt", candidates, 1, wave, LoadCandidate::submit);
            limits(candidates, world);
            judge(candidates, world.stored(seats));
        }
    }

    /** Whole exams, unmeasured; nothing may fail here either. */
    private void warm(List<LoadCandidate> candidates) {
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (LoadCandidate candidate : candidates)
                threads.submit(() -> once(candidate, System.nanoTime(), c -> {
                    c.signIn();
                    c.start();
                    for (int n = 0; n < 2 * QUESTIONS; n++) {
                        if (n % 2 == 0) c.read(1 + n % QUESTIONS);
                        save(c, 1 + n % QUESTIONS);
                    }
                    c.submit();
                }));
        }
        System.out.printf(
                "warmed up by %d candidates in %d s, %.0f s of processor time, errors %d%n",
                candidates.size(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                cpu.application() + cpu.database(),
                errors.size());
    }

    /**
     * What a save is to be held against, in the same run: a file that needs neither session nor database, a page for
     * somebody signed in that asks for nothing more, and one row inserted and committed past the application.
     */
    private void limits(List<LoadCandidate> candidates, LoadWorld world) throws Exception {
        var some = candidates.subList(0, Math.min(100, candidates.size()));
        int times = LIMITS / some.size();
        phase("limit: a file", some, times, 20, LoadCandidate::readAFile);
        phase("limit: a signed-in page", some, times, 20, LoadCandidate::readAPage);
        world.prepareBareInserts();
        phase("limit: a bare insert", some, times, 20, _ -> world.insertOne());
    }

    /** What was acknowledged stands in the database, and nothing stands there twice. */
    private void judge(List<LoadCandidate> candidates, List<UUID> stored) {
        var acknowledged =
                candidates.stream().flatMap(c -> c.acknowledged().stream()).collect(Collectors.toSet());
        var lost = new HashSet<>(acknowledged);
        lost.removeAll(new HashSet<>(stored));
        int doubled = stored.size() - new HashSet<>(stored).size();
        System.out.printf(
                "application %d MB at most, acknowledged %,d, lost %d, duplicated %d, errors %d%n",
                cpu.memory(), acknowledged.size(), lost.size(), doubled, errors.size());
        errors.stream()
                .collect(Collectors.groupingBy(LoadTest::withoutIds, Collectors.counting()))
                .forEach((error, times) -> System.out.printf("%,6d × %s%n", times, error));
        assertThat(lost).isEmpty();
        assertThat(doubled).isZero();
        assertThat(errors).hasSize(0);
    }

    private static String withoutIds(String error) {
        return error.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|questions/[0-9]+", "…");
    }

    private static void save(LoadCandidate candidate, int question) throws Exception {
        candidate.save(question, List.of("a", "b", "c").get(question % 3));
    }

    /** Everybody does the step as often as is said, spread evenly over the seconds. */
    private void phase(String name, List<LoadCandidate> candidates, int times, int seconds, Step step)
            throws Exception {
        double application = cpu.application();
        double compilers = cpu.compilers();
        double database = cpu.database();
        var took = new long[candidates.size() * times];
        long begin = System.nanoTime() + Duration.ofMillis(500).toNanos();
        long every = Duration.ofSeconds(seconds).toNanos() / took.length;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < candidates.size(); n++) {
                int place = n;
                threads.submit(() -> {
                    for (int time = 0; time < times; time++) {
                        int turn = time * candidates.size() + place;
                        took[turn] = once(candidates.get(place), begin + every * turn, step);
                    }
                });
            }
        }
        Arrays.sort(took);
        double compiled = (cpu.compilers() - compilers) * 1000 / took.length;
        double worked = (cpu.application() - application) * 1000 / took.length - compiled;
        double stored = (cpu.database() - database) * 1000 / took.length;
        System.out.printf(
                "%-26s %,7d in %3d s  p50 %5d  p95 %5d  p99 %5d ms   CPU application %.2f + database %.2f = %.2f ms each"
                        + " (and the JVM's compilers %.2f)%n",
                name,
                took.length,
                seconds,
                at(took, 0.50),
                at(took, 0.95),
                at(took, 0.99),
                worked,
                stored,
                worked + stored,
                compiled);
    }

    private long once(LoadCandidate candidate, long due, Step step) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
        try {
            step.of(candidate);
        } catch (Exception failed) {
            errors.add(failed.getClass().getSimpleName() + " " + failed.getMessage());
        }
        return System.nanoTime() - due;
    }

    private static long at(long[] sorted, double share) {
        return Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))])
                .toMillis();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}
