package org.tessera.issue;

import java.time.Duration;
import java.util.function.Function;
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

/** The status lists, for everybody who checks a credential of ours. */
@Controller
class StatusPages {
    private static final MediaType VC_JWT = MediaType.parseMediaType("application/vc+jwt");
    private static final MediaType STATUS_LIST_JWT = MediaType.parseMediaType("application/statuslist+jwt");
    private final StatusLists lists;

    StatusPages(StatusLists lists) {
        this.lists = lists;
    }

    @GetMapping("/status/{list}")
    ResponseEntity<byte[]> list(@PathVariable int list) {
        return file(list, VC_JWT, StatusLists.Published::credential);
    }

    @GetMapping("/status/{list}/token")
    ResponseEntity<byte[]> token(@PathVariable int list) {
        return file(list, STATUS_LIST_JWT, StatusLists.Published::token);
    }

    private ResponseEntity<byte[]> file(int list, MediaType type, Function<StatusLists.Published, byte[]> form) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(300)).cachePublic())
                .contentType(type)
                .body(lists.signed(list).map(form).orElseThrow(Problem::notFound));
    }

    @Bean
    static Routes statusRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/status/{list}", "/status/{list}/token");
    }
}
