package org.tessera.learn;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tessera.design.CoursePacks;

/**
 * A person's recording in the course pack: {@code units/<unit>/narration/<language>/<slide>.opus}, {@code .mp3}, and
 * {@code .vtt} for captions. It always wins.
 */
@Component
@Order(1)
final class FileNarrator implements Narrator {
    private final CoursePacks packs;

    FileNarrator(CoursePacks packs) {
        this.packs = packs;
    }

    @Override
    public Set<Sound> offers(Script script) {
        var there = EnumSet.noneOf(Sound.class);
        for (Sound sound : Sound.values()) if (packs.has(script.pack(), path(script, sound))) there.add(sound);
        // Captions alone are no voice.
        return there.contains(Sound.OPUS) || there.contains(Sound.MP3) ? there : Set.of();
    }

    @Override
    public Optional<Resource> file(Script script, Sound sound) {
        return packs.file(script.pack(), path(script, sound)).map(ByteArrayResource::new);
    }

    @Override
    public boolean isReady(Script script) {
        return true;
    }

    @Override
    public OptionalLong size(Script script, Sound sound) {
        return packs.file(script.pack(), path(script, sound)).stream()
                .mapToLong(file -> file.length)
                .findFirst();
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    private static String path(Script script, Sound sound) {
        return "units/" + script.unit() + "/narration/" + script.language() + "/" + script.slide() + "." + sound.ending;
    }
}
