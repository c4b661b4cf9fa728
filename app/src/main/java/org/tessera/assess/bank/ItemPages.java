package org.tessera.assess.bank;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The list of a body's items, and the page on which an author writes one. */
@Controller
class ItemPages {
    /** What the author's page needs to know beside what was typed. */
    record Sheet(
            String action,
            String kind,
            Map<String, String> bodies,
            Map<String, String> outcomes,
            Optional<Crafted> item) {}

    private final Access access;
    private final Workshop workshop;
    private final Organisations organisations;

    ItemPages(Access access, Workshop workshop, Organisations organisations) {
        this.access = access;
        this.workshop = workshop;
        this.organisations = organisations;
    }

    @GetMapping("/items")
    View items(Screen screen, Caller caller) {
        var state = screen.parameter("state");
        var items = workshop.of(access.bodies(caller)).stream()
                .filter(i -> state.isEmpty() || i.state().key().equals(state))
                .toList();
        boolean author = caller.holds(Role.AUTHOR);
        return Page.of((html, plain) -> JteitemsGenerated.render(html, plain, screen, items, state, author));
    }

    @GetMapping("/items/new")
    View begin(Screen screen, Caller caller) {
        var kind = screen.parameter("kind");
        if (!Editor.KINDS.contains(kind))
            return Page.of((html, plain) -> JtekindsGenerated.render(html, plain, screen, Editor.KINDS));
        var form = Form.with(Map.of("language", screen.language()));
        return Page.of(
                (html, plain) -> JteeditGenerated.render(html, plain, screen, form, sheet(screen, caller, kind)));
    }

    @PostMapping("/items/new")
    View create(
            Screen screen,
            Caller caller,
            Form form,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture)
            throws IOException {
        var kind = form.oneOf("kind", Editor.KINDS);
        if (!form.ok()) return SeeOther.to("/items/new");
        var sheet = sheet(screen, caller, kind);
        var body = form.oneOf("body", List.copyOf(sheet.bodies().keySet()));
        var outcome = form.oneOf("outcome", List.copyOf(sheet.outcomes().keySet()));
        var language = form.oneOf("language", screen.languages());
        var use = form.oneOf("use", List.of("exam", "practice"));
        var wording = Editor.read(kind, form, language, brought(form, picture));
        if (wording.isEmpty())
            return Page.rejected((html, plain) -> JteeditGenerated.render(html, plain, screen, form, sheet));
        var owner = OrganisationId.of(body);
        var asked = outcome.split("/", 2);
        var head = new Workshop.Head(
                asked[0], workshop.freeName(owner, asked[0]), asked[1], use.equals("practice"), "written");
        return SeeOther.to("/items/" + workshop.create(owner, head, wording.get(), caller.person()));
    }

    @GetMapping("/items/{id}/edit")
    View edit(Screen screen, Caller caller, @PathVariable UUID id) {
        var item = access.item(id, caller, Role.AUTHOR);
        var form = Refill.of(access.wording(item, caller), item.language());
        return Page.of((html, plain) -> JteeditGenerated.render(html, plain, screen, form, sheet(item)));
    }

    @PostMapping("/items/{id}/edit")
    View revise(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable UUID id,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture)
            throws IOException {
        var item = access.item(id, caller, Role.AUTHOR);
        var before = access.wording(item, caller);
        var shown = brought(form, picture)
                .or(() -> before.question().core() instanceof Question.Hotspot spot
                        ? Optional.of(spot.picture())
                        : Optional.empty());
        if (form.number("version", 1, 9999) != item.number())
            form.reject("version", "assess.problem.version-moved.title");
        var wording = Editor.read(kind(item, before), form, item.language(), shown);
        if (wording.isEmpty())
            return Page.rejected((html, plain) -> JteeditGenerated.render(html, plain, screen, form, sheet(item)));
        workshop.revise(item, wording.get(), Optional.empty(), caller.person());
        return SeeOther.to("/items/" + id);
    }

    private static Optional<Question.Hotspot.Picture> brought(Form form, @Nullable MultipartFile picture)
            throws IOException {
        if (picture == null || picture.isEmpty()) return Optional.empty();
        var read = Pictures.read(picture.getBytes());
        if (read.isEmpty()) form.reject("picture", "assess.bank.editor.picture");
        return read;
    }

    private Sheet sheet(Screen screen, Caller caller, String kind) {
        var bodies = new LinkedHashMap<String, String>();
        caller.organisations(Role.AUTHOR)
                .forEach(o -> bodies.put(
                        o.toString(),
                        organisations.find(o).map(Organisation::legalName).orElse("")));
        return new Sheet("/items/new", kind, bodies, workshop.outcomes(screen), Optional.empty());
    }

    private Sheet sheet(Crafted item) {
        var kind = item.kind();
        return new Sheet(
                "/items/" + item.id() + "/edit",
                kind.equals("reading") ? kind(item, workshop.wording(item)) : kind,
                Map.of(),
                Map.of(),
                Optional.of(item));
    }

    /** The kind of the page: a document before the question does not change it. */
    private String kind(Crafted item, Wording wording) {
        return item.kind().equals("reading") ? workshop.kind(wording.question().core()) : item.kind();
    }
}
