package org.tessera.assess.bank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A QTI content package: a ZIP with a manifest and its items. One item's XML alone is taken too. */
final class QtiPackage {
    private static final int MOST_FILES = 2_000;
    private static final int MOST_BYTES = 40 << 20;
    private static final String MANIFEST = "imsmanifest.xml";

    /** The package can't be taken at all; the message is a text key. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String key) {
            super(key);
        }
    }

    private final Map<String, byte[]> files;

    private QtiPackage(Map<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Reads a package or a single item.
     *
     * @throws Refused when the package itself is unreadable or not safe to unpack
     */
    static List<QtiReader.Read> read(byte[] file) throws Refused {
        boolean packed = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        if (!packed) return List.of(new QtiPackage(Map.of()).item("", parsed(file)));
        return new QtiPackage(unpacked(file)).items();
    }

    private static Map<String, byte[]> unpacked(byte[] file) throws Refused {
        var files = new LinkedHashMap<String, byte[]>();
        int total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                requireInside(entry.getName());
                if (entry.isDirectory()) continue;
                // Counted while it unpacks: what a bomb says of its own size is no promise.
                var content = zip.readNBytes(MOST_BYTES - total + 1);
                total += content.length;
                if (total > MOST_BYTES || files.size() >= MOST_FILES) throw new Refused("assess.qti.refused.large");
                if (files.put(entry.getName(), content) != null) throw new Refused("assess.qti.refused.path");
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refused("assess.qti.refused.unreadable");
        }
        return files;
    }

    /** Nothing is written to a disk, but a name that leads out of the package is nobody's honest mistake. */
    private static void requireInside(String name) throws Refused {
        if (name.contains("\\")
                || name.startsWith("/")
                || name.contains(":")
                || List.of(name.split("/")).contains("..")) throw new Refused("assess.qti.refused.path");
    }

    private List<QtiReader.Read> items() throws Refused {
        var manifest = files.get(MANIFEST);
        if (manifest == null) throw new Refused("assess.qti.refused.manifest");
        var items = new ArrayList<QtiReader.Read>();
        for (Element resource : Xml.all(parsed(manifest), "resource")) {
            var type = Xml.attribute(resource, "type");
            var href = Xml.attribute(resource, "href");
            if (type.startsWith("imsqti_item_")) items.add(item(href));
            else if (type.startsWith("imsqti_test_"))
                items.add(new QtiReader.Read(
                        href, Optional.empty(), List.of(new QtiNote(href, "assess.qti.loss.test", type))));
        }
        if (items.isEmpty()) throw new Refused("assess.qti.refused.empty");
        return items;
    }

    private QtiReader.Read item(String href) {
        var file = files.get(href);
        if (file == null) return unreadable(href, "assess.qti.fault.missing");
        try {
            return item(href, Xml.read(file));
        } catch (SAXException broken) {
            return unreadable(href, "assess.qti.fault.xml");
        }
    }

    private QtiReader.Read item(String href, Element root) {
        return QtiReader.of(root, source -> picture(href, source));
    }

    private static QtiReader.Read unreadable(String href, String key) {
        return new QtiReader.Read(href, Optional.empty(), List.of(new QtiNote(href, key, href)));
    }

    private Optional<Question.Hotspot.Picture> picture(String href, String source) {
        try {
            var folder = Path.of(href).getParent();
            var path = (folder == null ? Path.of(source) : folder.resolve(source))
                    .normalize()
                    .toString();
            return Optional.ofNullable(files.get(path)).flatMap(Pictures::read);
        } catch (java.nio.file.InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Element parsed(byte[] xml) throws Refused {
        try {
            return Xml.read(xml);
        } catch (SAXException broken) {
            throw new Refused("assess.qti.refused.xml");
        }
    }

    /**
     * Writes a package of QTI 3.0.
     *
     * @param items by name
     */
    static byte[] write(Map<String, Wording> items, BinaryOperator<String> say) {
        var files = new LinkedHashMap<String, byte[]>();
        var resources = new StringBuilder();
        items.forEach((name, wording) -> {
            var picture = "";
            var depends = "";
            if (wording.question().core() instanceof Question.Hotspot spot) {
                var end = spot.picture().type().equals("image/png") ? ".png" : ".jpg";
                picture = "../images/" + name + end;
                depends = "<file href=\"images/" + name + end + "\"/>";
                files.put(
                        "images/" + name + end,
                        Base64.getDecoder().decode(spot.picture().data()));
            }
            var href = "items/" + name + ".xml";
            files.put(href, QtiWriter.of(name, wording, picture, say).getBytes(StandardCharsets.UTF_8));
            resources.append(
                    "<resource identifier=\"R-%1$s\" type=\"imsqti_item_xmlv3p0\" href=\"%2$s\"><file href=\"%2$s\"/>%3$s</resource>"
                            .formatted(name, href, depends));
        });
        files.put(MANIFEST, """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="MANIFEST"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources>%s</resources></manifest>
                """.formatted(resources).getBytes(StandardCharsets.UTF_8));
        return zipped(files);
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory does not fail", e);
        }
        return out.toByteArray();
    }
}
