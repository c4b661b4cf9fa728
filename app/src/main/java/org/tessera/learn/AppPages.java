package org.tessera.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Settings;
import tools.jackson.databind.json.JsonMapper;

/** Makes the site an app that a phone can install: the manifest (W3C) and the service worker. */
@Controller
class AppPages {
    /** What the pages on a phone are made of besides their words. */
    private static final List<String> ASSETS =
            List.of("tessera.css", "mark.svg", "phone.js", "narration.js", "kept.js", "keep.js");

    private final Settings settings;
    private final JsonMapper json;
    private final String worker;

    AppPages(Settings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        try {
            worker = new ClassPathResource("assets/worker.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(value = "/app.webmanifest", produces = "application/manifest+json")
    ResponseEntity<String> manifest(Screen screen) {
        var icons = List.of(
                Map.of("src", screen.asset("mark.svg"), "type", "image/svg+xml", "sizes", "any"),
                icon(screen, "app-192.png", "192x192", "any"),
                icon(screen, "app-512.png", "512x512", "any"),
                icon(screen, "app-512.png", "512x512", "maskable"));
        var manifest = Map.of(
                "id", "/learn",
                "name", "Tessera",
                "short_name", "Tessera",
                "start_url", "/learn",
                "scope", "/",
                "display", "standalone",
                "background_color", "#fffdf9",
                "theme_color", "#1c1b1a",
                "icons", icons);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(json.writeValueAsString(manifest));
    }

    private static Map<String, String> icon(Screen screen, String file, String size, String purpose) {
        return Map.of("src", screen.asset(file), "type", "image/png", "sizes", size, "purpose", purpose);
    }

    /** Stands at the root, because a worker answers only for what is below its own address. */
    @GetMapping(value = "/worker.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> worker(Screen screen) {
        var files = new ArrayList<String>();
        settings.languages().forEach(language -> files.add("/learn/offline/" + language));
        ASSETS.forEach(name -> files.add(screen.asset(name)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(worker.replace("\"FILES\"", json.writeValueAsString(files)));
    }

    @Bean
    static Routes appRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/app.webmanifest", "/worker.js");
    }
}
