package org.tessera.credential;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pictures with a badge inside (Open Badges 3.0 §5.3, baking). The picture proves nothing: what is shown must come from
 * the badge.
 */
public final class BakedImage {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
    private static final String KEYWORD = "openbadgecredential";
    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";

    private BakedImage() {}

    /**
     * Puts a badge into a PNG, as an uncompressed iTXt chunk before the end.
     *
     * @param png a PNG without badge
     * @param badge a signed badge, JSON or token
     */
    public static byte[] png(byte[] png, byte[] badge) {
        if (!isPng(png)) {
            throw new IllegalArgumentException("The picture is no PNG.");
        }
        var data = new ByteArrayOutputStream();
        data.writeBytes(KEYWORD.getBytes(StandardCharsets.ISO_8859_1));
        // End of keyword, no compression, compression method, empty language tag, empty translated keyword.
        data.writeBytes(new byte[5]);
        data.writeBytes(badge);
        var end = png.length - 12;
        var out = new ByteArrayOutputStream();
        out.write(png, 0, end);
        out.writeBytes(chunk("iTXt", data.toByteArray()));
        out.write(png, end, 12);
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        var body = ByteBuffer.allocate(data.length + 4)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /**
     * Puts a badge into an SVG, right after its root element begins.
     *
     * @param svg an SVG without badge whose root is {@code <svg …>}
     * @param badge a signed badge, JSON or token
     */
    public static byte[] svg(byte[] svg, byte[] badge) {
        var text = new String(svg, StandardCharsets.UTF_8);
        var start = text.indexOf("<svg");
        var end = text.indexOf('>', start);
        if (start < 0 || end < 0 || text.charAt(end - 1) == '/') {
            throw new IllegalArgumentException("The picture is no SVG with content.");
        }
        var content = new String(badge, StandardCharsets.UTF_8);
        var element = content.startsWith("{")
                ? "<openbadges:credential><![CDATA[" + content.replace("]]>", "]]\\u003e")
                        + "]]></openbadges:credential>"
                : "<openbadges:credential verify=\"" + content + "\"/>";
        var baked = text.substring(0, start + 4)
                + " xmlns:openbadges=\"" + NAMESPACE + "\""
                + text.substring(start + 4, end + 1)
                + element
                + text.substring(end + 1);
        return baked.getBytes(StandardCharsets.UTF_8);
    }

    static boolean looksLike(byte[] file) {
        return isPng(file) || isSvg(file);
    }

    private static boolean isPng(byte[] file) {
        return file.length > PNG.length + 12 && Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length);
    }

    private static boolean isSvg(byte[] file) {
        var head = new String(file, 0, Math.min(file.length, 2000), StandardCharsets.ISO_8859_1).stripLeading();
        return head.startsWith("<") && head.contains("<svg");
    }

    /** The one badge in a picture. */
    static byte[] read(byte[] file) throws Refusal {
        if (file.length > Json.SIZE) {
            throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
        }
        var badges = isPng(file) ? fromPng(file) : fromSvg(file);
        if (badges.isEmpty()) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        if (badges.size() > 1) {
            throw new Refusal(Cause.SEVERAL_BADGES);
        }
        return badges.getFirst();
    }

    private static ArrayList<byte[]> fromPng(byte[] file) throws Refusal {
        var badges = new ArrayList<byte[]>();
        var buffer = ByteBuffer.wrap(file, PNG.length, file.length - PNG.length);
        while (buffer.remaining() >= 12) {
            var length = buffer.getInt();
            if (length < 0 || length > buffer.remaining() - 8) {
                throw new Refusal(Cause.NOT_A_CREDENTIAL);
            }
            var body = new byte[length + 4];
            buffer.get(body);
            var crc = new CRC32();
            crc.update(body);
            if (buffer.getInt() != (int) crc.getValue()) {
                throw new Refusal(Cause.NOT_A_CREDENTIAL);
            }
            badge(body, badges);
        }
        return badges;
    }

    private static void badge(byte[] chunk, ArrayList<byte[]> badges) throws Refusal {
        var head = ("iTXt" + KEYWORD + "\0").getBytes(StandardCharsets.ISO_8859_1);
        if (chunk.length < head.length + 4 || !Arrays.equals(chunk, 0, head.length, head, 0, head.length)) {
            return;
        }
        // A compressed chunk may be a bomb, and the standard forbids it.
        if (chunk[head.length] != 0) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        var at = head.length + 2;
        for (var zeros = 0; zeros < 2 && at < chunk.length; at++) {
            zeros += chunk[at] == 0 ? 1 : 0;
        }
        badges.add(Arrays.copyOfRange(chunk, at, chunk.length));
    }

    private static ArrayList<byte[]> fromSvg(byte[] file) throws Refusal {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Decoded here: over bytes that are no UTF-8 the parser would print its own complaints.
        var text = Json.decode(file);
        try {
            var badges = new ArrayList<byte[]>();
            var reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("credential")
                        && NAMESPACE.equals(reader.getNamespaceURI())) {
                    badges.add(badge(reader).strip().getBytes(StandardCharsets.UTF_8));
                }
            }
            return badges;
        } catch (XMLStreamException e) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
    }

    private static String badge(XMLStreamReader reader) throws XMLStreamException {
        var token = reader.getAttributeValue(null, "verify");
        return token != null ? token : reader.getElementText();
    }
}
