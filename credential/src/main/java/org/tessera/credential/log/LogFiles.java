package org.tessera.credential.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where the files of a log are read: {@code checkpoint}, {@code key} and {@code tile/…}. */
@FunctionalInterface
public interface LogFiles {

    /** No file of a log is larger; 256 entries of 65,535 bytes. */
    int LARGEST = 1 << 24;

    /**
     * One file.
     *
     * @param path below the log's address, such as {@code tile/0/000.p/3}
     * @throws IOException if it can't be had or is too large
     */
    byte[] read(String path) throws IOException;

    /** A copy in a folder, as {@code wget} or a mirror leaves it. */
    static LogFiles in(Path folder) {
        return path -> {
            try (var file = Files.newInputStream(folder.resolve(path))) {
                return whole(file, path);
            }
        };
    }

    /** The log itself, by HTTP; no redirect is followed. */
    static LogFiles at(URI address) {
        var http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return path -> {
            var request = HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/+$", "") + "/" + path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (var body = answer.body()) {
                    if (answer.statusCode() != 200) {
                        throw new IOException(request.uri() + " answers " + answer.statusCode());
                    }
                    return whole(body, path);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        };
    }

    private static byte[] whole(InputStream file, String path) throws IOException {
        var bytes = file.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException(path + " is too large for a file of a log");
        }
        return bytes;
    }
}
