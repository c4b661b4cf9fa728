package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {
    private final Paper paper = new Paper();

    @Test
    void aPdfHasTheWordsOfEveryLanguageInIt() throws IOException {
        var pdf = paper.pdf(page("<h1>Έλεγχος πληροφοριών</h1><p>Zażółć gęślą jaźń · Ñandú · Știință</p>"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Έλεγχος πληροφοριών", "Zażółć gęślą jaźń", "Știință");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("el");
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        }
    }

    @Test
    void aPictureShowsADrawing() throws IOException {
        var png = paper.png(
                        page("<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'>"
                                + "<rect width='400' height='400' fill='#1d5b8f'/></svg>"),
                        72)
                .getFirst();
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(595);
        assertThat(image.getRGB(100, 100) & 0xffffff).isEqualTo(0x1d5b8f);
    }

    @Test
    void nothingIsFetched() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(1);
            var address = "http://127.0.0.1:" + listener.getLocalPort();
            paper.pdf(page("<img alt='' src='" + address + "/x.png'/><link rel='stylesheet' href='" + address
                    + "/x.css'/><svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9'"
                    + " height='9'><image width='9' height='9' xlink:href='" + address + "/y.png'/></svg>"));
            org.junit.jupiter.api.Assertions.assertThrows(java.net.SocketTimeoutException.class, listener::accept);
        }
    }

    private static BiConsumer<HtmlTemplateOutput, HtmlInterceptor> page(String body) {
        return (html, plain) -> html.writeContent("<html lang='el'><head><title>Δοκιμή</title>"
                + "<meta name='description' content='Δοκιμή'/><style>@page { size: A4; margin: 0 }"
                + " body { font-family: Tessera; margin: 0 }</style></head><body>" + body + "</body></html>");
    }
}
