package org.tessera.assess;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.platform.PersonId;

/** One person at one browser, who keeps the cookies that are given. */
public final class Reader {
    private final MockMvcTester web;
    private final PersonId person;
    private final List<Cookie> cookies = new ArrayList<>();

    public Reader(MockMvcTester web, PersonId person) {
        this.web = web;
        this.person = person;
    }

    public MvcTestResult get(String path) {
        return web.get()
                .uri(path)
                .with(user(person.toString()))
                .cookie(jar())
                .accept(MediaType.TEXT_HTML)
                .exchange();
    }

    /** @param fields names and values in turn */
    public MvcTestResult post(String path, String... fields) {
        var request = web.post()
                .uri(path)
                .with(user(person.toString()))
                .with(csrf())
                .cookie(jar())
                .accept(MediaType.TEXT_HTML);
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return kept(request.exchange());
    }

    public MvcTestResult script(String path, UUID key, String... fields) {
        var request = web.post()
                .uri(path)
                .with(user(person.toString()))
                .with(csrf())
                .cookie(jar())
                .accept(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key.toString());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    public static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cookie[] jar() {
        var jar = new ArrayList<>(cookies);
        jar.add(new Cookie("lang", "en"));
        return jar.toArray(Cookie[]::new);
    }

    private MvcTestResult kept(MvcTestResult answer) {
        for (Cookie cookie : answer.getResponse().getCookies()) {
            if (!cookie.getName().startsWith("lease")) continue;
            cookies.removeIf(c -> c.getName().equals(cookie.getName()));
            cookies.add(new Cookie(cookie.getName(), cookie.getValue()));
        }
        return answer;
    }
}
