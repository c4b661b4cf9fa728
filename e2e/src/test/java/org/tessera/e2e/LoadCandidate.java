package org.tessera.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One candidate's browser as far as the server sees it: cookies, the form's token, and what the player's script sends. */
final class LoadCandidate {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");
    private final HttpClient http;
    private final URI server;
    private final LoadWorld.Seat seat;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<UUID> acknowledged = new ArrayList<>();
    private String token = "";
    private String style = "";
    private int seq;

    LoadCandidate(HttpClient http, URI server, LoadWorld.Seat seat) {
        this.http = http;
        this.server = server;
        this.seat = seat;
    }

    void signIn() throws IOException, InterruptedException {
        var link = "/sign-in/link/" + seat.secret();
        page(link);
        send(link, Map.of(), "text/html", UUID.randomUUID(), 302, 303);
        page("/sittings/" + seat.sitting());
    }

    /** Begins the exam and sees the first question. */
    void start() throws IOException, InterruptedException {
        send("/sittings/" + seat.sitting() + "/start", Map.of("part", "A"), "text/html", UUID.randomUUID(), 303);
        read(1);
    }

    void read(int question) throws IOException, InterruptedException {
        page("/sittings/" + seat.sitting() + "/questions/" + question);
    }

    /** A file that is the same for everybody. */
    void readAFile() throws IOException, InterruptedException {
        exchange(request(style, "text/css").GET().build(), 200);
    }

    /** A page that knows who reads it and nothing else. */
    void readAPage() throws IOException, InterruptedException {
        exchange(request("/privacy", "text/html").GET().build(), 200);
    }

    /** The keys of all changes that were acknowledged. */
    List<UUID> acknowledged() {
        return acknowledged;
    }

    /** Saves an answer as the script does. */
    void save(int question, String option) throws IOException, InterruptedException {
        var key = UUID.randomUUID();
        var reply = offer(question, option, key, "application/json");
        if (reply.statusCode() != 200) throw new IOException("a save was answered " + reply.statusCode());
        acknowledged.add(key);
    }

    /**
     * Sends an answer and gives back whatever comes.
     *
     * @param key of the change, the same when it is sent again
     * @param accept {@code application/json} as the script sends it, {@code text/html} as the form alone does
     */
    HttpResponse<String> offer(int question, String option, UUID key, String accept)
            throws IOException, InterruptedException {
        seq++;
        return exchange(form(
                "/sittings/" + seat.sitting() + "/questions/" + question,
                Map.of(
                        "answer",
                        option,
                        "lease",
                        "1",
                        "part",
                        "A",
                        "seq",
                        Integer.toString(seq),
                        "go",
                        "save",
                        "key",
                        key.toString()),
                accept,
                key));
    }

    /** Looks at the list, hands in, and sees the receipt. */
    void submit() throws IOException, InterruptedException {
        send(
                "/sittings/" + seat.sitting() + "/submit",
                Map.of("part", "A", "lease", "1"),
                "text/html",
                UUID.randomUUID(),
                303);
        page("/sittings/" + seat.sitting());
    }

    private void page(String path) throws IOException, InterruptedException {
        var body = exchange(request(path, "text/html").GET().build(), 200).body();
        var found = TOKEN.matcher(body);
        if (found.find()) token = found.group(1);
        var sheet = STYLE.matcher(body);
        if (sheet.find()) style = sheet.group(1);
    }

    private void send(String path, Map<String, String> fields, String accept, UUID key, Integer... expected)
            throws IOException, InterruptedException {
        exchange(form(path, fields, accept, key), expected);
    }

    private HttpRequest form(String path, Map<String, String> fields, String accept, UUID key) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        var body = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path, accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
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
        var reply = exchange(request);
        for (int status : expected) if (reply.statusCode() == status) return reply;
        throw new IOException(request.method() + " " + request.uri().getPath() + " answered " + reply.statusCode());
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        for (String cookie : reply.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return reply;
    }
}
