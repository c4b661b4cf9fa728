package org.tessera.assess.bank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The words of a QTI item as plain text in all its languages; what plain text can't hold is noted. */
final class QtiWords {
    private static final Set<String> BLOCKS =
            Set.of("p", "div", "li", "h1", "h2", "h3", "h4", "tr", "blockquote", "pre");
    private static final Set<String> PLAIN = Set.of("p", "div", "span", "br");
    private static final Set<String> PICTURES = Set.of("img", "object", "math", "svg", "audio", "video", "picture");
    private static final Set<String> ASIDE =
            Set.of("rubric-block", "feedback-block", "feedback-inline", "prompt", "stylesheet");

    private final String language;
    private final boolean own;
    private final BiConsumer<String, String> note;
    private final Map<String, Element> catalog = new LinkedHashMap<>();

    /**
     * @param own whether our own writer wrote it: then every space counts
     * @param note takes a key and what it is about
     */
    QtiWords(Element root, String language, boolean own, BiConsumer<String, String> note) {
        this.language = language;
        this.own = own;
        this.note = note;
        Xml.all(root, "catalog").forEach(c -> catalog.put(Xml.attribute(c, "id"), c));
    }

    /** An element's words. */
    Map<String, String> of(Element element) {
        return of(element, text(element));
    }

    /** The same where the words of the first language stand in an attribute. */
    Map<String, String> of(Element element, String first) {
        var words = new LinkedHashMap<String, String>();
        if (!first.isEmpty()) words.put(language, first);
        var cards = catalog.get(Xml.attribute(element, "data-catalog-idref"));
        if (cards == null) return words;
        for (Element entry : Xml.all(cards, "card-entry"))
            Xml.children(entry, "html-content").stream()
                    .findFirst()
                    .ifPresent(content -> words.put(Xml.attribute(entry, "xml:lang"), text(content)));
        return words;
    }

    /** What a stranger's body says outside of its interactions' own words. */
    Map<String, String> body(Element body) {
        var text = new StringBuilder();
        walk(body, text);
        var plain = tidy(text.toString());
        return plain.isEmpty() ? Map.of() : Map.of(language, plain);
    }

    private String text(Element element) {
        if (own) {
            var paragraphs = Xml.children(element, "p");
            return paragraphs.isEmpty()
                    ? element.getTextContent()
                    : String.join(
                            "\n\n",
                            paragraphs.stream().map(Element::getTextContent).toList());
        }
        var text = new StringBuilder();
        walk(element, text);
        return tidy(text.toString());
    }

    private void walk(Node node, StringBuilder text) {
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) element(element, text);
            else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE)
                text.append(child.getNodeValue().replaceAll("\\s+", " "));
        }
    }

    private void element(Element element, StringBuilder text) {
        var name = Xml.name(element);
        if (ASIDE.contains(name)) return;
        if (name.endsWith("-interaction")) {
            // A gap was put in its place before; what else an interaction holds is read elsewhere.
            if (Xml.children(element).isEmpty()) text.append(element.getTextContent());
            return;
        }
        if (PICTURES.contains(name)) note.accept("assess.qti.fault.picture-in-text", name);
        if (!PLAIN.contains(name)) note.accept("assess.qti.loss.format", name);
        if (BLOCKS.contains(name)) text.append("\n\n");
        if (name.equals("br")) text.append('\n');
        walk(element, text);
        if (BLOCKS.contains(name)) text.append("\n\n");
    }

    private static String tidy(String text) {
        return text.replaceAll("[ \t]*\n[ \t]*", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .replaceAll("[ \t]{2,}", " ")
                .strip();
    }
}
