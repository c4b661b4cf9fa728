package org.tessera.research;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;

/** Where an employer answers: no account, the link is enough. Every page is saved when it is left. */
@Controller
class AnswerPages {
    static final List<String> SIZES = List.of("1-9", "10-49", "50-249", "250");
    private static final String SECTORS = "ABCDEFGHIJKLMNOPQRSTUV";
    private final Surveys surveys;
    private final Invitations invitations;
    private final Questionnaire questionnaire;

    AnswerPages(Surveys surveys, Invitations invitations, Questionnaire questionnaire) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.questionnaire = questionnaire;
    }

    @GetMapping("/survey/{secret}")
    View welcome(@PathVariable String secret, Screen screen) {
        var invitation = asked(secret);
        var pages = questionnaire.part(invitation.competences(), 1).of();
        int given = invitations.answers(invitation).size();
        return Page.of(
                (html, plain) -> JtewelcomeGenerated.render(html, plain, screen, secret, invitation, pages, given));
    }

    @GetMapping("/survey/{secret}/{number:\\d+}")
    View questions(@PathVariable String secret, @PathVariable int number, Screen screen) {
        var invitation = asked(secret);
        var part = questionnaire.part(invitation.competences(), number);
        var form = Questionnaire.filled(part, invitations.answers(invitation));
        return Page.of((html, plain) -> JtequestionsGenerated.render(html, plain, screen, form, secret, part));
    }

    @PostMapping("/survey/{secret}/{number:\\d+}")
    View answer(@PathVariable String secret, @PathVariable int number, Screen screen, Form form) {
        var part = questionnaire.part(asked(secret).competences(), number);
        var answers = Questionnaire.read(part, form, screen);
        if (!form.ok())
            return Page.rejected(
                    (html, plain) -> JtequestionsGenerated.render(html, plain, screen, form, secret, part));
        surveys.savePage(secret, part.codes(), answers);
        return to("/survey/" + secret + "/" + (number < part.of() ? number + 1 : "organisation"));
    }

    @GetMapping("/survey/{secret}/organisation")
    View organisation(@PathVariable String secret, Screen screen) {
        var told = asked(secret).respondent();
        return organisation(
                screen,
                secret,
                Form.with(Map.of("size", told.size(), "sector", told.sector(), "country", told.country())));
    }

    @PostMapping("/survey/{secret}/organisation")
    View send(@PathVariable String secret, Screen screen, Form form) {
        asked(secret);
        var told = new Respondent(
                chosen(form, "size", sizes(screen)),
                chosen(form, "sector", sectors(screen)),
                chosen(form, "country", countries(screen)));
        if (!form.ok())
            return ((Page) organisation(screen, secret, form))
                    .with(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        surveys.answer(secret, List.of(), told);
        return to("/survey/" + secret + "/thanks");
    }

    @GetMapping("/survey/{secret}/thanks")
    View thanks(@PathVariable String secret, Screen screen) {
        int given = invitations.answers(asked(secret)).size();
        return Page.of((html, plain) -> JtethanksGenerated.render(html, plain, screen, secret, given));
    }

    private View organisation(Screen screen, String secret, Form form) {
        int pages = questionnaire.part(asked(secret).competences(), 1).of();
        return Page.of((html, plain) -> JteorganisationGenerated.render(
                html, plain, screen, form, secret, pages, sizes(screen), sectors(screen), countries(screen)));
    }

    private Invitations.Invitation asked(String secret) {
        var invitation = invitations.of(secret);
        if (invitation.closed())
            throw Problem.of(org.springframework.http.HttpStatus.GONE, "research.problem.answer-closed");
        return invitation;
    }

    private static String chosen(Form form, String field, Map<String, String> offered) {
        return form.oneOf(field, List.copyOf(offered.keySet()));
    }

    private static Map<String, String> sizes(Screen screen) {
        var sizes = new LinkedHashMap<String, String>();
        sizes.put("", screen.say("research.organisation.untold"));
        for (var size : SIZES) sizes.put(size, screen.say("research.organisation.size." + size));
        return sizes;
    }

    private static Map<String, String> sectors(Screen screen) {
        var sectors = new LinkedHashMap<String, String>();
        sectors.put("", screen.say("research.organisation.untold"));
        for (char letter : SECTORS.toCharArray())
            sectors.put(String.valueOf(letter), screen.say("research.organisation.sector." + letter));
        return sectors;
    }

    private static Map<String, String> countries(Screen screen) {
        var reader = Locale.forLanguageTag(screen.language());
        var byName = new java.util.TreeMap<String, String>(screen.alphabetical());
        for (var code : Locale.getISOCountries()) byName.put(Locale.of("", code).getDisplayCountry(reader), code);
        var countries = new LinkedHashMap<String, String>();
        countries.put("", screen.say("research.organisation.untold"));
        byName.forEach((name, code) -> countries.put(code, name));
        return countries;
    }

    private static View to(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
        return redirect;
    }
}
