package org.tessera.issue.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import org.tessera.platform.Audit;
import org.tessera.platform.Caller;
import org.tessera.platform.ContentPolicy;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/** Where a person says whether a program may act for them. */
@Controller
class AuthorizationPages {
    static final String AUTHORIZE = "/oauth/authorize";

    /** One question to a person: which program, what for, about which things. */
    record Question(
            Client client,
            String place,
            String reference,
            List<String> says,
            boolean choosing,
            Map<String, String> choices) {}

    private final Wishes wishes;
    private final Clients clients;
    private final CodeGrant codes;
    private final Audit audit;
    private final Settings settings;

    AuthorizationPages(Wishes wishes, Clients clients, CodeGrant codes, Audit audit, Settings settings) {
        this.wishes = wishes;
        this.clients = clients;
        this.codes = codes;
        this.audit = audit;
        this.settings = settings;
    }

    /** Asks. A request that was not pushed is kept first, so that from here on both go the same way. */
    @GetMapping(AUTHORIZE)
    View ask(HttpServletRequest request, HttpServletResponse response, Caller caller, Screen screen) {
        var sent = understood(() -> Sent.by(request));
        var pushed = sent.get("request_uri");
        if (pushed == null) {
            var wish = understood(() -> wishes.read(sent, Optional.empty(), false));
            return SeeOther.to(here(wish.client(), wishes.keep(wish, false)));
        }
        var secret = pushed.startsWith(Wishes.URN) ? pushed.substring(Wishes.URN.length()) : "";
        var wish = wishes.find(secret, sent.getOrDefault("client_id", "")).orElseThrow(AuthorizationPages::over);
        return Page.of(page(wish, secret, Form.empty(), caller, screen, response));
    }

    /** The person's answer, which goes to the program. */
    @PostMapping(AUTHORIZE)
    View answer(Form form, HttpServletResponse response, Caller caller, Screen screen) {
        var secret = form.value("request");
        var wish = wishes.find(secret, form.value("client")).orElseThrow(AuthorizationPages::over);
        if (!form.value("answer").equals("yes")) {
            if (!wishes.answered(secret)) throw over();
            return SeeOther.to(answer(wish, "error", "access_denied"));
        }
        var about = Optional.<String>empty();
        if (isChoosing(wish)) {
            var offered = choices(wish, caller, screen).keySet();
            var chosen = form.oneOf("about", List.copyOf(offered));
            if (!form.ok()) return Page.rejected(page(wish, secret, form, caller, screen, response));
            about = Optional.of(chosen);
        }
        if (!wishes.answered(secret)) throw over();
        clients.find(wish.client()).ifPresent(clients::used);
        var code = codes.give(wish, caller.person(), about);
        audit.record(
                "person:" + caller.person(),
                Optional.of(caller.person()),
                "allowed-program",
                Map.of("client", wish.client(), "scopes", String.join(" ", wish.scopes())));
        return SeeOther.to(answer(wish, "code", code));
    }

    private java.util.function.BiConsumer<gg.jte.html.HtmlTemplateOutput, gg.jte.html.HtmlInterceptor> page(
            Wish wish, String secret, Form form, Caller caller, Screen screen, HttpServletResponse response) {
        var client = clients.find(wish.client()).orElseThrow(AuthorizationPages::over);
        ContentPolicy.letFormsLeadTo(URI.create(wish.redirectUri()), response);
        var question = new Question(
                client,
                Client.place(wish.redirectUri()),
                secret,
                permissions(wish).stream().map(Permission::says).toList(),
                isChoosing(wish),
                choices(wish, caller, screen));
        var filled = question.choices().size() == 1 && form.ok()
                ? Form.with(
                        Map.of("about", question.choices().keySet().iterator().next()))
                : form;
        return (html, plain) -> JteallowGenerated.render(html, plain, screen, filled, question);
    }

    private List<Permission> permissions(Wish wish) {
        var permissions = new ArrayList<Permission>();
        for (String scope : wish.scopes()) wishes.permission(scope).ifPresent(permissions::add);
        return permissions;
    }

    private boolean isChoosing(Wish wish) {
        return permissions(wish).stream().anyMatch(Permission::isStrict);
    }

    private Map<String, String> choices(Wish wish, Caller caller, Screen screen) {
        var choices = new LinkedHashMap<String, String>();
        permissions(wish).stream()
                .filter(Permission::isStrict)
                .forEach(p -> choices.putAll(p.choices(caller.person(), wish.hint(), screen)));
        return choices;
    }

    /** The address of the program with the answer, and with who answers (RFC 9207). */
    private String answer(Wish wish, String name, String value) {
        var address = UriComponentsBuilder.fromUriString(wish.redirectUri()).queryParam(name, "{value}");
        if (wish.state().isPresent()) address.queryParam("state", "{state}");
        address.queryParam("iss", "{iss}");
        var values = new LinkedHashMap<String, Object>();
        values.put("value", value);
        values.put("state", wish.state().orElse(""));
        values.put("iss", settings.address(""));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static String here(String client, String secret) {
        return UriComponentsBuilder.fromPath(AUTHORIZE)
                .queryParam("client_id", "{client}")
                .queryParam("request_uri", "{request}")
                .encode()
                .buildAndExpand(client, Wishes.URN + secret)
                .toUriString();
    }

    /** A request that can't be trusted is not answered to the program, but to the person (RFC 6749, section 4.1.2.1). */
    private static <T> T understood(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (OAuthProblem e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "issue.oauth.problem.request", e.error());
        }
    }

    private static Problem over() {
        return Problem.of(HttpStatus.GONE, "issue.oauth.problem.over");
    }

    @Bean
    static Routes authorizationRoutes() {
        return Routes.none().signedIn(HttpMethod.GET, AUTHORIZE).signedIn(HttpMethod.POST, AUTHORIZE);
    }
}
