package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.tessera.tour.Knowledge;

/**
 * From the first question to the employer's verdict in Chromium without JavaScript, by each person in turn: a candidate, two
 * examiners, a certification officer, an employer. What comes before and the same with JavaScript is {@link
 * WholeExamDayTest}'s; the pages after the result, which are not on its way, are looked at here with JavaScript and in Greek.
 */
@ResourceLock(SimulatedWorld.STAFF)
class ExamDayTest extends Browsing {
    private static final Knowledge PREPARED =
            new Knowledge(RunningTessera.project().resolve("content"), "K08");
    private static final int QUESTIONS = 45;
    private static final String WRITTEN = "I looked at who wrote each text, when, and what they gain. I would compare "
            + "it with the maker's own page, take the product off the shelf and tell my supervisor what I know.";

    /** A candidate of the simulated world who is checked in and has not begun. */
    private static final String CANDIDATE = "learner23@demo.example";

    private static final String FAMILY = "Simulado";

    @Test
    void everyoneDoesTheirPartWithoutJavaScriptUntilTheEmployerSeesIt() {
        sit();
        mark("giulia@demo.example");
        mark("jan@demo.example");
        var certificate = decide();
        var shared = show();
        try (var device = device("el-GR", true)) {
            var page = signedIn(device, "nikos@demo.example");
            for (var path : List.of("/certify", certificate)) {
                page.navigate(path + "?lang=el");
                isGood(page);
            }
            page.navigate(shared + "?lang=el");
            isGood(page);
        }
    }

    private static void sit() {
        try (var device = device("en-GB", false)) {
            var page = signedIn(device, CANDIDATE);
            page.navigate("/exams");
            page.locator("article.card a[href^='/sittings/']").first().click();
            fits(page);
            page.locator("form[action$='/start'] button").click();
            fits(page);
            for (int number = 1; number <= QUESTIONS; number++) answer(page);
            assertThat(page.locator("main td strong")).hasCount(0);
            fits(page);
            page.locator("form[action$='/submit'] button").click();
            page.locator("form[action$='/start'] button").click();
            page.locator("textarea[name=answer]").fill(WRITTEN);
            fits(page);
            press(page, "button[value=review]");
            assertThat(page.locator(".written")).hasText(WRITTEN);
            fits(page);
            page.locator("form[action$='/submit'] button").click();
            assertThat(page.locator("code.hash")).hasCount(2);
            fits(page);
        }
    }

    private static void answer(Page page) {
        var language = page.locator("html").getAttribute("lang");
        for (var option : page.locator("#answer-form fieldset.rated").all()) {
            boolean best = PREPARED.isRight(language, option.locator("legend").innerText());
            option.locator("input[value='" + (best ? 5 : 1) + "']").check();
        }
        page.locator("#answer-form .govuk-radios__item").all().stream()
                .filter(option ->
                        PREPARED.isRight(language, option.locator("label").innerText()))
                .findFirst()
                .ifPresent(option -> option.locator("input").check());
        press(page, "button[value=next]");
    }

    private static void press(Page page, String button) {
        var here = page.url();
        page.locator("#answer-form " + button).click();
        page.waitForURL(url -> !url.equals(here));
    }

    private static void mark(String examiner) {
        try (var device = device("en-GB", false)) {
            var page = signedIn(device, examiner);
            do {
                page.navigate("/marking");
                page.locator("form[action='/marking/next'] button").click();
            } while (isAgreedText(page));
            fits(page);
            page.locator("form[action^='/marking/']:not([action$='/return']) button")
                    .click();
            assertThat(page.locator(".govuk-error-summary")).hasCount(1);
            fits(page);
            for (int criterion = 1; criterion <= 4; criterion++) {
                page.locator("input[name=c" + criterion + "][value='3']").check();
            }
            page.locator("form[action^='/marking/']:not([action$='/return']) button")
                    .click();
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
            fits(page);
        }
    }

    /** Now and then an agreed text lies between; it is marked like any other. */
    private static boolean isAgreedText(Page page) {
        if (page.locator(".written").first().innerText().equals(WRITTEN)) return false;
        for (int criterion = 1; criterion <= 4; criterion++) {
            page.locator("input[name=c" + criterion + "][value='2']").check();
        }
        page.locator("form[action^='/marking/']:not([action$='/return']) button")
                .click();
        return true;
    }

    /** The path of the certificate. */
    private static String decide() {
        try (var device = device("en-GB", false)) {
            var page = signedIn(device, "nikos@demo.example");
            page.navigate("/certify");
            page.locator("article.card a", new Page.LocatorOptions().setHasText(FAMILY))
                    .click();
            fits(page);
            var reasons = "Both parts are passed; identity was checked.";
            page.locator("textarea[name=reasons]").fill(reasons);
            page.locator("form[action$='/decide'] button").click();
            assertThat(page.locator(".govuk-error-summary")).hasCount(1);
            assertThat(page.locator("textarea[name=reasons]")).hasValue(reasons);
            fits(page);
            page.locator("input[name=decision][value=grant]").check();
            page.locator("form[action$='/decide'] button").click();
            assertThat(page).hasURL(Pattern.compile("/certify/certificates/"));
            assertThat(page.locator("main")).containsText(FAMILY);
            fits(page);
            return URI.create(page.url()).getPath();
        }
    }

    /** What the employer was given. */
    private static String show() {
        try (var device = device("en-GB", false);
                var shop = device("en-GB", false)) {
            var page = signedIn(device, CANDIDATE);
            var held = page.locator("input[name=credential]");
            for (int tries = 0; tries < 100 && !arrived(page, held); tries++) page.waitForTimeout(100);
            var employer = shop.newPage();
            var shared = share(page);
            employer.navigate(shared);
            assertThat(employer.locator(".verdict.good")).hasCount(1);
            fits(employer);
            return shared;
        }
    }

    private static boolean arrived(Page page, Locator held) {
        page.navigate("/passport/share");
        return held.count() > 0;
    }
}
