package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tessera.tour.Knowledge;

/**
 * From the first question to the employer's verdict, clicked in Chromium by each person in turn: a candidate, two
 * examiners, a certification officer, an employer. All of them without JavaScript; {@link WholeExamDayTest} has it.
 */
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
    void everyoneDoesTheirPartUntilTheEmployerSeesIt() {
        sit();
        mark("giulia@demo.example");
        mark("jan@demo.example");
        decide();
        show();
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
            page.navigate("/marking");
            page.locator("form[action='/marking/next'] button").click();
            assertThat(page.locator(".written")).hasText(WRITTEN);
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

    private static void decide() {
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
        }
    }

    private static void show() {
        try (var device = device("en-GB", false);
                var shop = device("en-GB", false)) {
            var page = signedIn(device, CANDIDATE);
            var held = page.locator("input[name=credential]");
            for (int tries = 0; tries < 100 && !arrived(page, held); tries++) page.waitForTimeout(100);
            var employer = shop.newPage();
            employer.navigate(share(page));
            assertThat(employer.locator(".verdict.good")).hasCount(1);
            fits(employer);
        }
    }

    private static boolean arrived(Page page, Locator held) {
        page.navigate("/passport/share");
        return held.count() > 0;
    }
}
