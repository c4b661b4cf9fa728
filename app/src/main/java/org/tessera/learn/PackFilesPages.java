package org.tessera.learn;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;

/**
 * Pictures and narration. Courses are open content (CC BY), so these addresses need no account and may be kept by
 * everything on the way; the version's hash stands in each of them. A part of a sound can be asked for (RFC 9110,
 * range requests), so that a phone can seek and continue.
 */
@Controller
class PackFilesPages {
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    /** A computer's voice may get better. */
    private static final CacheControl A_MONTH =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic();

    private final CoursePacks packs;
    private final Narration narration;
    private final Courses courses;

    PackFilesPages(CoursePacks packs, Narration narration, Courses courses) {
        this.packs = packs;
        this.courses = courses;
        this.narration = narration;
    }

    @GetMapping("/learn/pictures/{pack}/{name}")
    ResponseEntity<byte[]> picture(@PathVariable String pack, @PathVariable String name) {
        var picture = packs.file(pack, "pictures/" + name).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .header(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                .body(picture);
    }

    @GetMapping("/learn/narration/{pack}/{language}/{unit}/{file}")
    ResponseEntity<Resource> narration(
            @PathVariable String pack,
            @PathVariable String language,
            @PathVariable String unit,
            @PathVariable String file) {
        int dot = file.lastIndexOf('.');
        if (dot < 0) throw Problem.notFound();
        var slide = file.substring(0, dot);
        var sound = Sound.ofEnding(file.substring(dot + 1)).orElseThrow(Problem::notFound);
        var script = packs.version(pack)
                .flatMap(p -> script(p, language, unit, slide))
                .orElseThrow(Problem::notFound);
        var voice = narration.voice(script);
        if (!voice.has(sound)) throw Problem.notFound();
        var made = narration
                .file(script, sound)
                .orElseThrow(() -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "learn.problem.no-voice-now"));
        return ResponseEntity.ok()
                .cacheControl(voice.synthetic() ? A_MONTH : FOR_EVER)
                .header(HttpHeaders.CONTENT_TYPE, sound.mediaType)
                .body(made);
    }

    private Optional<Script> script(CoursePack pack, String language, String unit, String step) {
        if (!pack.languages().contains(language)) return Optional.empty();
        if (unit.equals(Script.COURSE) && step.equals(Script.ABOUT)) return Optional.of(courses.script(pack, language));
        return pack.unit(unit)
                .flatMap(u -> Narration.scripts(pack, u, language).stream()
                        .filter(script -> script.slide().equals(step))
                        .findFirst());
    }

    @Bean
    static Routes packFileRoutes() {
        return Routes.none()
                .anyone(HttpMethod.GET, "/learn/pictures/{pack}/{name}")
                .anyone(HttpMethod.GET, "/learn/narration/{pack}/{language}/{unit}/{file}");
    }
}
