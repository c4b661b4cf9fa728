package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people do who sign in, in Chromium, held to WCAG at 1280 and 360 pixels in English and Greek. */
class JourneysTest extends Browsing {
    private static final String LEARNER = "learner1@demo.example";

    @Test
    void aLearnerSharesTheirPassport() {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, LEARNER);
            page.navigate("/passport");
            isGoodInBothLanguages(page);
            var link = share(page);
            isGood(page);
            try (var shop = device("en-GB", true)) {
                var employer = shop.newPage();
                employer.navigate(link);
                assertThat(employer.locator(".verdict h1")).containsText("Genuine and valid today");
                isGoodInBothLanguages(employer);
            }
        }
    }

    @Test
    void anEmployerChecksWithoutJavaScriptAndSeesTheSharingStop() {
        try (var device = device("en-GB", false);
                var shop = device("el-GR", false)) {
            var page = signedIn(device, LEARNER);
            var link = share(page);
            var employer = shop.newPage();
            employer.navigate(link);
            assertThat(employer.locator(".verdict.good")).hasCount(1);
            page.locator("form[action$='/stop'] button").first().click();
            employer.navigate(link);
            assertThat(employer.locator(".verdict")).hasCount(0);
            assertThat(employer.locator("main")).not().containsText("Paradeigma");
        }
    }

    @Test
    void aLearnerAnswersAnExerciseWithoutJavaScript() {
        try (var device = device("el-GR", false)) {
            var page = signedIn(device, LEARNER);
            page.navigate("/learn/K08/01-who-is-speaking/x1");
            page.locator("main form input[type=radio], main form input[type=checkbox]")
                    .first()
                    .check();
            page.locator("main form button.button").first().click();
            assertThat(page.locator("#feedback dd")).hasCount(1);
        }
    }

    @Test
    void anExaminerMarks() {
        everyPlaceOf("giulia@demo.example", List.of("/marking"));
    }

    @Test
    void aCertificationOfficerDecides() {
        everyPlaceOf(
                "nikos@demo.example", List.of("/certify", "/certify/certificates", "/certify/complaints", "/banks"));
    }

    @Test
    void teachersAuthorsAndAdministratorsFindTheirWork() {
        everyPlaceOf("maria@demo.example", List.of("/learn/learners"));
        everyPlaceOf("anna@demo.example", List.of("/invigilate"));
        everyPlaceOf("petros@demo.example", List.of("/surveys"));
        everyPlaceOf("sofia@demo.example", List.of("/design", "/design/K08"));
        everyPlaceOf("ariadne@demo.example", List.of("/organisations", "/organisations/new", "/matrix/publish"));
    }

    private static void everyPlaceOf(String email, List<String> places) {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, email);
            for (String place : places) {
                var answer = page.navigate(place);
                assertThat(answer.status()).as(place).isEqualTo(200);
                isGoodInBothLanguages(page);
            }
        }
    }
}
