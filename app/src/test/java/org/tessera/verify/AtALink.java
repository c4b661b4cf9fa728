package org.tessera.verify;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.issue.Credentials;
import org.tessera.passport.PassportDay;

/** A holder with a credential and a link to it, and a stranger's browser. */
abstract class AtALink extends WholeApplication {
    static final String NAME = "Παράδειγμα";

    @Autowired
    MockMvcTester browser;

    @Autowired
    PassportDay day;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient jdbc;

    /** Whoever comes first makes the holder; tests that change what they hold make their own. */
    private static PassportDay.@Nullable Holder first;

    PassportDay.Holder holder;
    String link;
    int viewsBefore;

    @BeforeEach
    void aLink() {
        if (first == null) first = day.holder();
        of(first);
    }

    void of(PassportDay.Holder someone) {
        holder = someone;
        link = day.link(holder);
        viewsBefore = day.views(holder);
    }

    String page(String path) throws Exception {
        return get(path, "en").getContentAsString();
    }

    MockHttpServletResponse get(String path, String language) {
        return browser.get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange()
                .getResponse();
    }
}
