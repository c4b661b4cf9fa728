package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tessera.tour.Knowledge;

/**
 * From the first question to the employer's verdict, clicked in Chromium by each person in turn: a candidate, two
 * examiners, a certification officer, an employer. Once with JavaScript and once without.
 */
@ResourceLock(SimulatedWorld.STAFF)
class ExamDayTest extends Browsing {
    private static final Knowledge PREPARED =
            new Knowledge(RunningTessera.project().resolve("content"), "K08");
    private static final int QUESTIONS = 45;
    private static final String WRITTEN = "I looked at who wrote each text, when, and what they gain. I would compare "
            + "it with the maker's own page, take the product off the shelf and tell my supervisor what I know.";

    /** The names are those of candidates of the simulated world who are checked in and have not begun. */
    @ParameterizedTest(name = "{1}, JavaScript {3}")
    @CsvSource({"learner22@demo.example, el-GR, Υπόδειγμα, true", "learner23@demo.example, en-GB, Simulado, false"})
    void everyoneDoesTheirPartUntilTheEmployerSeesIt(String email, String locale, String family, boolean script) {
        sit(email, locale, script);
        mark("giulia@demo.example", locale, script);
        mark("jan@demo.example", locale, script);
        decide(locale, family, script);
        show(email, locale, script);
    }

    private static void holds(Page page, boolean script) {
        if (script) isGood(page);
        else fits(page);
    }

    private static void sit(String email, String locale, boolean script) {
        try (var device = device(locale, script)) {
            var page = signedIn(device, email);
            page.navigate("/exams");
            page.locator("article.card a[href^='/sittings/']").first().click();
            holds(page, script);
            page.locator("form[action$='/start'] button").click();
            holds(page, script);
            for (int number = 1; number <= QUESTIONS; number++) answer(page);
            assertThat(page.locator("main td strong")).hasCount(0);
            holds(page, script);
            page.locator("form[action$='/submit'] button").click();
            page.locator("form[action$='/start'] button").click();
            page.locator("textarea[name=answer]").fill(WRITTEN);
            holds(page, script);
            press(page, "button[value=review]");
            assertThat(page.locator(".written")).hasText(WRITTEN);
            holds(page, script);
            page.locator("form[action$='/submit'] button").click();
            assertThat(page.locator("code.hash")).hasCount(2);
            holds(page, script);
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

    private static void mark(String examiner, String locale, boolean script) {
        try (var device = device(locale, script)) {
            var page = signedIn(device, examiner);
            page.navigate("/marking");
            page.locator("form[action='/marking/next'] button").click();
            assertThat(page.locator(".written")).hasText(WRITTEN);
            holds(page, script);
            page.locator("form[action^='/marking/']:not([action$='/return']) button")
                    .click();
            assertThat(page.locator(".govuk-error-summary")).hasCount(1);
            holds(page, script);
            for (int criterion = 1; criterion <= 4; criterion++) {
                page.locator("input[name=c" + criterion + "][value='3']").check();
            }
            page.locator("form[action^='/marking/']:not([action$='/return']) button")
                    .click();
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
            holds(page, script);
        }
    }

    private static void decide(String locale, String family, boolean script) {
        try (var device = device(locale, script)) {
            var page = signedIn(device, "nikos@demo.example");
            page.navigate("/certify");
            page.locator("article.card a", new Page.LocatorOptions().setHasText(family))
                    .click();
            holds(page, script);
            var reasons = "Both parts are passed; identity was checked.";
            page.locator("textarea[name=reasons]").fill(reasons);
            page.locator("form[action$='/decide'] button").click();
            assertThat(page.locator(".govuk-error-summary")).hasCount(1);
            assertThat(page.locator("textarea[name=reasons]")).hasValue(reasons);
            holds(page, script);
            page.locator("input[name=decision][value=grant]").check();
            page.locator("form[action$='/decide'] button").click();
            assertThat(page).hasURL(Pattern.compile("/certify/certificates/"));
            assertThat(page.locator("main")).containsText(family);
            holds(page, script);
        }
    }

    private static void show(String email, String locale, boolean script) {
        try (var device = device(locale, script);
                var shop = device(locale, script)) {
            var page = signedIn(device, email);
            var held = page.locator("input[name=credential]");
            for (int tries = 0; tries < 100 && !arrived(page, held); tries++) page.waitForTimeout(100);
            var employer = shop.newPage();
            employer.navigate(share(page));
            assertThat(employer.locator(".verdict.good")).hasCount(1);
            holds(employer, script);
        }
    }

    private static boolean arrived(Page page, Locator held) {
        page.navigate("/passport/share");
        return held.count() > 0;
    }
}
