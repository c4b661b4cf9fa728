package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.people.SignInLinks;
import org.tessera.platform.LocalPostgres;
import org.tessera.platform.PersonId;

/** Fault F1: the application dies in the middle of saving, again and again; no acknowledged answer may be lost. */
class SittingSurvivesKillTest extends WholeApplication {
    private static final int CANDIDATES = 4;
    private static final int CHANGES = 150;
    private static final int KILLS = 3;
    private static final Pattern TOKEN = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"");

    @Autowired
    ExamDay day;

    @Autowired
    SignInLinks links;

    @Autowired
    LocalPostgres database;

    @Autowired
    JdbcClient jdbc;

    /** Kills land after a random number of requests that were sent, so in the middle of some. */
    private final Semaphore sent = new Semaphore(0);

    @Test
    void noAcknowledgedAnswerIsLostOrDoubledWhenTheApplicationIsKilled(@TempDir Path home) throws Exception {
        var cast = day.cast();
        try (var application = new ChildApplication(database, home);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = new Gate();
            var bots = new ArrayList<Bot>();
            for (int n = 0; n < CANDIDATES; n++) bots.add(new Bot(application, gate, day.candidate(cast), cast));
            for (Bot bot : bots) bot.signIn();
            var running = bots.stream().map(b -> people.submit(b::answer)).toList();
            var random = new Random(20261122);
            for (int kill = 0; kill < KILLS; kill++) {
                sent.acquire(40 + random.nextInt(80));
                application.kill();
                gate.close();
                application.restart();
                gate.open();
            }
            for (Future<?> each : running) each.get();
            var interrupted = bots.stream().mapToInt(b -> b.repeated).sum();
            for (Bot bot : bots) bot.compare();
            System.out.printf(
                    "acked=%d crashes=%d repeated=%d lost=0 duplicated=0%n", CANDIDATES * CHANGES, KILLS, interrupted);
            assertThat(interrupted).as("the kills hit somebody").isPositive();
        }
    }

    /** Closed while the application is down; bots wait here instead of asking in vain. */
    private static final class Gate {
        private boolean open = true;

        synchronized void close() {
            open = false;
        }

        synchronized void open() {
            open = true;
            notifyAll();
        }

        synchronized void pass() throws InterruptedException {
            while (!open) wait();
        }
    }

    /** A candidate's browser: every change is sent under one key until it is acknowledged, and noted only then. */
    private final class Bot {
        final ChildApplication application;
        final Gate gate;
        final PersonId candidate;
        final SittingId sitting;
        final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
        final Map<Integer, String> last = new ConcurrentHashMap<>();
        String token = "";
        volatile int repeated;

        Bot(ChildApplication application, Gate gate, PersonId candidate, ExamDay.Cast cast) {
            this.application = application;
            this.gate = gate;
            this.candidate = candidate;
            this.sitting = day.inExam(cast, candidate);
        }

        void signIn() throws IOException, InterruptedException {
            var link = links.issue(candidate);
            readToken(get(link).body());
            send(link, Map.of("_csrf", token), Map.of("Accept", "text/html"));
            readToken(get("/exams").body());
        }

        Void answer() throws InterruptedException {
            for (int seq = 1; seq <= CHANGES; seq++) {
                int slot = 1 + seq % ConfidentialBank.KEYS.size();
                var option = List.of("a", "b", "c", "d").get((seq * 7 / 3) % 4);
                save(UUID.randomUUID(), slot, option, seq);
            }
            return null;
        }

        private void save(UUID key, int slot, String option, int seq) throws InterruptedException {
            while (true) {
                gate.pass();
                try {
                    sent.release();
                    var reply = send(
                            "/sittings/" + sitting + "/questions/" + slot,
                            Map.of(
                                    "_csrf",
                                    token,
                                    "answer",
                                    option,
                                    "lease",
                                    "1",
                                    "seq",
                                    Integer.toString(seq),
                                    "key",
                                    key.toString()),
                            Map.of("Accept", "application/json", "Idempotency-Key", key.toString()));
                    if (reply.statusCode() == 200) {
                        acknowledged.put(key, slot + option);
                        last.put(slot, option);
                        return;
                    }
                    assertThat(reply.statusCode()).as(reply.body()).isGreaterThanOrEqualTo(500);
                } catch (IOException cut) {
                    repeated++;
                }
            }
        }

        void compare() {
            var stored = jdbc.sql("select key, slot, answer from assess.answer_event where sitting = :s")
                    .param("s", sitting.value())
                    .query((row, n) ->
                            Map.entry(row.getObject("key", UUID.class), row.getInt("slot") + row.getString("answer")))
                    .list();
            assertThat(stored).as("lost 0, duplicated 0").containsExactlyInAnyOrderElementsOf(acknowledged.entrySet());
            var current = jdbc.sql("select slot, answer from assess.answer_current where sitting = :s")
                    .param("s", sitting.value())
                    .query((row, n) -> Map.entry(row.getInt("slot"), row.getString("answer")))
                    .list();
            assertThat(current).as("the last one stands").containsExactlyInAnyOrderElementsOf(last.entrySet());
        }

        private void readToken(String page) {
            var found = TOKEN.matcher(page);
            assertThat(found.find()).as(page).isTrue();
            token = found.group(2);
        }

        private HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(application.address(path))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
        }

        private HttpResponse<String> send(String path, Map<String, String> fields, Map<String, String> headers)
                throws IOException, InterruptedException {
            var body = fields.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            var request = HttpRequest.newBuilder(application.address(path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            headers.forEach(request::header);
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
