package org.tessera.learn;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/**
 * Units on a learner's phone: choosing how much to keep, and the pages that a phone keeps. Those are the same for
 * everybody, so they need no account.
 */
@Controller
class KeptPages {
    /**
     * One way of keeping a unit.
     *
     * @param name {@code opus}, {@code mp3} or {@code none}
     */
    record Choice(String name, KeptUnits.Parcel parcel) {
        /** In megabytes with one digit, at least 0.1. */
        double megabytes() {
            return Math.max(1, Math.ceilDiv(parcel.bytes(), 100_000)) / 10.0;
        }
    }

    private static final String NO_VOICE = "none";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private final KeptUnits units;
    private final Enrolments enrolments;
    private final Narration narration;
    private final Settings settings;

    KeptPages(KeptUnits units, Enrolments enrolments, Narration narration, Settings settings) {
        this.units = units;
        this.enrolments = enrolments;
        this.narration = narration;
        this.settings = settings;
    }

    @GetMapping("/learn/{course}/{unit}/keep")
    View keep(Screen screen, Caller caller, @PathVariable String course, @PathVariable String unit) {
        var pack = enrolments
                .of(caller.person(), course)
                .orElseThrow(Problem::notFound)
                .pack();
        var kept = units.find(pack.hash(), unit, pack.languageFor(screen.language()))
                .orElseThrow(Problem::notFound);
        narration.prepare(pack, kept.unit(), kept.language());
        var choices = choices(screen, kept);
        return Page.of((html, plain) -> JtekeepGenerated.render(html, plain, screen, kept, choices));
    }

    private List<Choice> choices(Screen screen, KeptUnit kept) {
        var byName = new LinkedHashMap<String, Optional<Sound>>();
        byName.put(Sound.OPUS.ending, Optional.of(Sound.OPUS));
        byName.put(Sound.MP3.ending, Optional.of(Sound.MP3));
        byName.put(NO_VOICE, Optional.empty());
        return byName.entrySet().stream()
                .map(way -> new Choice(way.getKey(), units.parcel(screen, kept, way.getValue())))
                .filter(choice -> choice.name().equals(NO_VOICE)
                        || !choice.parcel().sounds().isEmpty())
                .toList();
    }

    @GetMapping("/learn/kept/{pack}/{unit}/{language}")
    ResponseEntity<byte[]> unit(
            Screen screen, @PathVariable String pack, @PathVariable String unit, @PathVariable String language) {
        var kept = units.find(pack, unit, language).orElseThrow(Problem::notFound);
        return sameForAll(units.page(screen, kept));
    }

    @GetMapping(value = "/learn/kept/{pack}/{unit}/{language}/files", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<KeptUnits.Parcel> files(
            Screen screen,
            @PathVariable String pack,
            @PathVariable String unit,
            @PathVariable String language,
            @RequestParam(defaultValue = NO_VOICE) String sound) {
        var kept = units.find(pack, unit, language).orElseThrow(Problem::notFound);
        var wanted = Sound.ofEnding(sound).filter(s -> s != Sound.CAPTIONS);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(units.parcel(screen, kept, wanted));
    }

    /** What is on this phone: the page to which everything leads while there is no network. */
    @GetMapping("/learn/offline/{language}")
    ResponseEntity<byte[]> phone(Screen screen, @PathVariable String language) {
        if (!settings.languages().contains(language)) throw Problem.notFound();
        var reader = screen.in(language);
        return sameForAll(Page.of((html, plain) -> JteofflineGenerated.render(html, plain, reader)));
    }

    private static ResponseEntity<byte[]> sameForAll(Page page) {
        var html = page.bytes();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate())
                // A weak one, as a strong one would keep the server from compressing what phones fetch over slow
                // networks.
                .eTag("W/\"" + Sha256.of(html) + '"')
                .contentType(HTML)
                .body(html);
    }

    @Bean
    static Routes keptRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/learn/{course}/{unit}/keep")
                .anyone(
                        HttpMethod.GET,
                        "/learn/kept/{pack}/{unit}/{language}",
                        "/learn/kept/{pack}/{unit}/{language}/files",
                        "/learn/offline/{language}");
    }
}
