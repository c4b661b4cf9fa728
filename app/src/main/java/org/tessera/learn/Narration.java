package org.tessera.learn;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;

/** The voice of each page of a unit: a recording where there is one, else a computer, else none and the page says so. */
@Component
class Narration {
    /**
     * How a page can be heard.
     *
     * @param sounds the files there are; empty when it can only be read
     * @param synthetic whether a computer speaks
     */
    record Voice(Set<Sound> sounds, boolean synthetic) {
        static final Voice NONE = new Voice(Set.of(), false);

        boolean isThere() {
            return !sounds.isEmpty();
        }

        boolean has(Sound sound) {
            return sounds.contains(sound);
        }
    }

    private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("learn-narration");
    /** How quickly a text is read aloud; measured over the four courses, between 12 (Greek) and 15 (English). */
    private static final int CHARACTERS_A_SECOND = 13;

    private final List<Narrator> narrators;
    private final CoursePacks packs;
    private final NarrationSettings settings;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    Narration(
            List<Narrator> narrators,
            CoursePacks packs,
            NarrationSettings settings,
            ObjectProvider<Scheduler> scheduler,
            Clock clock) {
        this.narrators = narrators;
        this.packs = packs;
        this.settings = settings;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    static Script script(CoursePack pack, Unit unit, Step step, String language) {
        return new Script(pack.hash(), unit.id(), step.id(), language, Spoken.of(unit.in(language), step));
    }

    /** The words of a unit as they are said. */
    static Script glossary(CoursePack pack, Unit unit, String language) {
        return new Script(pack.hash(), unit.id(), Script.GLOSSARY, language, Spoken.glossary(unit.in(language)));
    }

    /** All that can be heard of a unit: its pages in order, then its words. */
    static List<Script> scripts(CoursePack pack, Unit unit, String language) {
        return Stream.concat(
                        Step.of(unit).stream().map(step -> script(pack, unit, step, language)),
                        Stream.of(glossary(pack, unit, language)))
                .toList();
    }

    /** How a page can be heard. */
    Voice voice(Script script) {
        return narrator(script)
                .map(n -> new Voice(n.offers(script), n.synthetic()))
                .orElse(Voice.NONE);
    }

    /** A file of a page's narration, made now if need be. */
    Optional<Resource> file(Script script, Sound sound) {
        return narrator(script).filter(n -> n.offers(script).contains(sound)).flatMap(n -> n.file(script, sound));
    }

    /** Whether nobody has to wait for a page's voice; also true when it has none. */
    boolean isReady(Script script) {
        return narrator(script).map(n -> n.isReady(script)).orElse(true);
    }

    /** What a file weighs in bytes; from the length of the text as long as it is not made. */
    long bytes(Script script, Sound sound) {
        long characters = script.paragraphs().stream().mapToInt(String::length).sum();
        return narrator(script).stream()
                .flatMapToLong(n -> n.size(script, sound).stream())
                .findFirst()
                .orElse(characters * sound.bytesASecond / CHARACTERS_A_SECOND);
    }

    /** Has the rest of a unit spoken in the background, so that the next slides need no waiting. */
    void prepare(CoursePack pack, Unit unit, String language) {
        boolean ready = scripts(pack, unit, language).stream().allMatch(this::isReady);
        if (!ready && settings.ahead()) speakAll(pack, unit, language);
    }

    /** The same because somebody asked for it. */
    void speakAll(CoursePack pack, Unit unit, String language) {
        var instance = String.join("/", pack.hash(), unit.id(), language);
        scheduler.getObject().scheduleIfNotExists(JOB.instance(instance).build(), clock.instant());
    }

    @Bean
    static Task<Void> narrationJob(ObjectProvider<Narration> narration) {
        return Tasks.oneTime(JOB)
                .execute((instance, context) -> narration.getObject().speak(instance.getId()));
    }

    private void speak(String instance) {
        var parts = instance.split("/");
        var pack = packs.version(parts[0]).orElseThrow();
        var unit = pack.unit(parts[1]).orElseThrow();
        for (Script script : scripts(pack, unit, parts[2])) file(script, Sound.CAPTIONS);
    }

    private Optional<Narrator> narrator(Script script) {
        return narrators.stream().filter(n -> !n.offers(script).isEmpty()).findFirst();
    }
}
