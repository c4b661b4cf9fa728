package org.tessera.assess.bank;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
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
import org.tessera.platform.Texts;

/** Brings items from other systems, with a report of every loss before anything is kept, and hands ours out as QTI 3.0. */
@Controller
class ExchangePages {
    /** What the page offers to choose from. */
    record Offer(Map<String, String> bodies, Map<String, String> outcomes) {}

    private final Access access;
    private final Workshop workshop;
    private final Organisations organisations;
    private final Texts texts;
    private final TransactionTemplate transaction;

    ExchangePages(
            Access access,
            Workshop workshop,
            Organisations organisations,
            Texts texts,
            TransactionTemplate transaction) {
        this.access = access;
        this.workshop = workshop;
        this.organisations = organisations;
        this.texts = texts;
        this.transaction = transaction;
    }

    @GetMapping("/items/import")
    View page(Screen screen, Caller caller) {
        var form = Form.with(Map.of("language", screen.language()));
        var offer = offer(screen, caller);
        return Page.of((html, plain) -> JteexchangeGenerated.render(html, plain, screen, form, offer, List.of()));
    }

    @PostMapping("/items/import")
    View bring(
            Screen screen,
            Caller caller,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        var offer = offer(screen, caller);
        var body = form.oneOf("body", List.copyOf(offer.bodies().keySet()));
        var outcome = form.oneOf("outcome", List.copyOf(offer.outcomes().keySet()));
        var language = form.oneOf("language", screen.languages());
        var read = file == null || file.isEmpty() ? none(form) : read(form, file.getBytes(), language);
        var notes = read.stream().flatMap(r -> r.notes().stream()).toList();
        var good = read.stream().filter(r -> r.wording().isPresent()).toList();
        boolean faults = notes.stream().anyMatch(QtiNote::fault);
        if (form.ok() && faults && !form.has("without")) form.reject("without", "assess.qti.with-faults");
        if (form.ok() && !notes.isEmpty() && !form.has("accept")) form.reject("accept", "assess.qti.with-losses");
        if (form.ok() && good.isEmpty()) form.reject("file", "assess.qti.refused.empty");
        if (!form.ok())
            return Page.rejected((html, plain) -> JteexchangeGenerated.render(html, plain, screen, form, offer, notes));
        // All of them or none: a package that was kept by halves nobody could finish.
        transaction.executeWithoutResult(
                _ -> good.forEach(item -> keep(screen, caller, OrganisationId.of(body), outcome, item)));
        return SeeOther.to("/items?state=draft");
    }

    private void keep(Screen screen, Caller caller, OrganisationId owner, String outcome, QtiReader.Read item) {
        var asked = outcome.split("/", 2);
        var lost = item.notes().stream()
                .map(n -> screen.say(n.key()) + " (" + n.part() + ")")
                .collect(Collectors.joining(" "));
        var head = new Workshop.Head(asked[0], workshop.freeName(owner, asked[0]), asked[1], false, "imported");
        workshop.create(
                owner,
                head,
                item.wording().orElseThrow(),
                caller.person(),
                screen.say("assess.qti.from", item.name(), lost));
    }

    private static List<QtiReader.Read> none(Form form) {
        form.reject("file", "assess.banks.no-file");
        return List.of();
    }

    private static List<QtiReader.Read> read(Form form, byte[] file, String language) {
        try {
            var start = new String(file, 0, Math.min(file.length, 200), java.nio.charset.StandardCharsets.UTF_8);
            boolean table = !start.startsWith("PK")
                    && !start.replace("\ufeff", "").stripLeading().startsWith("<");
            return table ? CsvItems.read(file, language) : QtiPackage.read(file);
        } catch (QtiPackage.Refused refused) {
            form.reject("file", String.valueOf(refused.getMessage()));
            return List.of();
        }
    }

    /**
     * The caller's own items that are not before candidates, as one package. What is piloted or live is in no export: its
     * words leave the bank in forms alone.
     */
    @GetMapping("/items/qti")
    ResponseEntity<byte[]> export(Caller caller) {
        var items = new LinkedHashMap<String, Wording>();
        for (Crafted item : workshop.of(caller.organisations(Role.AUTHOR))) {
            if (!item.state().guarded() && workshop.wrote(item.id(), caller.person()))
                items.put(item.name(), access.exported(item, caller));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"items-qti3.zip\"")
                .body(QtiPackage.write(items, texts::say));
    }

    private Offer offer(Screen screen, Caller caller) {
        var bodies = new LinkedHashMap<String, String>();
        caller.organisations(Role.AUTHOR)
                .forEach(o -> bodies.put(
                        o.toString(),
                        organisations.find(o).map(Organisation::legalName).orElse("")));
        return new Offer(bodies, workshop.outcomes(screen));
    }
}
