package org.tessera.assess;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The invigilator's desk: who sits here today, the identity check, and how far everybody is. */
@Controller
class InvigilationPages {
    /** One candidate of the roster. */
    record Entry(Appointment sitting, Person candidate, Map<String, String> title) {}

    private static final List<String> EXTRA = List.of("0", "25", "50", "100");
    private final Appointments appointments;
    private final CheckIns checkIns;
    private final Names names;

    InvigilationPages(Appointments appointments, CheckIns checkIns, Names names) {
        this.appointments = appointments;
        this.checkIns = checkIns;
        this.names = names;
    }

    @GetMapping("/invigilate")
    View roster(Screen screen, Caller caller) {
        int page = screen.parameter("page").matches("[1-9][0-9]{0,3}") ? Integer.parseInt(screen.parameter("page")) : 1;
        var found = appointments.at(caller.organisations(Role.INVIGILATOR), page);
        var roster = found.stream().limit(Appointments.PAGE).map(this::entry).toList();
        boolean more = found.size() > Appointments.PAGE;
        return Page.of((html, plain) -> JteinvigilateGenerated.render(html, plain, screen, roster, page, more));
    }

    @GetMapping("/invigilate/{id}")
    View candidate(Screen screen, Caller caller, @PathVariable UUID id) {
        var entry = entry(appointments.at(new SittingId(id), caller.organisations(Role.INVIGILATOR)));
        return Page.of(checkIn(screen, entry, Form.with(Map.of("extra", "0"))));
    }

    @PostMapping("/invigilate/{id}")
    View checkIn(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var sitting = appointments.at(new SittingId(id), caller.organisations(Role.INVIGILATOR));
        var document = form.oneOf("document", CheckIns.DOCUMENTS);
        var fits = form.oneOf("fits", List.of("yes", "no"));
        var extra = form.oneOf("extra", EXTRA);
        if (!form.ok()) {
            var entry = entry(sitting);
            return Page.rejected(checkIn(screen, entry, form));
        }
        checkIns.record(sitting.id(), caller.person(), document, fits.equals("yes"), Integer.parseInt(extra));
        return SeeOther.to(appointments.console(sitting.id(), caller.person()).orElse("/invigilate"));
    }

    private BiConsumer<HtmlTemplateOutput, HtmlInterceptor> checkIn(Screen screen, Entry entry, Form form) {
        boolean practised = appointments.practised(entry.candidate().id());
        return (html, plain) -> JtecheckInGenerated.render(
                html, plain, screen, entry, form, documents(screen), extra(screen), practised);
    }

    private static Map<String, String> documents(Screen screen) {
        var documents = new LinkedHashMap<String, String>();
        CheckIns.DOCUMENTS.forEach(d -> documents.put(d, screen.say("assess.document." + d)));
        return documents;
    }

    private static Map<String, String> extra(Screen screen) {
        var extra = new LinkedHashMap<String, String>();
        EXTRA.forEach(e -> extra.put(e, screen.say("assess.extra." + e)));
        return extra;
    }

    private Entry entry(Appointment sitting) {
        return new Entry(sitting, names.person(sitting.candidate()), names.title(sitting.microCredential()));
    }
}
