package org.tessera.learn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tessera.platform.Caller;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Sha256;

/** What the script on a learner's phone asks and tells, as JSON. */
@Controller
class PhonePages {
    /**
     * A deed as the phone tells it.
     *
     * @param answer when an exercise was answered, else nothing
     * @param ago how many milliseconds ago it was done; so a phone whose clock is wrong does no harm
     */
    record Told(
            UUID key,
            String unit,
            String step,
            @Nullable String answer,
            @Nullable Integer sentence,
            long ago) {
        Told {
            Objects.requireNonNull(key);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(step);
        }

        Deed deed(Instant now) {
            var at = now.minus(Duration.ofMillis(Math.clamp(ago, 0, LONGEST.toMillis())));
            return answer == null
                    ? new Deed.Seen(key, unit, step, sentence == null ? 0 : sentence, at)
                    : new Deed.Answered(key, unit, step, answer, at);
        }
    }

    /** What a phone has to tell about one course; what stands beyond the first {@value #MOST} is told again. */
    record Letter(List<Told> deeds) {
        Letter {
            Objects.requireNonNull(deeds);
        }
    }

    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int NAME = 16;
    private final Enrolments enrolments;
    private final Deeds deeds;
    private final PhoneKeys keys;
    private final Clock clock;

    PhonePages(Enrolments enrolments, Deeds deeds, PhoneKeys keys, Clock clock) {
        this.enrolments = enrolments;
        this.deeds = deeds;
        this.keys = keys;
        this.clock = clock;
    }

    /** Who is signed in, by a name that means nothing elsewhere; their key; and the token that a letter must carry. */
    @GetMapping(value = "/learn/phone", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> person(Caller caller, CsrfToken token) {
        return personal(Map.of(
                "who", Sha256.of("phone " + caller.person()).substring(0, NAME),
                "key", Base64.getEncoder().encodeToString(keys.of(caller.person())),
                "header", token.getHeaderName(),
                "token", token.getToken()));
    }

    /** How far the learner is in a course, from all their devices. */
    @GetMapping(value = "/learn/phone/{course}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> progress(Caller caller, @PathVariable String course) {
        return personal(progress(enrolments.of(caller.person(), course).orElseThrow(Problem::notFound)));
    }

    /** Takes in what was done on a phone. */
    @PostMapping(value = "/learn/phone/{course}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Deeds.Merged tell(Caller caller, @PathVariable String course, @RequestBody Letter letter) {
        var enrolment = enrolments.of(caller.person(), course).orElseThrow(Problem::notFound);
        var now = clock.instant();
        return deeds.merge(
                enrolment,
                letter.deeds().stream().limit(MOST).map(told -> told.deed(now)).toList());
    }

    private Map<String, Object> progress(Enrolment enrolment) {
        var progress = new LinkedHashMap<String, Object>();
        progress.put("pack", enrolment.pack().hash());
        progress.put("done", enrolments.progress(enrolment).done());
        progress.put("answers", enrolments.answers(enrolment));
        Optional<Enrolment.Place> place = enrolment.place();
        place.ifPresent(
                p -> progress.put("place", Map.of("unit", p.unit(), "step", p.step(), "sentence", p.sentence())));
        return progress;
    }

    private static <T> ResponseEntity<T> personal(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    @Bean
    static Routes phoneRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/learn/phone", "/learn/phone/{course}")
                .signedIn(HttpMethod.POST, "/learn/phone/{course}");
    }
}
