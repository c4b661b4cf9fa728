package org.tessera.passport.badges;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.tessera.issue.oauth.AccessTokens;
import org.tessera.issue.oauth.OAuthProblem;
import org.tessera.platform.PersonId;
import org.tessera.platform.Routes;
import org.tessera.platform.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Credentials and profile of the person for whom a program comes (Open Badges 3.0, section 6). */
@Controller
class BadgesApi {
    static final String BASE = "/ims/ob/v3p0";
    private static final MediaType LINKED_DATA = MediaType.parseMediaType("application/vc+ld+json");
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 100;
    private static final int MOST = 500;

    private final AccessTokens tokens;
    private final BadgeBook book;
    private final OwnBadges own;
    private final Incoming incoming;
    private final Profiles profiles;
    private final Settings settings;
    private final JsonMapper json;

    BadgesApi(
            AccessTokens tokens,
            BadgeBook book,
            OwnBadges own,
            Incoming incoming,
            Profiles profiles,
            Settings settings,
            JsonMapper json) {
        this.tokens = tokens;
        this.book = book;
        this.own = own;
        this.incoming = incoming;
        this.profiles = profiles;
        this.settings = settings;
        this.json = json;
    }

    /** The person's credentials, our own first: tokens in one list, JSON in the other. */
    @GetMapping(BASE + "/credentials")
    ResponseEntity<?> credentials(
            @RequestParam Optional<String> limit,
            @RequestParam Optional<String> offset,
            @RequestParam Optional<String> since,
            HttpServletRequest request) {
        var person = person(request, Scope.CREDENTIAL_READONLY);
        int size = number("limit", limit, 1, LONGEST_PAGE, PAGE);
        int first = number("offset", offset, 0, Integer.MAX_VALUE, 0);
        var ours = own.of(person, since(since));
        var others = book.of(person, since(since));
        int total = ours.size() + others.size();
        // Only what is shown is sealed, and only once.
        var shown = ours.stream().skip(first).limit(size).toList();
        var page = new ArrayList<>(own.badges(shown));
        others.stream()
                .skip(Math.max(0, first - ours.size()))
                .limit(size - shown.size())
                .forEach(page::add);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "credential",
                page.stream()
                        .filter(b -> !b.token())
                        .map(b -> json.readTree(b.document()))
                        .toList());
        answer.put(
                "compactJwsString",
                page.stream().filter(Badge::token).map(Badge::document).toList());
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .header("X-Total-Count", Integer.toString(total))
                .header("Link", links(size, first, total, since))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    /** Brings a badge in, or a newer one in its place. */
    @PostMapping(BASE + "/credentials")
    ResponseEntity<?> bring(@RequestBody(required = false) Optional<String> body, HttpServletRequest request) {
        var person = person(request, Scope.CREDENTIAL_UPSERT);
        var badge = incoming.read(body.orElse(""));
        if (book.count(person) >= MOST) throw StatusInfo.invalidData("A passport holds at most " + MOST + " badges.");
        return switch (book.bring(person, badge)) {
            case CREATED -> echo(HttpStatus.CREATED, badge);
            case REPLACED -> echo(HttpStatus.OK, badge);
            case KEPT -> ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        };
    }

    @GetMapping(BASE + "/profile")
    ResponseEntity<?> profile(HttpServletRequest request) {
        return ok(profiles.of(person(request, Scope.PROFILE_READONLY)));
    }

    /** Changes what the person lets programs say about them. The name is the register's and stays. */
    @PutMapping(BASE + "/profile")
    ResponseEntity<?> change(@RequestBody(required = false) Optional<String> body, HttpServletRequest request) {
        var person = person(request, Scope.PROFILE_UPDATE);
        try {
            return ok(profiles.change(person, json.readTree(body.orElse(""))));
        } catch (JacksonException e) {
            throw StatusInfo.invalidData("The body is no JSON.");
        }
    }

    @ExceptionHandler
    ResponseEntity<?> refused(StatusInfo problem) {
        return problem.answer();
    }

    /** What is wrong with a token is told in the words of this API. */
    @ExceptionHandler
    ResponseEntity<?> refused(OAuthProblem problem) {
        return problem.error().equals("insufficient_scope")
                ? StatusInfo.forbidden(problem.error()).answer()
                : StatusInfo.unauthorized(problem.error()).answer();
    }

    private PersonId person(HttpServletRequest request, Scope scope) {
        return tokens.check(request, scope.scope()).person();
    }

    private static ResponseEntity<?> ok(Map<String, Object> body) {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ResponseEntity<?> echo(HttpStatus status, Badge badge) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .contentType(badge.token() ? MediaType.TEXT_PLAIN : LINKED_DATA)
                .body(badge.document().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** RFC 8288: where the other pages are. */
    private String links(int size, int first, int total, Optional<String> since) {
        var links = new LinkedHashMap<String, Integer>();
        if (first + size < total) links.put("next", first + size);
        links.put("last", total == 0 ? 0 : (total - 1) / size * size);
        links.put("first", 0);
        if (first > 0) links.put("prev", Math.max(0, first - size));
        var written = new ArrayList<String>();
        links.forEach((name, at) -> {
            var address = UriComponentsBuilder.fromUriString(settings.address(BASE + "/credentials"))
                    .queryParam("limit", size)
                    .queryParam("offset", at);
            since.ifPresent(_ -> address.queryParam("since", "{since}"));
            var uri = address.encode()
                    .buildAndExpand(Map.of("since", since.orElse("")))
                    .toUriString();
            written.add("<" + uri + ">; rel=\"" + name + "\"");
        });
        return String.join(", ", written);
    }

    private static int number(String name, Optional<String> given, int least, int most, int usual) {
        try {
            int number = given.map(Integer::parseInt).orElse(usual);
            if (number >= least) return Math.min(number, most);
        } catch (NumberFormatException notANumber) {
            // The problem below says what is wanted.
        }
        throw StatusInfo.invalidQuery(name + " must be a number from " + least + ".");
    }

    /** ISO 8601; without an offset it is UTC. */
    private static Instant since(Optional<String> given) {
        try {
            var text = given.filter(s -> !s.isEmpty()).orElse("1970-01-01T00:00:00Z");
            // A plus sign that was not encoded arrives as a space.
            var whole = text.replace(' ', '+');
            return OffsetDateTime.parse(whole.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? whole : whole + "Z")
                    .toInstant();
        } catch (DateTimeException e) {
            throw StatusInfo.invalidQuery("since must be a time such as 2027-01-31T12:00:00Z.");
        }
    }

    @Bean
    static Routes badgeRoutes() {
        return Routes.none()
                .programs(HttpMethod.GET, BASE + "/credentials", BASE + "/profile")
                .programs(HttpMethod.POST, BASE + "/credentials")
                .programs(HttpMethod.PUT, BASE + "/profile");
    }
}
