package org.tessera.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Style sheets, scripts and pictures under an address that carries their hash, to be kept for ever.
 *
 * <p>govuk-frontend is the component engine. Its fonts and its crest belong to GOV.UK, so its style sheet is served
 * without them and with the reader's system font, followed by our own few rules.
 */
@Controller
class Assets {
    private static final String GOVUK = "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/";
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    Assets() {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:assets/*")) {
                var name = String.valueOf(file.getFilename());
                if (file.isReadable() && name.contains(".")) add(name, file.getContentAsByteArray());
            }
            var own = new String(files.get("tessera.css"), StandardCharsets.UTF_8);
            add("tessera.css", (govukStyles() + "\n" + own).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException for a file that does not exist, which a test would have seen */
    String address(String name) {
        return Optional.ofNullable(addresses.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no such asset: " + name));
    }

    @GetMapping("/assets/{hash}/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String hash, @PathVariable String name) {
        var file = files.get(name);
        if (file == null || !address(name).equals("/assets/" + hash + "/" + name)) throw Problem.notFound();
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .body(file);
    }

    @Bean
    static Routes assetRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/assets/{hash}/{name}");
    }

    private void add(String name, byte[] content) {
        files.put(name, content);
        addresses.put(name, "/assets/" + Sha256.of(content).substring(0, 16) + "/" + name);
    }

    private static String govukStyles() throws IOException {
        var original =
                new ClassPathResource(GOVUK + "govuk-frontend.min.css").getContentAsString(StandardCharsets.UTF_8);
        return original.replaceAll("@font-face\\{[^}]*}", "")
                .replaceAll("/\\*![^*]*Margaret Calvert[^*]*\\*/", "")
                .replace("GDS Transport,arial,sans-serif", "var(--type)")
                .replaceAll("url\\(/assets/[^)]*\\)", "none");
    }
}
