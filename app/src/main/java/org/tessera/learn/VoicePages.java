package org.tessera.learn;

import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The voice of a course for its authors: a sheet for the speaker, recordings page by page, the computer's voice. */
@Controller
class VoicePages {
    /**
     * One page of a unit and its voice.
     *
     * @param number from 1, as on the sheet
     * @param ready whether nobody has to wait for it
     */
    record Line(int number, Step step, List<String> paragraphs, Narration.Voice voice, boolean ready) {
        /** The text key of what speaks here. */
        String state() {
            if (!voice.isThere()) return "learn.recording.state.none";
            if (!voice.synthetic()) return "learn.recording.state.person";
            return ready ? "learn.recording.state.computer" : "learn.recording.state.waiting";
        }
    }

    private final CoursePacks packs;
    private final Narration narration;
    private final Recordings recordings;

    VoicePages(CoursePacks packs, Narration narration, Recordings recordings) {
        this.packs = packs;
        this.narration = narration;
        this.recordings = recordings;
    }

    @GetMapping("/learn/voice/{course}/{unit}")
    View unit(Screen screen, @PathVariable String course, @PathVariable String unit) {
        return page(screen, Form.empty(), course, unit);
    }

    /** Has the computer speak what nobody has recorded. */
    @PostMapping("/learn/voice/{course}/{unit}")
    View speak(Screen screen, @PathVariable String course, @PathVariable String unit) {
        var pack = packs.current(course).orElseThrow(Problem::notFound);
        narration.speakAll(pack, pack.unit(unit).orElseThrow(Problem::notFound), pack.languageFor(screen.language()));
        return SeeOther.to("/learn/voice/" + course + "/" + unit);
    }

    @PostMapping("/learn/voice/{course}/{unit}/{step}")
    View record(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable String course,
            @PathVariable String unit,
            @PathVariable String step,
            @RequestParam("sound") MultipartFile sound)
            throws IOException, InterruptedException {
        var pack = packs.current(course).orElseThrow(Problem::notFound);
        var found = pack.unit(unit).orElseThrow(Problem::notFound);
        var spoken = Step.of(found).stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var script = Narration.script(pack, found, spoken, pack.languageFor(screen.language()));
        return switch (recordings.receive(script, sound.getBytes(), caller.person())) {
            case Recordings.Received.Kept kept -> SeeOther.to("/learn/voice/" + course + "/" + unit + "#" + step);
            case Recordings.Received.Refused refused -> {
                form.reject("sound-" + step, refused.complaint());
                yield page(screen, form, course, unit).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    private Page page(Screen screen, Form form, String course, String unitId) {
        var pack = packs.current(course).orElseThrow(Problem::notFound);
        var unit = pack.unit(unitId).orElseThrow(Problem::notFound);
        var language = pack.languageFor(screen.language());
        var lines = lines(pack, unit, language);
        return Page.of(
                (html, plain) -> JtevoiceSheetGenerated.render(html, plain, screen, form, pack, unit, language, lines));
    }

    private List<Line> lines(CoursePack pack, Unit unit, String language) {
        var steps = Step.of(unit);
        return steps.stream()
                .map(step -> {
                    var script = Narration.script(pack, unit, step, language);
                    return new Line(
                            steps.indexOf(step) + 1,
                            step,
                            script.paragraphs(),
                            narration.voice(script),
                            narration.isReady(script));
                })
                .toList();
    }

    @Bean
    static Routes voiceRoutes() {
        var unit = "/learn/voice/{course}/{unit}";
        return Routes.none()
                .holding(HttpMethod.GET, unit, Role.AUTHOR, Role.EDUCATOR)
                .holding(HttpMethod.POST, unit, Role.AUTHOR, Role.EDUCATOR)
                .holding(HttpMethod.POST, unit + "/{step}", Role.AUTHOR, Role.EDUCATOR);
    }
}
