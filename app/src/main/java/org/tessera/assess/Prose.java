package org.tessera.assess;

import gg.jte.Content;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of a task's brief as HTML. HTML inside the Markdown is shown as text, so a file can't bring in a script. */
public final class Prose {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Prose() {}

    static Content html(String markdown) {
        var html = RENDERER.render(PARSER.parse(markdown));
        return out -> out.writeContent(html);
    }

    /** A plain text's paragraphs, parted by empty lines. */
    public static List<String> paragraphs(String text) {
        return List.of(text.strip().split("\\n\\s*\\n"));
    }
}
