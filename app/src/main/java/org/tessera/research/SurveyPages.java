package org.tessera.research;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;

/** Where those who ask open a survey, invite employers and close it. Another organisation's survey is not found. */
@Controller
class SurveyPages {
    static final Role[] OWNERS = {Role.EMPLOYER_REPRESENTATIVE, Role.PLATFORM_ADMINISTRATOR};
    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_LABEL = 60;
    private final Surveys surveys;
    private final Invitations invitations;

    SurveyPages(Surveys surveys, Invitations invitations) {
        this.surveys = surveys;
        this.invitations = invitations;
    }

    @GetMapping("/surveys")
    View list(Screen screen, Caller caller) {
        return list(screen, caller, Form.empty());
    }

    @PostMapping("/surveys")
    View open(Screen screen, Caller caller, Form form) {
        var title = new LinkedHashMap<String, String>();
        title.put(screen.language(), form.required("title-" + screen.language(), LONGEST_TITLE));
        for (var language : screen.languages()) {
            var words = form.optional("title-" + language, LONGEST_TITLE);
            if (!words.isEmpty()) title.put(language, words);
        }
        if (!form.ok()) return ((Page) list(screen, caller, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var organisation = caller.organisation(OWNERS).orElseThrow(Problem::notYours);
        return to("/surveys/" + surveys.open(title, organisation, caller.person()));
    }

    @GetMapping("/surveys/{id}")
    View survey(@PathVariable String id, Screen screen, Caller caller) {
        return survey(screen, own(id, caller), Form.with(Map.of("number", "1")));
    }

    /** The links are shown in the answer itself and never again: only their hashes are kept. */
    @PostMapping("/surveys/{id}/invitations")
    View invite(@PathVariable String id, Screen screen, Caller caller, Form form) {
        var survey = own(id, caller);
        if (!survey.open()) throw Problem.conflict("research.problem.closed");
        var label = form.required("label", LONGEST_LABEL);
        int number = form.number("number", 1, MOST_AT_ONCE);
        // Loading the answer again must not make a second invitation in silence.
        if (form.ok() && number == 1 && invitations.labels(survey.id()).contains(label))
            form.reject("label", "research.survey.label-taken");
        if (!form.ok()) return ((Page) survey(screen, survey, form)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var made = number == 1
                ? List.of(new Invitations.Made(label, surveys.invite(survey.id(), label, caller.person())))
                : surveys.inviteMany(survey.id(), label, number, caller.person());
        return Page.of((html, plain) -> JteinvitedGenerated.render(html, plain, screen, survey, made));
    }

    @GetMapping("/surveys/{id}/close")
    View confirm(@PathVariable String id, Screen screen, Caller caller) {
        var survey = own(id, caller);
        if (!survey.open()) throw Problem.conflict("research.problem.closed");
        long sent = invitations.of(survey.id()).stream()
                .filter(Invitations.Listed::sent)
                .count();
        return Page.of((html, plain) -> JtecloseGenerated.render(html, plain, screen, survey, sent));
    }

    @PostMapping("/surveys/{id}/close")
    View close(@PathVariable String id, Caller caller) {
        var survey = own(id, caller);
        surveys.close(survey.id(), caller.person());
        return to("/surveys/" + id + "/results");
    }

    private View list(Screen screen, Caller caller, Form form) {
        var own = surveys.of(caller.organisations(OWNERS));
        return Page.of((html, plain) -> JtesurveysGenerated.render(html, plain, screen, form, own));
    }

    private View survey(Screen screen, Surveys.Survey survey, Form form) {
        var invited = invitations.of(survey.id());
        return Page.of((html, plain) -> JtesurveyGenerated.render(html, plain, screen, form, survey, invited));
    }

    private Surveys.Survey own(String id, Caller caller) {
        return own(surveys, id, caller);
    }

    /** @throws Problem 404 for what is not a survey of the caller's organisations */
    static Surveys.Survey own(Surveys surveys, String id, Caller caller) {
        try {
            var survey = surveys.of(SurveyId.of(id));
            if (caller.holdsIn(survey.organisation(), OWNERS)) return survey;
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
        throw Problem.notFound();
    }

    private static View to(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
