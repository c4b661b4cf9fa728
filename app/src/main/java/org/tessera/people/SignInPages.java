package org.tessera.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tessera.platform.Form;
import org.tessera.platform.Mail;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.SignIn;
import org.tessera.platform.Throttle;

/** Signing in by a link, and signing out. */
@Controller
class SignInPages {
    static final int LONGEST_EMAIL = NewPerson.LONGEST_EMAIL;
    /** A class of thirty at one address may all sign in at once, and some of them twice. */
    static final Throttle.Budget MAILS = new Throttle.Budget("sign-in-mail", 300, Duration.ofMinutes(10));

    private final SignIn signIn;
    private final SignInLinks links;
    private final LinkMail linkMail;
    private final Onward onward;
    private final People people;
    private final Mail mail;
    private final Throttle throttle;

    SignInPages(
            SignIn signIn,
            SignInLinks links,
            LinkMail linkMail,
            Onward onward,
            People people,
            Mail mail,
            Throttle throttle) {
        this.throttle = throttle;
        this.signIn = signIn;
        this.links = links;
        this.linkMail = linkMail;
        this.onward = onward;
        this.people = people;
        this.mail = mail;
    }

    @GetMapping("/sign-in")
    View ways(Screen screen, @RequestParam(defaultValue = "/") String next) {
        return page(screen, Form.with(Map.of("next", onward.from(next))));
    }

    @PostMapping("/sign-in/link")
    View ask(Screen screen, Form form, HttpServletRequest request) {
        var email = form.required("email", LONGEST_EMAIL);
        if (form.ok() && !NewPerson.isEmail(email)) form.reject("email", "people.sign-in.not-an-address");
        if (!form.ok()) return page(screen, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        throttle.take(MAILS, request);
        linkMail.ask(email, onward.from(form.value("next")));
        return SeeOther.to("/sign-in/link");
    }

    @GetMapping("/sign-in/link")
    View sent(Screen screen) {
        return Page.of((html, plain) -> JtelinkSentGenerated.render(html, plain, screen));
    }

    @GetMapping("/sign-in/link/{secret}")
    View arrive(Screen screen, @PathVariable String secret) {
        var person = links.holder(secret).orElseThrow(SignInPages::used);
        var name = people.of(person).fullName();
        return Page.of((html, plain) -> JtelinkGenerated.render(html, plain, screen, name));
    }

    @PostMapping("/sign-in/link/{secret}")
    View redeem(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        var redeemed = links.redeem(secret).orElseThrow(SignInPages::used);
        signIn.open(redeemed.person(), request, response);
        return SeeOther.to(onward.from(redeemed.onward()));
    }

    /** The browser is told to forget what this site left in it, as the next person may use the same device. */
    @PostMapping("/sign-out")
    View leave(HttpServletRequest request, HttpServletResponse response) {
        signIn.close(request);
        response.setHeader("Clear-Site-Data", "\"cookies\", \"storage\"");
        return SeeOther.to("/");
    }

    private Page page(Screen screen, Form form) {
        return Page.of((html, plain) -> JtesignInGenerated.render(html, plain, screen, form, mail.available()));
    }

    private static Problem used() {
        return Problem.of(HttpStatus.GONE, "people.link.used");
    }

    @Bean
    static Routes signInRoutes() {
        return Routes.none()
                .anyone(HttpMethod.GET, "/sign-in", "/sign-in/link", "/sign-in/link/{secret}")
                .anyone(HttpMethod.POST, "/sign-in/link", "/sign-in/link/{secret}", "/sign-out");
    }
}
