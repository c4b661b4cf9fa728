package org.tessera.passport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.credential.BakedImage;
import org.tessera.issue.Copies;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Form;
import org.tessera.issue.Records;
import org.tessera.platform.Caller;
import org.tessera.platform.Mosaic;
import org.tessera.platform.Page;
import org.tessera.platform.Paper;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;

/** One credential in every form that its holder can take along. The forms besides the original are sealed when asked for. */
@Controller
class KeepPages {
    /** The forms to download besides the original. */
    enum File {
        WALLET("wallet.sd-jwt", "sd-jwt", Form.SD_JWT_VC, "application/dc+sd-jwt"),
        BADGE_PROOF("badge.json", "badge-proof", Form.OPEN_BADGE_PROOF, "application/ld+json"),
        BADGE_PROOF_EDDSA("badge-eddsa.json", "badge-proof-eddsa", Form.OPEN_BADGE_PROOF_EDDSA, "application/ld+json"),
        BADGE_TOKEN("badge.jwt", "badge-token", Form.OPEN_BADGE_TOKEN, "text/plain"),
        BADGE_PNG("badge.png", "badge-png", Form.OPEN_BADGE_TOKEN, "image/png"),
        BADGE_SVG("badge.svg", "badge-svg", Form.OPEN_BADGE_TOKEN, "image/svg+xml");

        private final String file;
        private final String key;
        private final Form form;
        private final MediaType type;

        File(String file, String key, Form form, String type) {
            this.file = file;
            this.key = key;
            this.form = form;
            this.type = MediaType.parseMediaType(type);
        }

        /** Its name in the address. */
        String file() {
            return file;
        }

        /** Of its words: {@code passport.keep.<key>}. */
        String key() {
            return key;
        }
    }

    private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
    private static final int DOTS_PER_INCH = 192;
    private static final int TILE = 480;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Holdings holdings;
    private final Copies copies;
    private final Records records;
    private final Paper paper;

    KeepPages(Holdings holdings, Copies copies, Records records, Paper paper) {
        this.holdings = holdings;
        this.copies = copies;
        this.records = records;
        this.paper = paper;
    }

    @GetMapping("/passport/keep/{id}")
    View show(@PathVariable CredentialId id, Caller caller, Screen screen) {
        var held = holdings.of(caller.person(), List.of(id)).getFirst();
        var files = held.counts()
                ? Arrays.stream(File.values())
                        .filter(f -> copies.offers(f.form))
                        .toList()
                : List.<File>of();
        return Page.of((html, plain) -> JtekeepGenerated.render(html, plain, screen, held, files));
    }

    @GetMapping("/passport/keep/{id}/{name}")
    ResponseEntity<byte[]> file(@PathVariable CredentialId id, @PathVariable String name, Caller caller) {
        var file = Arrays.stream(File.values())
                .filter(f -> f.file.equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var held = holdings.of(caller.person(), List.of(id)).getFirst();
        var order = copies.order(id, caller.person(), file.form, Optional.empty());
        var sealed = ready(copies.of(order, PATIENCE));
        return PassportPages.file(held.skill() + "-" + file.file, file.type, content(file, held, sealed));
    }

    /** Everything that is in force, in one file. */
    @GetMapping("/passport/record.json")
    ResponseEntity<byte[]> record(Caller caller) {
        return PassportPages.file("learning-record.json", JSON_LD, ready(records.of(caller.person(), PATIENCE)));
    }

    private static byte[] ready(Copies.Copy copy) {
        return switch (copy) {
            case Copies.Copy.Ready(var bytes) -> bytes;
            case Copies.Copy.Denied() -> throw Problem.conflict("passport.problem.copy-denied");
            case Copies.Copy.Waiting() ->
                throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "passport.problem.copy-waits");
        };
    }

    private byte[] content(File file, Held held, byte[] sealed) {
        return switch (file) {
            case WALLET, BADGE_TOKEN, BADGE_PROOF, BADGE_PROOF_EDDSA -> sealed;
            case BADGE_PNG ->
                BakedImage.png(
                        paper.png(
                                        (html, plain) -> JtebadgeGenerated.render(
                                                html, plain, held.skill(), "Tessera " + held.skill()),
                                        DOTS_PER_INCH)
                                .getFirst(),
                        sealed);
            case BADGE_SVG ->
                BakedImage.svg(Mosaic.tile(held.skill(), true, TILE).getBytes(StandardCharsets.UTF_8), sealed);
        };
    }

    @Bean
    static Routes keepRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/passport/record.json", "/passport/keep/{id}", "/passport/keep/{id}/{name}");
    }
}
