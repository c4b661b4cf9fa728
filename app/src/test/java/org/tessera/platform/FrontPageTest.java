package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;

class FrontPageTest extends WholeApplication {
    private static final Pattern LOADED = Pattern.compile("<(?:link|script|img)[^>]+(?:href|src)=\"([^\"]+)\"");

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
    void eachOfTheFourAudiencesFindsItsDoor() {
        assertThat(browser.get().uri("/").header("Accept-Language", "en"))
                .bodyText()
                .contains("You look for work", "You teach or mentor", "You hire", "You shape policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "el", "it", "pl", "es", "ro"})
    void theFirstLoadIsAtMostAHundredKilobytesAndAllOfItIsOurs(String language) throws Exception {
        var page = fetch("/", language);
        var loaded = new ArrayList<String>();
        LOADED.matcher(new String(page))
                .results()
                .map(m -> m.group(1))
                .distinct()
                .forEach(loaded::add);
        assertThat(loaded)
                .isNotEmpty()
                .allMatch(address -> address.startsWith("/assets/") || address.equals("/app.webmanifest"));
        int bytes = zipped(page);
        for (String address : loaded) bytes += zipped(fetch(address, language));
        assertThat(bytes).isLessThanOrEqualTo(100_000);
    }

    @Test
    void aRouteWithoutARuleLooksLikeNothing() {
        assertThat(browser.get().uri("/no/such/place"))
                .hasStatus(404)
                .bodyText()
                .contains("This page is not here");
    }

    private byte[] fetch(String address, String language) {
        return browser.get()
                .uri(address)
                .header("Accept-Language", language)
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    private static int zipped(byte[] content) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        }
        return zipped.size();
    }
}
