package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/** What a file tells of its maker is gone, and the work is still there. */
public class BlindTest {
    private static final String MAKER = "Zoe Kanarini";

    @Test
    void aPhotoLosesItsExifAndItsCommentAndIsStillAPhoto() throws IOException {
        var plain = picture("jpeg");
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xe1, "Exif\0\0" + MAKER);
        segment(out, 0xfe, MAKER);
        out.write(plain, 2, plain.length - 2);
        out.write(MAKER.getBytes(StandardCharsets.UTF_8));
        var blind = blind(FileKind.JPEG, out.toByteArray());
        assertThat(ImageIO.read(new ByteArrayInputStream(blind)).getWidth()).isEqualTo(30);
        assertThat(blind).isEqualTo(plain);
    }

    @Test
    void aPictureLosesItsTexts() throws IOException {
        var blind = blind(FileKind.PNG, png(MAKER));
        assertThat(ImageIO.read(new ByteArrayInputStream(blind)).getHeight()).isEqualTo(20);
    }

    @Test
    void aRecordingLosesItsTags() throws IOException {
        var sound = "sound".repeat(200);
        var wav = little("RIFF", 0, "WAVE", "fmt ", 4, "abcd", "LIST", 12, MAKER, "data", 6, "sample");
        assertThat(text(blind(FileKind.WAV, wav))).contains("sample");
        var mp3 = bytes("ID3\4\0\0\0\0\0\14" + MAKER + "\u00ff\u00fb" + sound + "TAG" + MAKER + " ".repeat(113));
        assertThat(text(blind(FileKind.MP3, mp3))).isEqualTo("\u00ff\u00fb" + sound);
        var mp4 = bytes("\0\0\0\14ftypM4A \0\0\0\34moov\0\0\0\24udta" + MAKER + "\0\0\0\15mdatsound");
        assertThat(text(blind(FileKind.MP4, mp4))).endsWith("mdatsound").hasSize(mp4.length);
    }

    @Test
    void anOggRecordingKeepsItsPagesAndLosesItsComments() throws IOException {
        var tags = little("OpusTags", 4, "Lavf", 1, 7 + MAKER.length(), "ARTIST=" + MAKER);
        var head = bytes("OpusHead\1\1\0\0\0\0\0\0\0\0\0");
        var ogg = concat(page(head), concat(page(tags), page(bytes("sound"))));
        var blind = blind(FileKind.OGG, ogg);
        assertThat(text(blind)).hasSize(ogg.length).contains("sound").doesNotContain("Lavf");
        assertThat(blind(FileKind.OGG, blind)).as("once more changes nothing").isEqualTo(blind);
    }

    @Test
    void aWebmRecordingKeepsItsPlacesAndLosesItsTags() throws IOException {
        var webm =
                bytes("\u001aE\u00df\u00a3\u0084webm" + "\u0018S\u0080g\u0001\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"
                        + "\u0015I\u00a9f\u008f{\u00a9\u008c" + MAKER
                        + "\u0012T\u00c3g\u008c" + MAKER
                        + "\u001fC\u00b6u\u0001\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff" + "\u00a3\u0085sound");
        assertThat(text(blind(FileKind.WEBM, webm))).hasSize(webm.length).endsWith("sound");
    }

    @Test
    void aPdfLosesItsAuthorAndKeepsItsPages() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setAuthor(MAKER);
            document.save(out);
        }
        try (var blind = Loader.loadPDF(blind(FileKind.PDF, out.toByteArray()))) {
            assertThat(blind.getNumberOfPages()).isEqualTo(1);
            assertThat(blind.getDocumentInformation().getAuthor()).isNull();
        }
    }

    @Test
    void aDocumentLosesItsAuthorsAndKeepsItsWords() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "docProps/core.xml", "<dc:creator>" + MAKER + "</dc:creator>");
            part(zip, "word/document.xml", "<w:ins w:author=\"" + MAKER + "\">The words</w:ins>");
        }
        var words = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(blind(FileKind.DOCX, out.toByteArray())))) {
            while (zip.getNextEntry() != null) words.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(words.toString()).contains("The words").doesNotContain(MAKER);
    }

    @Test
    void whatCanNotBeFollowedIsNotShown() {
        for (FileKind kind : FileKind.values())
            assertThat(Blind.of(kind, bytes("%PDF-\u00ff\u00d8 OggS " + MAKER)))
                    .as(kind.key())
                    .satisfies(shown -> assertThat(shown.map(BlindTest::text).orElse(""))
                            .doesNotContain(kind == FileKind.MP3 ? "nothing" : MAKER));
    }

    /** A picture that names its maker, for other tests too. */
    public static byte[] png(String maker) throws IOException {
        var plain = picture("png");
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        var text = bytes("Author\0" + maker);
        out.write(ByteBuffer.allocate(4).putInt(text.length).array());
        out.write(bytes("tEXt"));
        out.write(text);
        var sum = new java.util.zip.CRC32();
        sum.update(concat(bytes("tEXt"), text));
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        out.write(plain, 33, plain.length - 33);
        return out.toByteArray();
    }

    private static byte[] blind(FileKind kind, byte[] file) {
        var blind = Blind.of(kind, file).orElseThrow();
        assertThat(text(blind)).doesNotContain(MAKER);
        return blind;
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, String text) {
        out.write(0xff);
        out.write(marker);
        out.write((text.length() + 2) >> 8);
        out.write((text.length() + 2) & 0xff);
        out.writeBytes(bytes(text));
    }

    private static byte[] page(byte[] packet) {
        var head = ByteBuffer.allocate(28).put(bytes("OggS"));
        return concat(head.put(26, (byte) 1).put(27, (byte) packet.length).array(), packet);
    }

    private static byte[] little(Object... parts) {
        var out = new ByteArrayOutputStream();
        for (Object part : parts)
            out.writeBytes(
                    part instanceof Integer number
                            ? ByteBuffer.allocate(4)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .putInt(number)
                                    .array()
                            : bytes(part.toString()));
        return out.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        var both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
