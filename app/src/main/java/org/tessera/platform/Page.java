package org.tessera.platform;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/**
 * Writes a compiled template to the response. Pages are personal unless they say otherwise, so nothing keeps a copy.
 *
 * @param template writes the page
 * @param status of the answer, or nothing to keep the one already set
 */
public record Page(
        BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template,
        @Nullable HttpStatus status) implements View {
    static final HtmlInterceptor PLAIN = new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    };

    /** A page with the status that is already set, 200 as a rule. */
    public static Page of(BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template) {
        return new Page(template, null);
    }

    /** The same form again with what was typed and what is wrong with it: 422. */
    public static Page rejected(BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template) {
        return new Page(template, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The same page with another status. */
    public Page with(HttpStatus other) {
        return new Page(template, other);
    }

    /** The page by itself, for what is not an answer to a browser: a page whose size or hash has to be known. */
    public byte[] bytes() {
        return written().toByteArray();
    }

    private Utf8ByteOutput written() {
        var html = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(html), PLAIN);
        return html;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var html = written();
        if (status != null) response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        if (response.getHeader("Cache-Control") == null) response.setHeader("Cache-Control", "no-store");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }
}
