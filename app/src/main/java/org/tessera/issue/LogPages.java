package org.tessera.issue;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tessera.credential.log.Tile;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;

/**
 * The issuance log as files for everybody (C2SP tlog-tiles). Tiles never change, so a proxy may keep them for ever; the
 * checkpoint may be kept for some seconds.
 */
@Controller
class LogPages {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private final IssuanceLog log;
    private final Sealer sealer;

    LogPages(IssuanceLog log, Sealer sealer) {
        this.log = log;
        this.sealer = sealer;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return text(log.checkpoint(), CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic());
    }

    /** The log's public key, as tools for signed notes take it. */
    @GetMapping("/log/key")
    ResponseEntity<byte[]> key() {
        return text(
                sealer.logKey() + "\n", CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        var file =
                Tile.parse(request.getRequestURI().substring("/log/".length())).flatMap(log::file);
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.orElseThrow(Problem::notFound));
    }

    private static ResponseEntity<byte[]> text(String text, CacheControl cache) {
        return ResponseEntity.ok().cacheControl(cache).contentType(TEXT).body(text.getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    static Routes logRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/log/checkpoint", "/log/key", "/log/tile/**");
    }
}
