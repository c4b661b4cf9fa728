package org.tessera.assess.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Double translation on one page: first one, then another on their own, then both put together. */
@Controller
class TranslationPages {
    /**
     * One text to be translated.
     *
     * @param field of the page
     * @param source in the language it was written in
     * @param first the first translation, second the second; empty until both are there
     */
    record Row(String field, String place, String source, String first, String second) {}

    /** The whole page. */
    record Sheet(Crafted item, String language, int passes, boolean done, List<Row> rows, List<String> gaps) {}

    private static final int BOTH = 2;
    private final Access access;
    private final Workshop workshop;
    private final Translations translations;

    TranslationPages(Access access, Workshop workshop, Translations translations) {
        this.access = access;
        this.workshop = workshop;
        this.translations = translations;
    }

    @GetMapping("/items/{id}/translate/{language}")
    View page(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable String language) {
        var sheet = sheet(screen, caller, id, language);
        var form = new LinkedHashMap<String, String>();
        if (sheet.passes() == BOTH) sheet.rows().forEach(r -> form.put(r.field(), r.first()));
        return Page.of((html, plain) -> JtetranslateGenerated.render(html, plain, screen, Form.with(form), sheet));
    }

    @PostMapping("/items/{id}/translate/{language}")
    View translate(Screen screen, Caller caller, Form form, @PathVariable UUID id, @PathVariable String language) {
        var sheet = sheet(screen, caller, id, language);
        var words = new LinkedHashMap<String, String>();
        sheet.rows().forEach(r -> words.put(r.place(), form.required(r.field(), Editor.LONGEST)));
        if (!form.ok())
            return Page.rejected((html, plain) -> JtetranslateGenerated.render(html, plain, screen, form, sheet));
        if (sheet.passes() < BOTH) {
            translations.add(sheet.item(), language, words, caller.person());
            return SeeOther.to("/items/" + id);
        }
        var accepted = new LinkedHashMap<String, List<String>>();
        sheet.gaps().forEach(gap -> accepted.put(gap, Lines.pieces(form.optional("gap-" + gap, 400), "/")));
        var wording = access.wording(sheet.item(), caller);
        var more = translations.with(wording, sheet.item().language(), language, words, accepted);
        workshop.revise(sheet.item(), more, Optional.of(language), caller.person());
        return SeeOther.to("/items/" + id);
    }

    private Sheet sheet(Screen screen, Caller caller, UUID id, String language) {
        var item = access.item(id, caller, Role.AUTHOR);
        if (!screen.languages().contains(language) || item.languages().contains(language)) throw Problem.notFound();
        if (item.state().guarded()) throw Problem.conflict("assess.problem.translate-live");
        var wording = access.wording(item, caller);
        var passes = translations.passes(item, language);
        boolean done = passes.size() < BOTH
                && passes.stream()
                        .anyMatch(p -> p.translator().equals(caller.person().value()));
        return new Sheet(item, language, passes.size(), done, rows(item, wording, passes), gaps(wording));
    }

    private List<Row> rows(Crafted item, Wording wording, List<Translations.Pass> passes) {
        var rows = new java.util.ArrayList<Row>();
        translations
                .texts(wording, item.language())
                .forEach((place, source) -> rows.add(new Row(
                        "t" + (rows.size() + 1), place, source, word(passes, 0, place), word(passes, 1, place))));
        return rows;
    }

    /** Nobody sees the first translation before the second is there. */
    private static String word(List<Translations.Pass> passes, int which, String place) {
        Map<String, String> words = passes.size() == BOTH ? passes.get(which).words() : Map.of();
        return words.getOrDefault(place, "");
    }

    private static List<String> gaps(Wording wording) {
        return wording.question().core() instanceof Question.Gaps gaps
                ? gaps.gaps().stream()
                        .filter(g -> g.choices().isEmpty())
                        .map(Question.Gaps.Gap::id)
                        .toList()
                : List.of();
    }
}
