package org.tessera.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown of courses. HTML in it is shown as text and addresses that could run something are dropped, so what an
 * author writes can never act on a page.
 */
public final class Markdown {
    /** Something in a text that leads elsewhere, and its line. */
    sealed interface Reference {}

    record Picture(int line, String address, String alternative) implements Reference {}

    record Link(int line, String address) implements Reference {}

    record Html(int line) implements Reference {}

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private Markdown() {}

    /**
     * Markdown as HTML that is safe to put into a page.
     *
     * @param pictures gives the address at which a picture of the text is served
     */
    public static String html(String markdown, UnaryOperator<String> pictures) {
        var document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                image.setDestination(pictures.apply(image.getDestination()));
            }
        });
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document);
    }

    /** The words of a text without any marks, for places where only plain text can stand, such as a list to choose from. */
    public static String plain(String markdown) {
        return words(PARSER.parse(markdown)).strip();
    }

    /** The path inside the pack to which an address in one of its files leads. */
    static String inPack(String file, String address) {
        return java.nio.file.Path.of(file)
                .resolveSibling(address)
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    static List<Reference> references(String markdown) {
        var found = new ArrayList<Reference>();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                found.add(new Picture(line(image), image.getDestination(), words(image)));
            }

            @Override
            public void visit(org.commonmark.node.Link link) {
                found.add(new Link(line(link), link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(HtmlBlock block) {
                found.add(new Html(line(block)));
            }

            @Override
            public void visit(HtmlInline inline) {
                found.add(new Html(line(inline)));
            }
        });
        return found;
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    private static int line(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.getSourceSpans().isEmpty())
                return each.getSourceSpans().getFirst().getLineIndex() + 1;
        }
        return 1;
    }
}
