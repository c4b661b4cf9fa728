package org.tessera.passport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.issue.CredentialId;
import org.tessera.issue.wallet.Offers;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/**
 * Adding a credential to a wallet: a code to scan or a link to tap, and the transaction code on a page of its own, so that
 * a picture of the one does not show the other.
 */
@Controller
class OfferPages {
    /** The session remembers the last offer until it ends; the tables have only hashes. */
    private static final String LAST_MADE = "passport.last-offer";

    private record Last(String secret, String digits) {}

    private final Offers offers;
    private final Holdings holdings;
    private final Clock clock;

    OfferPages(Offers offers, Holdings holdings, Clock clock) {
        this.offers = offers;
        this.holdings = holdings;
        this.clock = clock;
    }

    @PostMapping("/passport/keep/{id}/offers")
    View make(@PathVariable CredentialId id, Caller caller, HttpSession session) {
        var made = offers.make(caller.person(), id);
        session.setAttribute(LAST_MADE, made.id() + " " + made.secret() + " " + made.transactionCode());
        return SeeOther.to("/passport/offers/" + made.id());
    }

    @GetMapping("/passport/offers/{id}")
    View show(@PathVariable UUID id, Caller caller, Screen screen, HttpServletRequest request) {
        var offer = offers.of(caller.person(), id);
        var held = holdings.of(caller.person(), List.of(offer.credential())).getFirst();
        var link = offer.isOpen(clock.instant())
                ? last(id, request).map(last -> offers.link(last.secret()))
                : Optional.<String>empty();
        return Page.of((html, plain) -> JteofferGenerated.render(
                html, plain, screen, held, link, "/passport/offers/" + id + "/code", offer.until(), offer.used()));
    }

    @GetMapping("/passport/offers/{id}/code")
    View code(@PathVariable UUID id, Caller caller, Screen screen, HttpServletRequest request) {
        var digits = Optional.of(offers.of(caller.person(), id))
                .filter(offer -> offer.isOpen(clock.instant()))
                .flatMap(offer -> last(id, request))
                .map(Last::digits)
                .orElseThrow(Problem::notFound);
        return Page.of((html, plain) ->
                JteoffercodeGenerated.render(html, plain, screen, digits, "/passport/offers/" + id));
    }

    private static Optional<Last> last(UUID offer, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(LAST_MADE) instanceof String last)) return Optional.empty();
        var words = last.split(" ");
        return words[0].equals(offer.toString()) ? Optional.of(new Last(words[1], words[2])) : Optional.empty();
    }

    @Bean
    static Routes offerRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.POST, "/passport/keep/{id}/offers")
                .signedIn(HttpMethod.GET, "/passport/offers/{id}", "/passport/offers/{id}/code");
    }
}
