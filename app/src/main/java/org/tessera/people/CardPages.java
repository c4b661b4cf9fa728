package org.tessera.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.SignIn;

/** Signing in with a printed card: its QR code leads here, and the PIN is asked. */
@Controller
class CardPages {
    private static final int LONGEST_PIN = 12;
    private final Cards cards;
    private final SignIn signIn;

    CardPages(Cards cards, SignIn signIn) {
        this.cards = cards;
        this.signIn = signIn;
    }

    @GetMapping("/card/{secret}")
    View ask(Screen screen, @PathVariable String secret) {
        if (!cards.live(secret)) throw ended();
        return page(screen, Form.empty());
    }

    @PostMapping("/card/{secret}")
    View open(
            Screen screen,
            Form form,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pin = form.required("pin", LONGEST_PIN).replaceAll("\\D", "");
        if (!form.ok()) return page(screen, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        return switch (cards.open(secret, pin)) {
            case Cards.Attempt.Opened(var holder) -> {
                signIn.open(holder, request, response);
                yield SeeOther.to(Onward.START);
            }
            case Cards.Attempt.WrongPin(var left) -> {
                form.reject("pin", "people.card.wrong-pin", left);
                yield page(screen, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Cards.Attempt.Locked(var until) ->
                throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "people.card.locked", screen.time(until));
            case Cards.Attempt.Unknown() -> throw ended();
        };
    }

    private static Page page(Screen screen, Form form) {
        return Page.of((html, plain) -> JtecardPinGenerated.render(html, plain, screen, form));
    }

    private static Problem ended() {
        return Problem.of(HttpStatus.NOT_FOUND, "people.card.ended");
    }

    @Bean
    static Routes cardRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/card/{secret}").anyone(HttpMethod.POST, "/card/{secret}");
    }
}
