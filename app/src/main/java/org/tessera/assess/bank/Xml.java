package org.tessera.assess.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * XML from strangers, read without document types, entities, includes or anything from outside, and QTI's names in one
 * spelling: {@code simpleChoice} of version 2 and {@code qti-simple-choice} of version 3 are both {@code simple-choice}.
 */
final class Xml {
    private static final String DEEPEST = "100";

    private Xml() {}

    /** @throws SAXException when it is no XML, or has what is refused */
    static Element read(byte[] bytes) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            // Else it writes to the console what it is going to throw.
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's own XML parser knows these features", e);
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    static String name(Element element) {
        return spelled(element.getLocalName());
    }

    private static String spelled(String name) {
        if (name.startsWith("qti-")) return name.substring(4);
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** An attribute in either spelling; empty when it is absent. */
    static String attribute(Element element, String name) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .filter(a ->
                        a.getNodeName().equals(name) || spelled(a.getNodeName()).equals(name))
                .findFirst()
                .map(Node::getNodeValue)
                .orElse("");
    }

    static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element child) children.add(child);
        return children;
    }

    static List<Element> children(Element element, String name) {
        return children(element).stream().filter(c -> name(c).equals(name)).toList();
    }

    /** All elements of a name below, in their order. */
    static List<Element> all(Element element, String name) {
        var found = new ArrayList<Element>();
        for (Element child : children(element)) {
            if (name(child).equals(name)) found.add(child);
            found.addAll(all(child, name));
        }
        return found;
    }

    /** The first element below with this class. */
    static List<Element> ofClass(Element element, String name) {
        var found = new ArrayList<Element>();
        for (Element child : children(element)) {
            if (List.of(attribute(child, "class").split("\\s+")).contains(name)) found.add(child);
            found.addAll(ofClass(child, name));
        }
        return found;
    }
}
