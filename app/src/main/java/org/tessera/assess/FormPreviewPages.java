package org.tessera.assess;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.assess.forms.FormBook;
import org.tessera.platform.Caller;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;

/** A frozen form as a candidate sees it, question by question, for the officers of the body that owns it. */
@Controller
class FormPreviewPages {
    private final FormBook book;
    private final Papers papers;

    FormPreviewPages(FormBook book, Papers papers) {
        this.book = book;
        this.papers = papers;
    }

    @GetMapping("/forms/{id}/preview/{number:\\d+}")
    View question(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable int number) {
        var form = book.of(id, caller);
        var questions = papers.questions(id);
        if (number < 1 || number > questions.size()) throw Problem.notFound();
        var question = questions.get(number - 1);
        return Page.of((html, plain) ->
                JtepreviewGenerated.render(html, plain, screen, form, question, number, questions.size()));
    }
}
