package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;

class FrontPageTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Test
    void everybodySeesTheFrontPageInTheirLanguage() {
        assertThat(browser.get().uri("/").header("Accept-Language", "el"))
                .hasStatusOk()
                .bodyText()
                .contains("Δεξιότητες", "<html lang=\"el\"");
    }

    @Test
    void aRouteWithoutARuleLooksLikeNothing() {
        assertThat(browser.get().uri("/no/such/place"))
                .hasStatus(404)
                .bodyText()
                .contains("This page is not here");
    }
}
