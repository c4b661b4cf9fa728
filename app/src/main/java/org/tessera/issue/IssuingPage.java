package org.tessera.issue;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;

/** How issuing goes: what the nightly check found, what waits, and the state of the public log. */
@Controller
class IssuingPage {
    /** A decision that waits, and the gates that are closed for it; empty when nobody has asked them yet. */
    record Waiting(String decision, List<String> gates) {}

    /** What the page shows. */
    record Overview(Optional<Rechecks.Run> run, List<Waiting> waiting, long entries, String logKey) {}

    private static final int MOST = 100;
    private final Rechecks rechecks;
    private final Ledger ledger;
    private final LogBook book;
    private final Sealer sealer;

    IssuingPage(Rechecks rechecks, Ledger ledger, LogBook book, Sealer sealer) {
        this.rechecks = rechecks;
        this.ledger = ledger;
        this.book = book;
        this.sealer = sealer;
    }

    @GetMapping("/issuing")
    View show(Screen screen) {
        var waiting = ledger.unfinished(MOST).stream()
                .map(decision -> new Waiting(
                        decision.toString(),
                        ledger.refusals(decision).reversed().stream()
                                .limit(1)
                                .flatMap(gates -> List.of(gates.split(" ")).stream())
                                .toList()))
                .toList();
        var overview = new Overview(
                rechecks.newest(), waiting, book.size(), sealer.logKey().toString());
        return Page.of((html, plain) -> JteissuingGenerated.render(html, plain, screen, overview));
    }

    @Bean
    static Routes issuingRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, "/issuing", Role.CERTIFICATION_OFFICER, Role.PLATFORM_ADMINISTRATOR);
    }

    @Bean
    static MenuEntry issuingMenu() {
        return new MenuEntry(
                64,
                "issue.menu",
                "/issuing",
                new Who.Holding(List.of(Role.CERTIFICATION_OFFICER, Role.PLATFORM_ADMINISTRATOR)));
    }
}
