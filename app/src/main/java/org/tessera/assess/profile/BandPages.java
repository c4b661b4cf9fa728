package org.tessera.assess.profile;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.forms.FormBook;
import org.tessera.assess.forms.Format;
import org.tessera.assess.forms.Formats;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** Where the certification body decides on the bands of a form, with what the scheme recommends beside it. */
@Controller
class BandPages {
    private static final int LONGEST_REASON = 2000;
    private static final int WHOLE = 100;

    /** What the page shows; a recommendation only once the cut is decided. */
    record Shown(
            FormBook.Frozen form,
            Scheme scheme,
            Optional<BandDecisions.Decided> decided,
            Optional<Bands> recommended) {}

    private final FormBook book;
    private final Formats formats;
    private final Schemes schemes;
    private final BandDecisions decisions;

    BandPages(FormBook book, Formats formats, Schemes schemes, BandDecisions decisions) {
        this.book = book;
        this.formats = formats;
        this.schemes = schemes;
        this.decisions = decisions;
    }

    @GetMapping("/forms/{id}/bands")
    View bands(Screen screen, Caller caller, @PathVariable UUID id) {
        var shown = shown(caller, id);
        var typed = shown.recommended()
                .map(r -> Map.of(
                        "developing", Integer.toString(r.developing()),
                        "ready", Integer.toString(r.ready()),
                        "strong", Integer.toString(r.strong())))
                .orElseGet(Map::of);
        return page(screen, shown, Form.with(typed));
    }

    @PostMapping("/forms/{id}/bands")
    View decide(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var shown = shown(caller, id);
        var bands = new Bands(
                form.number("developing", 1, WHOLE), form.number("ready", 1, WHOLE), form.number("strong", 1, WHOLE));
        var reasons = form.required("reasons", LONGEST_REASON);
        if (form.ok() && !bands.inOrder()) form.reject("strong", "assess.bands.order");
        if (!form.ok()) return page(screen, shown, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        decisions.decide(shown.form(), shown.scheme(), bands, reasons, caller.person());
        return SeeOther.to("/forms/" + id + "/bands");
    }

    private Shown shown(Caller caller, UUID id) {
        var form = book.of(id, caller);
        if (!form.profile()) throw Problem.notFound();
        var scheme = schemes.of(form.microCredential()).orElseThrow(Problem::notFound);
        var recommended = form.cut()
                .flatMap(cut -> formats.of(form.microCredential())
                        .map(Format::scale)
                        .map(scale -> Bands.recommended(scale, cut.raw(), form.points())));
        return new Shown(form, scheme, decisions.of(id), recommended);
    }

    private static Page page(Screen screen, Shown shown, Form form) {
        return Page.of((html, plain) -> JtebandsGenerated.render(html, plain, screen, shown, form));
    }
}
