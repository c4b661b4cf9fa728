package org.tessera.learn;

import gg.jte.Content;
import java.util.List;
import org.tessera.design.CoursePack;
import org.tessera.design.Markdown;
import org.tessera.design.Term;

/** A course's Markdown on a page. */
final class Prose {
    private Prose() {}

    /** As paragraphs, lists and pictures, with links from the words that are explained; harmless whatever the author wrote. */
    static Content of(CoursePack pack, String markdown, List<Term> explained) {
        var plain = Markdown.html(
                markdown,
                picture -> "/learn/pictures/" + pack.hash() + "/" + picture.substring(picture.lastIndexOf('/') + 1));
        var html = Glossed.linked(plain, explained);
        return out -> out.writeContent(html);
    }
}
