package org.tessera.passport;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.design.Outcome;
import org.tessera.people.Person;
import org.tessera.platform.Paper;
import org.tessera.platform.Screen;

/**
 * The passport on paper: what a link shows, with the link as a QR code and the moment it was printed. Paper can't change
 * when a credential is withdrawn, so it says “as of” and sends the reader to the page.
 */
@Component
class PaperPassport {
    /** One credential on the sheet. */
    record Entry(Held held, List<Outcome> outcomes) {}

    private static final int MOST_OUTCOMES = 4;
    private final Paper paper;
    private final Catalogue catalogue;
    private final Clock clock;

    PaperPassport(Paper paper, Catalogue catalogue, Clock clock) {
        this.paper = paper;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * The sheet as PDF.
     *
     * @param shown what the link shows, and under which name
     * @param address the link
     */
    byte[] of(Person person, OpenShare.Live shown, List<Held> held, String address, Screen screen) {
        var name = shown.shortName().map(ShortName::name).orElse(person.fullName());
        var latin = shown.shortName().map(ShortName::latinName).orElse(person.latinName());
        var entries = held.stream().map(this::entry).toList();
        var now = clock.instant();
        return paper.pdf((html, plain) ->
                JtepaperGenerated.render(html, plain, screen, name, latin, entries, address, now, shown.until()));
    }

    /** The outcomes of the very version that was certified. */
    private Entry entry(Held held) {
        var outcomes = version(held)
                .flatMap(number -> catalogue.version(held.skill(), number))
                .map(standard ->
                        standard.outcomes().stream().limit(MOST_OUTCOMES).toList())
                .orElse(List.of());
        return new Entry(held, outcomes);
    }

    private static Optional<Integer> version(Held held) {
        var parts = held.reference().split("[@#]");
        return parts.length == 3 ? Optional.of(Integer.parseInt(parts[1])) : Optional.empty();
    }
}
