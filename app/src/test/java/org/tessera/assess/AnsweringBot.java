package org.tessera.assess;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tessera.people.SignInLinks;
import org.tessera.platform.PersonId;

/**
 * A candidate's browser: every change is sent under one key until it is acknowledged, and written to the bot's own file
 * only then. What stands in that file may never be missing in the database.
 */
final class AnsweringBot {
    /** Closed while the application is down; bots wait here instead of asking in vain. */
    static final class Gate {
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

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final List<String> OPTIONS = List.of("a", "b", "c", "d");
    private final URI home;
    private volatile URI address;
    private final PersonId candidate;
    private final SittingId sitting;
    private final Path file;
    private final Gate gate;
    private final Runnable sent;
    private HttpClient http = client();
    private String token = "";
    private volatile int repeated;
    private volatile int unkind;
    private volatile int acknowledged;
    private volatile boolean enough;

    /**
     * @param folder for the file of what was acknowledged
     * @param sent is told of each request before it is sent
     */
    AnsweringBot(URI address, PersonId candidate, SittingId sitting, Path folder, Gate gate, Runnable sent) {
        this.home = address;
        this.address = address;
        this.candidate = candidate;
        this.sitting = sitting;
        this.file = folder.resolve("acknowledged-" + sitting);
        this.gate = gate;
        this.sent = sent;
    }

    SittingId sitting() {
        return sitting;
    }

    PersonId candidate() {
        return candidate;
    }

    /** From now on it reaches the application by this address. */
    void moveTo(URI other) {
        address = other;
    }

    void moveBack() {
        address = home;
    }

    Path file() {
        return file;
    }

    /** How many requests had to be sent again. */
    int repeated() {
        return repeated;
    }

    /** The change that is on its way is the last. */
    void enough() {
        enough = true;
    }

    /** How many changes were acknowledged so far. */
    int acknowledged() {
        return acknowledged;
    }

    /** How many of the refusals did not say when to come again. */
    int unkind() {
        return unkind;
    }

    void signIn(SignInLinks links) throws IOException, InterruptedException {
        http = client();
        var link = links.issue(candidate);
        readToken(get(link).body());
        post(link, Map.of("_csrf", token), "text/html", UUID.randomUUID());
        readToken(get("/exams").body());
    }

    Void answer(int changes) throws InterruptedException, IOException {
        for (int seq = 1; seq <= changes && !enough; seq++) {
            save(1 + seq % ConfidentialBank.KEYS.size(), OPTIONS.get((seq * 7 / 3) % 4), seq);
        }
        return null;
    }

    private void save(int slot, String option, int seq) throws InterruptedException, IOException {
        var key = UUID.randomUUID();
        while (true) {
            gate.pass();
            try {
                sent.run();
                var reply = post(
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
                                "go",
                                "save"),
                        "application/json",
                        key);
                if (reply.statusCode() == 200) {
                    Files.writeString(
                            file,
                            key + "\t" + slot + "\t" + option + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    acknowledged++;
                    return;
                }
                if (reply.statusCode() != 503
                        || reply.headers().firstValue("Retry-After").isEmpty()) unkind++;
                if (reply.statusCode() < 500)
                    throw new AssertionError(reply.statusCode() + " for an answer: " + reply.body());
                repeated++;
            } catch (IOException cut) {
                repeated++;
            }
        }
    }

    /** Hands the exam in; the status of the answer. */
    int submit() throws IOException, InterruptedException {
        return handIn().statusCode();
    }

    /** The same with the page that came back. */
    HttpResponse<String> handIn() throws IOException, InterruptedException {
        return post(
                "/sittings/" + sitting + "/submit",
                Map.of("_csrf", token, "part", "A", "lease", "1"),
                "text/html",
                UUID.randomUUID());
    }

    /** What a page of the candidate answers. */
    int look(String path) throws IOException, InterruptedException {
        return get(path).statusCode();
    }

    private void readToken(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) throw new AssertionError("no form in " + page);
        token = found.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String accept, UUID key)
            throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", accept)
                        .header("Idempotency-Key", key.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
