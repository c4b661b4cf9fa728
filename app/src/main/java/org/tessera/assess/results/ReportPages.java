package org.tessera.assess.results;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.assess.forms.FormBook;
import org.tessera.measurement.Texts;
import org.tessera.measurement.report.TechnicalReport;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;

/** The technical report of a window on screen, and as one file to keep. */
@Controller
class ReportPages {
    private final FormBook book;
    private final Reports reports;
    private final Clock clock;

    ReportPages(FormBook book, Reports reports, Clock clock) {
        this.book = book;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/forms/{id}/report")
    View report(Screen screen, Caller caller, Form asked, @PathVariable UUID id) {
        var frozen = book.of(id, caller);
        var form = window(frozen, asked);
        if (!form.ok()) {
            return Page.of((html, plain) -> JtereportGenerated.render(
                            html, plain, screen, frozen, form, Texts.of(screen.language()), Optional.empty()))
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var texts = Texts.of(screen.language());
        var report = Optional.of(made(screen, frozen, form).report(texts));
        return Page.of((html, plain) -> JtereportGenerated.render(html, plain, screen, frozen, form, texts, report));
    }

    /** One page with its own style, so it is a file to keep and not a page of ours. */
    @GetMapping("/forms/{id}/report.html")
    ResponseEntity<byte[]> file(Screen screen, Caller caller, Form asked, @PathVariable UUID id) {
        var frozen = book.of(id, caller);
        var form = window(frozen, asked);
        if (!form.ok()) throw Problem.notFound();
        var texts = Texts.of(screen.language());
        var name = "technical-report-" + frozen.name() + "-" + form.value("first") + ".html";
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(org.tessera.measurement.report.Page.of(
                                made(screen, frozen, form).report(texts), texts)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The days asked for; without any, all days on which the form was sat. */
    private Form window(FormBook.Frozen frozen, Form asked) {
        if (!asked.has("first") && !asked.has("last")) {
            var today = LocalDate.now(clock);
            var days = reports.window(frozen.id()).orElse(new LocalDate[] {today, today});
            return Form.with(Map.of("first", days[0].toString(), "last", days[1].toString()));
        }
        var first = asked.date("first");
        var last = asked.date("last");
        if (asked.ok() && last.orElseThrow().isBefore(first.orElseThrow())) asked.reject("last", "assess.release.last");
        return asked;
    }

    private TechnicalReport made(Screen screen, FormBook.Frozen frozen, Form form) {
        return reports.of(frozen, LocalDate.parse(form.value("first")), LocalDate.parse(form.value("last")), screen);
    }
}
