package org.tessera.platform;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Component;

/**
 * Puts a compiled template on paper: as a tagged PDF, or as pictures of its pages.
 *
 * <p>The template must be well-formed XHTML ({@code <br/>}, quoted attributes, {@code <html lang>}, {@code <title>} and
 * {@code <meta name="description">} for readers of tagged PDF). CSS stands in a {@code <style>} element, CSS 2.1 with
 * {@code @page}. SVG may stand in it; words are better placed beside a drawing than inside it. Pictures are
 * {@code data:} addresses; nothing is ever fetched. The only font is DejaVu Sans Condensed, normal and bold, under the
 * name {@value #FONT}: it travels with us, so paper looks the same on a machine without fonts.
 */
@Component
public class Paper {
    /** The font family to name in a template. */
    public static final String FONT = "Tessera";

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";

    static {
        // It speaks of every style sheet on standard error; what matters comes as an exception.
        XRLog.setLoggingEnabled(false);
    }

    Paper() {}

    /**
     * A tagged PDF 1.7 (PDF/UA-1 as far as the template's own structure allows).
     *
     * @param template writes well-formed XHTML
     */
    public byte[] pdf(BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template) {
        var html = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(html), Page.PLAIN);
        return pdf(html.toString());
    }

    /**
     * The pages as PNG pictures.
     *
     * @param template writes well-formed XHTML
     * @param dotsPerInch 96 makes an A4 page 794 × 1123 pixels
     */
    public List<byte[]> png(BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template, int dotsPerInch) {
        return png(pdf(template), dotsPerInch);
    }

    /** How many pages a PDF of ours has: much quicker to ask than to draw. */
    public int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages of a PDF of ours as PNG pictures. */
    public List<byte[]> png(byte[] pdf, int dotsPerInch) {
        var pages = new ArrayList<byte[]>();
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var png = new ByteArrayOutputStream();
                var drawn = renderer.renderImageWithDPI(page, dotsPerInch, ImageType.RGB);
                ImageIO.write(FewColours.of(drawn), "png", png);
                pages.add(png.toByteArray());
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pdf(String xhtml) {
        var out = new ByteArrayOutputStream();
        try (var drawings = new BatikSVGDrawer()) {
            new PdfRendererBuilder()
                    .withHtmlContent(xhtml, null)
                    .useFont(font(".ttf"), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(font("-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true)
                    .useSVGDrawer(drawings)
                    .useExternalResourceAccessControl(
                            Paper::mayLoad, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            Paper::mayLoad, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .usePdfUaAccessibility(true)
                    .usePdfVersion(1.7f)
                    .withProducer("Tessera")
                    .withDiagnosticConsumer(_ -> {})
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A template holds what people typed, so not even a mistake in it may make us fetch something. */
    private static boolean mayLoad(String address, ExternalResourceType type) {
        return address.startsWith("data:");
    }

    private static FSSupplier<InputStream> font(String style) {
        return () -> Objects.requireNonNull(Paper.class.getResourceAsStream(FONTS + style), "the font is not packaged");
    }
}
