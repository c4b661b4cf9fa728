package org.tessera.assess.bank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Documents without author, organisation, program, dates and the names of those who commented or changed. */
final class BlindDocument {
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_BYTES = 60 << 20;

    /** Attributes and elements that name somebody, in Word's and in OpenDocument's words. */
    private static final List<Pattern> NAMES = List.of(
            Pattern.compile("(\\bw:(?:author|initials|date)=\")[^\"]*\""),
            Pattern.compile("(<(?:dc:creator|dc:date|meta:initial-creator|meta:creator-initials|meta:creation-date"
                    + "|meta:generator|meta:printed-by|cp:lastModifiedBy|dc:title|dc:subject|dc:description|cp:keywords"
                    + "|Company|Manager|Template|Application)(?:\\s[^>]*)?>)[^<]*"));

    private BlindDocument() {}

    static byte[] pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            document.setDocumentInformation(new PDDocumentInformation());
            // Every object, for pictures and pages may have metadata of their own, and comments their writers.
            for (var key : document.getDocument().getXrefTable().keySet()) {
                var object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSDictionary dictionary) clear(dictionary);
            }
            document.getDocumentCatalog().setOpenAction(null);
            document.getDocument().getTrailer().removeItem(COSName.ID);
            var out = new ByteArrayOutputStream(file.length);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void clear(COSDictionary dictionary) {
        dictionary.removeItem(COSName.METADATA);
        dictionary.removeItem(COSName.getPDFName("PieceInfo"));
        dictionary.removeItem(COSName.getPDFName("LastModified"));
        if (COSName.ANNOT.equals(dictionary.getCOSName(COSName.TYPE))) dictionary.removeItem(COSName.T);
    }

    /** Word and OpenDocument: a package of parts. Names are blanked in all of them, pictures are cleaned as pictures. */
    static byte[] zipped(byte[] file) throws IOException {
        var bytes = new ByteArrayOutputStream(file.length);
        int parts = 0;
        long read = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(file));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) continue;
                var content = in.readNBytes(MOST_BYTES);
                read += content.length;
                if (++parts > MOST_PARTS || read >= MOST_BYTES) throw new IOException("too large");
                if (left(entry.getName())) write(out, entry.getName(), part(entry.getName(), content));
            }
        }
        if (parts == 0) throw new IOException("nothing in it");
        return bytes.toByteArray();
    }

    /** Small pictures of the first page, and settings of a program, are no part of the work. */
    private static boolean left(String name) {
        return !name.startsWith("Thumbnails/") && !name.startsWith("docProps/thumbnail");
    }

    private static byte[] part(String name, byte[] content) throws IOException {
        var picture = FileKind.sniff(content);
        if (picture.isPresent() && (picture.get() == FileKind.JPEG || picture.get() == FileKind.PNG))
            return Blind.of(picture.get(), content).orElseThrow(() -> new IOException("a picture"));
        if (!name.endsWith(".xml")) return content;
        var text = new String(content, StandardCharsets.UTF_8);
        text = NAMES.getFirst().matcher(text).replaceAll("$1\"");
        return NAMES.getLast().matcher(text).replaceAll("$1").getBytes(StandardCharsets.UTF_8);
    }

    /** OpenDocument wants its type first and not packed, so that is how it is written. */
    private static void write(ZipOutputStream out, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        if (name.equals("mimetype")) {
            var sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
