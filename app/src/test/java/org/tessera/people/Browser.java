package org.tessera.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.tessera.platform.PersonId;

/** Signs people in as they do themselves, and sends requests with their session. */
@Component("peopleBrowser")
class Browser {
    private final SignInLinks links;

    Browser(SignInLinks links) {
        this.links = links;
    }

    /** The cookie of a new session of this person. */
    Cookie session(MockMvcTester web, PersonId person) {
        var answer = web.post().uri(links.issue(person)).with(csrf()).exchange();
        return Objects.requireNonNull(answer.getResponse().getCookie("session"));
    }

    /** A form that is sent with this session and our token. */
    static MockMvcRequestBuilder post(MockMvcTester web, Cookie session, String path) {
        return web.post().uri(path).cookie(session).with(csrf());
    }
}
