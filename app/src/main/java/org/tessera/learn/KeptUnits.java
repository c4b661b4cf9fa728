package org.tessera.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.Unit;
import org.tessera.platform.Page;
import org.tessera.platform.Screen;

/**
 * What a phone needs to have a unit without a network: the page in every language of the course, so that the language
 * can be changed anywhere, with its pictures; and the voice in one language, because that is what weighs.
 */
@Component
class KeptUnits {
    /**
     * What is to be fetched.
     *
     * @param pages addresses of pages, pictures, styles and scripts
     * @param sounds addresses of the voice and its captions
     * @param bytes what all of it weighs; an estimate as long as the voice is not spoken yet
     */
    record Parcel(Set<String> pages, List<String> sounds, long bytes) {}

    private record Texts(Set<String> addresses, long bytes) {}

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"(/(?:learn/pictures|assets)/[^\"]+)\"");
    private final CoursePacks packs;
    private final Courses courses;
    private final Narration narration;
    private final Map<String, Texts> texts = new ConcurrentHashMap<>();

    KeptUnits(CoursePacks packs, Courses courses, Narration narration) {
        this.packs = packs;
        this.courses = courses;
        this.narration = narration;
    }

    /** A unit of a version of a course, in a language that the course has. */
    Optional<KeptUnit> find(String pack, String unit, String language) {
        return packs.version(pack)
                .filter(p -> p.languages().contains(language))
                .flatMap(p -> p.unit(unit).map(u -> kept(p, u, language)));
    }

    /** A unit of a draft; nobody has spoken it yet. */
    Optional<KeptUnit> preview(UUID work, CoursePack draft, String unit, String language) {
        return draft.unit(unit)
                .filter(found -> found.texts().containsKey(language))
                .map(found ->
                        new KeptUnit(draft, courses.title(draft.id()), found, language, Map.of(), Optional.of(work)));
    }

    /** The page. */
    Page page(Screen screen, KeptUnit kept) {
        var reader = screen.in(kept.language());
        return Page.of((html, plain) -> JtekeptGenerated.render(html, plain, reader, kept));
    }

    /**
     * What a phone has to fetch.
     *
     * @param sound the kind of voice, or nothing for the words alone
     */
    Parcel parcel(Screen screen, KeptUnit kept, Optional<Sound> sound) {
        var words = texts.computeIfAbsent(kept.address(), address -> words(screen, kept));
        var pages = new LinkedHashSet<String>();
        kept.pack().languages().forEach(language -> pages.add(kept.address(language)));
        pages.addAll(words.addresses());
        var sounds = new ArrayList<String>();
        long bytes = words.bytes();
        for (Script script :
                sound.isPresent() ? Narration.scripts(kept.pack(), kept.unit(), kept.language()) : List.<Script>of()) {
            for (Sound part : List.of(sound.get(), Sound.CAPTIONS)) {
                if (!narration.voice(script).has(part)) continue;
                sounds.add(script.address(part));
                bytes += narration.bytes(script, part);
            }
        }
        return new Parcel(pages, List.copyOf(sounds), bytes);
    }

    private Texts words(Screen screen, KeptUnit kept) {
        var addresses = new TreeSet<String>();
        long bytes = 0;
        for (String language : kept.pack().languages()) {
            var html = page(screen, kept(kept.pack(), kept.unit(), language)).bytes();
            bytes += html.length;
            var found = ADDRESS.matcher(new String(html, java.nio.charset.StandardCharsets.UTF_8));
            while (found.find()) addresses.add(found.group(1));
        }
        for (String address : addresses) bytes += pictureBytes(kept.pack(), address);
        return new Texts(addresses, bytes);
    }

    private long pictureBytes(CoursePack pack, String address) {
        if (!address.startsWith("/learn/pictures/")) return 0;
        var name = address.substring(address.lastIndexOf('/') + 1);
        return packs.file(pack.hash(), "pictures/" + name)
                .map(file -> (long) file.length)
                .orElse(0L);
    }

    private KeptUnit kept(CoursePack pack, Unit unit, String language) {
        var voices = new HashMap<String, Narration.Voice>();
        for (Script script : Narration.scripts(pack, unit, language))
            voices.put(script.slide(), narration.voice(script));
        return new KeptUnit(pack, courses.title(pack.id()), unit, language, Map.copyOf(voices), Optional.empty());
    }
}
