package org.tessera.design;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An SVG picture of a course: a drawing and nothing else. No scripts, no foreign content, nothing fetched. */
final class Drawing {
    private static final List<String> REFUSED = List.of("script", "foreignobject", "iframe", "animate", "set");

    private Drawing() {}

    /** What is wrong with it; empty when nothing is. */
    static List<String> faults(String svg) {
        var faults = new ArrayList<String>();
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(svg));
            boolean root = true;
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamReader.START_ELEMENT) continue;
                if (root && !reader.getLocalName().equals("svg")) faults.add("the picture is not SVG");
                if (root && reader.getAttributeValue(null, "viewBox") == null) faults.add("the picture has no viewBox");
                root = false;
                element(reader, faults);
            }
            reader.close();
        } catch (XMLStreamException notXml) {
            faults.add("the picture is not well-formed XML");
        }
        return faults;
    }

    private static void element(XMLStreamReader element, List<String> faults) {
        var name = element.getLocalName().toLowerCase(Locale.ROOT);
        if (REFUSED.contains(name)) faults.add("a picture may not contain <" + name + ">");
        for (int i = 0; i < element.getAttributeCount(); i++) {
            var attribute = element.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            var value = element.getAttributeValue(i).strip();
            if (attribute.startsWith("on")) faults.add("a picture may not contain scripts (" + attribute + ")");
            if (attribute.equals("href") && !value.startsWith("#"))
                faults.add("a picture may not fetch anything (" + value + ")");
            if (value.contains("url(") && !value.contains("url(#"))
                faults.add("a picture may not fetch anything (" + value + ")");
        }
    }
}
