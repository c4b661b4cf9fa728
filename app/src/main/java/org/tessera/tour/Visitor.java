package org.tessera.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * One person at one browser without JavaScript: cookies, pages, forms with their hidden fields. Several windows of
 * one browser may be open at the same time.
 */
final class Visitor {
    /** The answer was not what a person in this place should get; the message says which page and what it said. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(String message) {
            super(message);
        }
    }

    /** The technical report of thousands is the longest that anybody waits for. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MOST_REDIRECTS = 8;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private final URI base;
    private final String language;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Visitor(URI base, String language) {
        this.base = base;
        this.language = language;
    }

    /** Opens a page that must be there. */
    Document open(String path) {
        return page(get(path, "text/html"), path);
    }

    /** Opens a page that must answer with this status. */
    Document open(String path, int status) {
        var response = get(path, "text/html");
        if (response.statusCode() != status) throw lost(path, response);
        return parse(response);
    }

    /** Fetches a file or a document for machines, which must be there. */
    byte[] fetch(String path, String mediaType) {
        var response = get(path, mediaType);
        if (response.statusCode() != 200) throw lost(path, response);
        return response.body();
    }

    /**
     * Fills in the form on a page whose address begins like this, sends it, and follows to the next page.
     *
     * @param values by field name; fields not named keep what the page put in them
     */
    Document submit(Document page, String action, Map<String, String> values) {
        return submitAll(
                page,
                action,
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }

    /** The same for fields that may be ticked more than once. */
    Document submitAll(Document page, String action, Map<String, List<String>> values) {
        var response = send(page, action, values);
        return page(response, action);
    }

    /** Sends the form and expects this status, as for a form that must be refused. */
    Document submit(Document page, String action, Map<String, String> values, int status) {
        var response = send(
                page,
                action,
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
        if (response.statusCode() != status) throw lost(action, response);
        return parse(response);
    }

    /**
     * Saves an answer as the player's script does, without going anywhere.
     *
     * @param hidden the hidden fields of the player's form
     */
    void save(String path, Map<String, String> hidden, Map<String, String> answer, int seq) {
        var fields = new LinkedHashMap<>(hidden);
        fields.putAll(answer);
        fields.putAll(Map.of("seq", Integer.toString(seq), "go", "save"));
        var body = fields.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        var response = exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() != 200) throw lost(path, response);
    }

    /** Sends JSON as a script does, with what a script has to carry, and expects JSON back. */
    byte[] post(String path, Map<String, String> headers, byte[] json) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        var response = exchange(request.build());
        if (response.statusCode() != 200) throw lost(path, response);
        return response.body();
    }

    /** Uploads a file with the form whose address begins like this; expects a page. */
    Document upload(Document page, String action, String field, String name, byte[] file, int status) {
        return upload(page, action, field, name, file, status, Map.of());
    }

    /** The same with values for other fields. */
    Document upload(
            Document page,
            String action,
            String field,
            String name,
            byte[] file,
            int status,
            Map<String, String> values) {
        var form = form(page, action);
        var boundary = "tessera-" + Long.toHexString(System.nanoTime());
        var head = new StringBuilder();
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(hidden -> fields.put(hidden.key(), hidden.value()));
        fields.putAll(values);
        fields.remove(field);
        fields.forEach((key, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, key, value)));
        head.append(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(boundary, field, name));
        var body = List.of(
                head.toString().getBytes(StandardCharsets.UTF_8),
                file,
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = request(path(page, form))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(body))
                .build();
        var response = followed(exchange(request));
        if (response.statusCode() != status) throw lost(action, response);
        return parse(response);
    }

    private HttpResponse<byte[]> send(Document page, String action, Map<String, List<String>> values) {
        var form = form(page, action);
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : form.formData()) {
            fields.computeIfAbsent(field.key(), k -> new java.util.ArrayList<>())
                    .add(field.value());
        }
        fields.putAll(values);
        var body = fields.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(v -> encode(e.getKey()) + "=" + encode(v)))
                .collect(Collectors.joining("&"));
        var request = request(path(page, form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body))
                .build();
        return followed(exchange(request));
    }

    /** Where the first link or form leads that fits a CSS selector. */
    static String leads(Document page, String selector) {
        var element = page.selectFirst(selector);
        if (element == null)
            throw new Lost("nothing like " + selector + " on \"" + page.title() + "\" at " + page.location());
        return element.attr(element.is("form") ? "action" : "href");
    }

    private static FormElement form(Document page, String action) {
        return page.select("form").stream()
                .filter(f -> f.attr("action").startsWith(action))
                .map(FormElement.class::cast)
                .findFirst()
                .orElseThrow(
                        () -> new Lost("no form for " + action + " on \"" + page.title() + "\" at " + page.location()
                                + "; its forms: " + page.select("form").eachAttr("action")));
    }

    private static String path(Document page, Element form) {
        var action = form.attr("action");
        return action.isEmpty() ? URI.create(page.location()).getRawPath() : action;
    }

    private HttpResponse<byte[]> get(String path, String accept) {
        return followed(exchange(request(path).header("Accept", accept).GET().build()));
    }

    private HttpResponse<byte[]> followed(HttpResponse<byte[]> first) {
        var response = first;
        for (int hops = 0; response.statusCode() / 100 == 3; hops++) {
            if (hops == MOST_REDIRECTS) throw new Lost("led in a circle from " + first.uri());
            var target = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = exchange(request(target.toString())
                    .header("Accept", "text/html")
                    .GET()
                    .build());
        }
        return response;
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept-Language", language);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            for (String cookie : response.headers().allValues("Set-Cookie")) remember(cookie);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Lost("interrupted");
        }
    }

    private void remember(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    private static Document page(HttpResponse<byte[]> response, String path) {
        if (response.statusCode() != 200) throw lost(path, response);
        return parse(response);
    }

    private static Document parse(HttpResponse<byte[]> response) {
        return Jsoup.parse(
                new String(response.body(), StandardCharsets.UTF_8),
                response.uri().toString());
    }

    private static Lost lost(String path, HttpResponse<byte[]> response) {
        var page = parse(response);
        return new Lost(path + " answered " + response.statusCode() + " at "
                + response.uri().getPath() + ": " + page.select("h1").text() + " "
                + page.select(".govuk-error-summary li, main > p").eachText());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
