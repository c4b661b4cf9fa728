package org.tessera.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.tessera.platform.Audit;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.SignIn;

/** Passkeys: those of one's account, and signing in with one. {@code passkey.js} speaks with the authenticator. */
@Controller
class PasskeyPages {
    private static final int LONGEST_LABEL = 60;
    private final PasskeyCeremony ceremony;
    private final Passkeys passkeys;
    private final SignIn signIn;
    private final Onward onward;
    private final Audit audit;

    PasskeyPages(PasskeyCeremony ceremony, Passkeys passkeys, SignIn signIn, Onward onward, Audit audit) {
        this.ceremony = ceremony;
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.onward = onward;
        this.audit = audit;
    }

    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(HttpServletRequest request) {
        return ceremony.askToSignIn(request);
    }

    @PostMapping(path = "/sign-in/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> open(
            @RequestBody String answer,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = ceremony.signIn(request, answer).orElseThrow(PasskeyPages::refused);
        signIn.open(person, request, response);
        return Map.of("next", onward.from(next));
    }

    @GetMapping("/account/passkeys")
    View list(Screen screen, Caller caller) {
        var own = passkeys.of(caller.person());
        return Page.of((html, plain) -> JtepasskeysGenerated.render(html, plain, screen, own));
    }

    @PostMapping(path = "/account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String askNew(Authentication person, HttpServletRequest request) {
        return ceremony.askToRegister(person, request);
    }

    @PostMapping(path = "/account/passkeys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Transactional
    Map<String, String> register(
            Screen screen,
            Caller caller,
            @RequestBody String answer,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request) {
        var name = label.strip().replaceAll("\\p{Cntrl}", "");
        var shown = name.isEmpty() ? screen.say("people.passkeys.unnamed") : name;
        var kept = shown.substring(0, Math.min(shown.length(), LONGEST_LABEL));
        if (!ceremony.register(request, answer, kept, caller.person())) throw refused();
        record(caller, "passkey-added");
        return Map.of("next", "/account/passkeys");
    }

    @PostMapping("/account/passkeys/{id}/removal")
    @Transactional
    View remove(Caller caller, @PathVariable UUID id) {
        if (!passkeys.remove(caller.person(), id)) throw Problem.notFound();
        record(caller, "passkey-removed");
        return SeeOther.to("/account/passkeys");
    }

    private void record(Caller caller, String action) {
        audit.record("person:" + caller.person(), Optional.of(caller.person()), action, Map.of());
    }

    private static Problem refused() {
        return Problem.of(HttpStatus.BAD_REQUEST, "people.passkeys.refused");
    }

    @Bean
    static Routes passkeyRoutes() {
        return Routes.none()
                .anyone(HttpMethod.POST, "/sign-in/passkey/options", "/sign-in/passkey")
                .signedIn(HttpMethod.GET, "/account/passkeys")
                .signedIn(
                        HttpMethod.POST,
                        "/account/passkeys",
                        "/account/passkeys/options",
                        "/account/passkeys/{id}/removal");
    }
}
