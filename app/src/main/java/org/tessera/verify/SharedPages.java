package org.tessera.verify;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.issue.Credentials;
import org.tessera.passport.Choice;
import org.tessera.passport.OpenShare;
import org.tessera.passport.Shares;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Throttle;

/** What a share link shows: to whoever was given it, and beforehand to its holder. */
@Controller
class SharedPages {
    /** 32 bytes in base64url. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Programs that fetch an address to show a preview of it, or ahead of a tap, are nobody's look. */
    private static final Pattern MACHINES = Pattern.compile(
            "bot\\b|crawl|spider|preview|facebookexternalhit|whatsapp|slack|telegram|discord|skype|embedly",
            Pattern.CASE_INSENSITIVE);

    static final Throttle.Budget GUESSES = new Throttle.Budget("share-link", 30, Duration.ofMinutes(10));

    private final Shares shares;
    private final Credentials credentials;
    private final Desk desk;
    private final Machine machine;
    private final Throttle throttle;

    SharedPages(Shares shares, Credentials credentials, Desk desk, Machine machine, Throttle throttle) {
        this.throttle = throttle;
        this.shares = shares;
        this.credentials = credentials;
        this.desk = desk;
        this.machine = machine;
    }

    @GetMapping("/v/{secret}")
    View shared(@PathVariable String secret, Screen screen, HttpServletRequest request) {
        var share = live(secret, request);
        var own = screen.caller().filter(c -> c.person().equals(share.holder())).isPresent();
        if (!own && isALook(request)) shares.viewed(share);
        var checked = check(share);
        if (Machine.isAsked(request)) return machine.answer(checked, screen);
        var shown =
                new Shown(Shown.Way.LINK, checked, Optional.of(screen.address("/v/" + secret)), own, share.withFile());
        return Page.of((html, plain) -> JtepageGenerated.render(html, plain, screen, shown, Optional.empty()));
    }

    /** The sealed file, if the holder allows it. The number counts the link's credentials from 1. */
    @GetMapping("/v/{secret}/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable String secret, @PathVariable int number, HttpServletRequest request) {
        var share = live(secret, request);
        if (!share.withFile() || number < 1 || number > share.credentials().size()) throw Problem.notFound();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("credential-" + number + ".json")
                                .build()
                                .toString())
                .body(credentials.sealed(share.credentials().get(number - 1)));
    }

    /** Exactly what the other side will see: before the link exists, with the button that makes it, or afterwards. */
    @GetMapping("/v/preview")
    View preview(Caller caller, Form form, Screen screen) {
        var choice = form.has("share") ? Optional.<Choice>empty() : Optional.of(Choice.of(form));
        var share = choice.map(c -> shares.preview(caller.person(), c))
                .orElseGet(() -> shares.preview(caller.person(), share(form)));
        var shown = new Shown(Shown.Way.PREVIEW, check(share), Optional.empty(), true, share.withFile());
        return Page.of((html, plain) -> JtepageGenerated.render(html, plain, screen, shown, choice));
    }

    private List<Checked> check(OpenShare.Live share) {
        return share.credentials().stream()
                .map(id -> desk.check(id, share.shortName()))
                .toList();
    }

    private OpenShare.Live live(String secret, HttpServletRequest request) {
        throttle.check(GUESSES, request);
        if (!SECRET.matcher(secret).matches()) throw Problem.of(HttpStatus.NOT_FOUND, "verify.problem.incomplete");
        return switch (shares.open(secret)) {
            case OpenShare.Live live -> live;
            case OpenShare.Expired() -> throw Problem.of(HttpStatus.GONE, "verify.problem.expired");
            case OpenShare.Stopped() -> throw Problem.of(HttpStatus.GONE, "verify.problem.stopped");
            case OpenShare.Unknown() -> {
                throttle.spend(GUESSES, request);
                throw Problem.of(HttpStatus.NOT_FOUND, "verify.problem.unknown");
            }
        };
    }

    private static UUID share(Form form) {
        try {
            return UUID.fromString(form.value("share"));
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
    }

    private static boolean isALook(HttpServletRequest request) {
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        var purpose = Optional.ofNullable(request.getHeader("Sec-Purpose")).orElse("");
        return request.getMethod().equals("GET")
                && !purpose.toLowerCase(Locale.ROOT).contains("prefetch")
                && !MACHINES.matcher(agent).find();
    }

    @Bean
    static Routes verifyRoutes() {
        return Routes.none()
                .anyone(HttpMethod.GET, "/v/{secret}", "/v/{secret}/files/{number}", "/check")
                .anyone(HttpMethod.POST, "/check")
                .signedIn(HttpMethod.GET, "/v/preview");
    }
}
