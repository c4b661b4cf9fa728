package org.tessera.assess.bank;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** One item's desk: where it stands, what was said, what comes next, and the page as a candidate will see it. */
@Controller
class ItemDeskPages {
    /** What the desk shows to this caller. */
    record Desk(
            Crafted item,
            List<Reviewing.Step> steps,
            List<Reviewing.Review> reviews,
            List<Crafted> enemies,
            LiveItems.Exposure exposure,
            List<State> onward,
            boolean reads,
            boolean writes,
            boolean reviewsNow,
            List<String> missing) {}

    private final Access access;
    private final Workshop workshop;
    private final Reviewing reviewing;
    private final LiveItems live;

    ItemDeskPages(Access access, Workshop workshop, Reviewing reviewing, LiveItems live) {
        this.access = access;
        this.workshop = workshop;
        this.reviewing = reviewing;
        this.live = live;
    }

    @GetMapping("/items/{id}")
    View item(Screen screen, Caller caller, @PathVariable UUID id) {
        return desk(screen, caller, access.item(id, caller), Form.empty());
    }

    @GetMapping("/items/{id}/preview")
    View preview(Screen screen, Caller caller, @PathVariable UUID id) {
        var item = access.item(id, caller);
        var wording = access.wording(item, caller);
        return Page.of((html, plain) -> JtepreviewGenerated.render(html, plain, screen, item, wording));
    }

    @PostMapping("/items/{id}/step")
    View step(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var item = access.item(id, caller);
        var to = form.oneOf("to", item.state().onward().stream().map(State::key).toList());
        if (!form.ok()) return rejected(screen, caller, item, form);
        var state = State.ofKey(to);
        if (!mayTake(item, state, caller)) throw Problem.notYours();
        var reason = state.officers() ? form.required("reason", 1_000) : "";
        if (!form.ok()) return rejected(screen, caller, item, form);
        reviewing.step(item, state, reason, caller.person());
        return SeeOther.to("/items/" + id);
    }

    @PostMapping("/items/{id}/review")
    View review(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var item = access.item(id, caller, Role.REVIEWER);
        if (!item.state().review()) throw Problem.conflict("assess.problem.not-reviewed");
        var verdict = form.oneOf("verdict", List.of("accept", "change"));
        var language = item.state() == State.LANGUAGE_REVIEW ? form.oneOf("language", item.languages()) : "";
        var note = verdict.equals("change") ? form.required("note", 4_000) : form.optional("note", 4_000);
        if (!form.ok()) return rejected(screen, caller, item, form);
        reviewing.review(item, language, verdict.equals("accept"), note, caller.person());
        return SeeOther.to("/items/" + id);
    }

    @PostMapping("/items/{id}/enemies")
    View enemies(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var item = access.item(id, caller);
        var name = form.required("enemy", 100);
        var other = workshop.of(List.of(item.owner())).stream()
                .filter(o -> o.name().equals(name) && !o.id().equals(item.id()))
                .findFirst();
        if (form.ok() && other.isEmpty()) form.reject("enemy", "assess.bank.desk.no-such-item");
        if (!form.ok()) return rejected(screen, caller, item, form);
        if (form.value("deed").equals("remove"))
            live.reconcile(item, other.orElseThrow().id(), caller.person());
        else live.part(item, other.orElseThrow(), caller.person());
        return SeeOther.to("/items/" + id);
    }

    private View rejected(Screen screen, Caller caller, Crafted item, Form form) {
        return ((Page) desk(screen, caller, item, form))
                .with(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View desk(Screen screen, Caller caller, Crafted item, Form form) {
        var enemies = live.enemies(item.id()).stream()
                .flatMap(e -> workshop.find(e).stream())
                .toList();
        boolean reads = access.mayRead(item, caller);
        var desk = new Desk(
                item,
                reviewing.steps(item),
                reads ? reviewing.reviews(item) : List.of(),
                enemies,
                live.exposure(item),
                onward(item).stream().filter(s -> mayTake(item, s, caller)).toList(),
                reads,
                reads && caller.holdsIn(item.owner(), Role.AUTHOR),
                item.state().review()
                        && caller.holdsIn(item.owner(), Role.REVIEWER)
                        && !workshop.wrote(item.id(), caller.person()),
                screen.languages().stream()
                        .filter(l -> !item.languages().contains(l))
                        .toList());
        return Page.of((html, plain) -> JtedeskGenerated.render(html, plain, screen, form, desk));
    }

    /** A translation goes to the language's reviewers; what it says was reviewed before. */
    private static List<State> onward(Crafted item) {
        var skipped = item.translates().isPresent() ? State.CONTENT_REVIEW : State.LANGUAGE_REVIEW;
        return item.state() == State.DRAFT
                ? item.state().onward().stream().filter(s -> s != skipped).toList()
                : item.state().onward();
    }

    private static boolean mayTake(Crafted item, State to, Caller caller) {
        return caller.holdsIn(item.owner(), to.officers() ? Role.CERTIFICATION_OFFICER : Role.AUTHOR);
    }
}
