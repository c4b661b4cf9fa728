package org.tessera.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One candidate's browser as far as the server sees it: cookies, the form's token, and what the player's script sends. */
final class LoadCandidate {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final HttpClient http;
    private final URI server;
    private final LoadWorld.Seat seat;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";
    private int seq;

    LoadCandidate(HttpClient http, URI server, LoadWorld.Seat seat) {
        this.http = http;
        this.server = server;
        this.seat = seat;
    }

    void signIn() throws IOException, InterruptedException {
        var link = "/sign-in/link/" + seat.secret();
        page(link);
        send(link, Map.of(), "text/html", 302, 303);
        page("/sittings/" + seat.sitting());
    }

    /** Begins the exam and sees the first question. */
    void start() throws IOException, InterruptedException {
        send("/sittings/" + seat.sitting() + "/start", Map.of("part", "A"), "text/html", 303);
        read(1);
    }

    void read(int question) throws IOException, InterruptedException {
        page("/sittings/" + seat.sitting() + "/questions/" + question);
    }

    /** Saves an answer as the script does. */
    void save(int question, String option) throws IOException, InterruptedException {
        seq++;
        send(
                "/sittings/" + seat.sitting() + "/questions/" + question,
                Map.of("answer", option, "lease", "1", "part", "A", "seq", Integer.toString(seq), "go", "save"),
                "application/json",
                200);
    }

    /** Looks at the list, hands in, and sees the receipt. */
    void submit() throws IOException, InterruptedException {
        send("/sittings/" + seat.sitting() + "/submit", Map.of("part", "A", "lease", "1"), "text/html", 303);
        page("/sittings/" + seat.sitting());
    }

    private void page(String path) throws IOException, InterruptedException {
        var body = exchange(request(path, "text/html").GET().build(), 200).body();
        var found = TOKEN.matcher(body);
        if (found.find()) token = found.group(1);
    }

    private void send(String path, Map<String, String> fields, String accept, Integer... expected)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        var body = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        exchange(
                request(path, accept)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                expected);
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accept)
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(c -> c.getKey() + "=" + c.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private HttpResponse<String> exchange(HttpRequest request, Integer... expected)
            throws IOException, InterruptedException {
        var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        for (String cookie : reply.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        for (int status : expected) if (reply.statusCode() == status) return reply;
        throw new IOException(request.method() + " " + request.uri().getPath() + " answered " + reply.statusCode());
    }
}
