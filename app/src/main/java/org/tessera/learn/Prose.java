package org.tessera.learn;

import gg.jte.Content;
import org.tessera.design.CoursePack;
import org.tessera.design.Markdown;

/** A course's Markdown on a page. */
final class Prose {
    private Prose() {}

    /** As paragraphs, lists and pictures; harmless whatever the author wrote. */
    static Content of(CoursePack pack, String markdown) {
        var html = Markdown.html(
                markdown,
                picture -> "/learn/pictures/" + pack.hash() + "/" + picture.substring(picture.lastIndexOf('/') + 1));
        return out -> out.writeContent(html);
    }
}
