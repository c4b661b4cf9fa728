package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What anybody sees without signing in, in Chromium, held to WCAG at 1280 and 360 pixels in English and Greek. */
class VisitorsTest extends Browsing {
    @Test
    void anybodyFindsTheirWayFromTheFrontPage() {
        try (var device = device("en-GB", true)) {
            var page = device.newPage();
            for (String path : List.of(
                    "/",
                    "/catalogue",
                    "/catalogue/passport-to-employment",
                    "/standards/K08/1",
                    "/matrix",
                    "/matrix/key-skills/2",
                    "/figures",
                    "/directory",
                    "/pledge",
                    "/check",
                    "/sign-in",
                    "/help",
                    "/privacy",
                    "/accessibility",
                    "/about")) {
                page.navigate(path);
                isGoodInBothLanguages(page);
            }
        }
    }

    /** The pages of learners are looked at in every language by {@link LearnerPagesTest}. */
    @Test
    void theOtherLanguagesFitOnANarrowScreenToo() {
        try (var device = device("en-GB", true)) {
            var page = device.newPage();
            for (String language : List.of("it", "pl", "es", "ro")) fitsIn(language, page);
        }
    }

    private static void fitsIn(String language, Page page) {
        for (String path : List.of("/catalogue/passport-to-employment", "/standards/K08/1", "/check")) {
            page.navigate(path + "?lang=" + language);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            fits(page);
        }
    }

    @Test
    void theFirstLoadIsSmallAndStaysAtHome() {
        try (var device = device("en-GB", true)) {
            var page = device.newPage();
            var requests = new ArrayList<Request>();
            page.onRequestFinished(requests::add);
            page.navigate("/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
            var done = List.copyOf(requests);
            assertThat(done)
                    .extracting(request -> URI.create(request.url()).getHost())
                    .containsOnly("localhost");
            assertThat(done.stream().mapToLong(VisitorsTest::transferred).sum())
                    .as("bytes transferred")
                    .isBetween(1L, 100_000L);
        }
    }

    private static long transferred(Request request) {
        var sizes = request.sizes();
        return sizes.responseBodySize + sizes.responseHeadersSize;
    }
}
