package org.tessera.platform;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Turns every problem into words: a page for people, {@code application/problem+json} for machines. */
@ControllerAdvice
@Component
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private final Screens screens;
    private final JsonMapper json;
    private final Unavailable unavailable;

    Problems(Screens screens, JsonMapper json, Unavailable unavailable) {
        this.screens = screens;
        this.json = json;
        this.unavailable = unavailable;
    }

    /** Writes the page of a problem. */
    interface Words {
        void write(HtmlTemplateOutput html, HtmlInterceptor plain, Screen screen, String title, String next);
    }

    @ExceptionHandler
    void expected(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, problem);
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        org.springframework.web.method.annotation.MethodArgumentTypeMismatchException.class
    })
    void absent(Exception ignored, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, Problem.notFound());
    }

    @ExceptionHandler(org.springframework.web.multipart.MaxUploadSizeExceededException.class)
    void tooLarge(Exception ignored, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, Problem.of(HttpStatus.CONTENT_TOO_LARGE, "platform.problem.too-large"));
    }

    @ExceptionHandler({
        org.springframework.web.bind.ServletRequestBindingException.class,
        org.springframework.web.multipart.MultipartException.class,
        org.springframework.web.multipart.support.MissingServletRequestPartException.class,
        org.springframework.http.converter.HttpMessageNotReadableException.class,
        org.springframework.web.HttpMediaTypeException.class
    })
    void unreadable(Exception ignored, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, Problem.of(HttpStatus.BAD_REQUEST, "platform.problem.unreadable"));
    }

    @ExceptionHandler(org.springframework.web.HttpRequestMethodNotSupportedException.class)
    void wrongMethod(Exception ignored, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, Problem.notFound());
    }

    /**
     * A bug or a broken world. The log gets the cause and a reference; the reader gets the reference alone. A database that
     * is away or too busy is neither: it is worth trying again.
     */
    @ExceptionHandler
    void unexpected(Exception bug, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!response.isCommitted() && Unavailable.means(bug)) {
            unavailable.down(request, response, bug);
            return;
        }
        var reference = Ids.next().toString().substring(24);
        LOG.error("Unexpected, reference {}", reference, bug);
        if (response.isCommitted()) return;
        send(request, response, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "platform.problem.unexpected", reference));
    }

    void send(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        send(request, response, problem, JteproblemGenerated::render);
    }

    /** The same with a page of its own. */
    void send(HttpServletRequest request, HttpServletResponse response, Problem problem, Words page)
            throws IOException {
        var screen = screens.of(request, response);
        var title = screen.say(problem.key() + ".title", problem.arguments());
        var next = screen.say(problem.key() + ".next", problem.arguments());
        response.setStatus(problem.status().value());
        response.setHeader("Cache-Control", "no-store");
        if (wantsJson(request)) {
            var body = new LinkedHashMap<String, Object>();
            body.put("type", "about:blank");
            body.put("title", title);
            body.put("status", problem.status().value());
            body.put("detail", next);
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json.writeValueAsBytes(body));
        } else {
            Page.of((html, plain) -> page.write(html, plain, screen, title, next))
                    .render(null, request, response);
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        if ("json".equals(request.getParameter("format"))) return true;
        return accept != null && accept.contains("json") && !accept.contains("text/html");
    }
}
