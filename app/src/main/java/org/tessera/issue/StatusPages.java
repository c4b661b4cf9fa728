package org.tessera.issue;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;

/** What everybody needs to check a credential of ours: the status lists and the authority behind the seal. */
@Controller
class StatusPages {
    private static final MediaType VC_JWT = MediaType.parseMediaType("application/vc+jwt");
    private final StatusLists lists;
    private final Sealer sealer;

    StatusPages(StatusLists lists, Sealer sealer) {
        this.lists = lists;
        this.sealer = sealer;
    }

    @GetMapping("/status/{list}")
    ResponseEntity<byte[]> list(@PathVariable int list) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(300)).cachePublic())
                .contentType(VC_JWT)
                .body(lists.signed(list).orElseThrow(Problem::notFound));
    }

    @GetMapping("/keys/ca.pem")
    ResponseEntity<String> authority() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(MediaType.parseMediaType("application/x-pem-file"))
                .body(sealer.pem());
    }

    @Bean
    static Routes statusRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/status/{list}", "/keys/ca.pem");
    }
}
