package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the player does that the text of a page can't show: the voice, and what a phone keeps, or refuses to. */
class PlayerTest extends Browsing {
    private static final String UNIT = "/learn/K03/01-the-main-thing-first";
    private static final Pattern NOW = Pattern.compile("\\bnow\\b");
    private static final String AUDIO = "document.querySelector('.voice audio')";
    private static final LocatorAssertions.ContainsTextOptions LONG =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    /** A device with a Greek and an English voice, that writes down what it would say. */
    private static final String VOICES = """
            window.said = [];
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            Object.defineProperty(window, "speechSynthesis", { value: {
              getVoices: () => [{ lang: "el-GR" }, { lang: "en-GB" }],
              addEventListener: () => null,
              cancel: () => null,
              speak: words => said.push(words.lang + " " + words.text),
            } });
            """;

    private static String learner;

    @BeforeAll
    static void aLearnerIsSignedIn() {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, "learner4@demo.example");
            enrol(page, "K03");
            learner = device.storageState();
        }
    }

    private static BrowserContext device(String... scripts) {
        var device = device(new Browser.NewContextOptions().setStorageState(learner));
        for (String script : scripts) device.addInitScript(script);
        return device;
    }

    @Test
    void captionsFollowTheVoiceAndOneGoesOnWithTheSentenceOneHeard() {
        try (var device = device()) {
            var page = device.newPage();
            page.navigate(UNIT + "/s1?lang=en");
            play(page);
            assertThat(page.locator("#cue-1")).hasClass(NOW);
            assertThat(page.locator(".caption")).hasText(page.locator("#cue-1").textContent());
            page.evaluate(AUDIO + ".currentTime = " + AUDIO + ".textTracks[0].cues[2].startTime + 0.05");
            assertThat(page.locator("#cue-3")).hasClass(NOW);
            assertThat(page.locator("#cue-1")).not().hasClass(NOW);
            assertThat(page.locator(".caption")).hasText(page.locator("#cue-3").textContent());
            page.evaluate(AUDIO + ".pause()");
            page.waitForFunction("phone.look('K03').then(k => k && k.place && k.place.sentence === 3)");
            page.evaluate("phone.flush()");
            page.waitForFunction("phone.waiting().then(left => left === 0)");

            page.navigate(UNIT + "/s1?lang=el");
            assertThat(page.locator("#cue-3")).hasClass(NOW);
            play(page);
            page.waitForFunction(AUDIO + ".currentTime >= " + AUDIO + ".textTracks[0].cues[2].startTime");
        }
    }

    /** Without sound, as nobody has pressed anything yet. */
    private static void play(Page page) {
        page.evaluate("() => { const audio = " + AUDIO + "; audio.muted = true; return audio.play(); }");
    }

    @Test
    void theDeviceReadsWhatHasNoSoundEachPartInItsLanguage() {
        try (var device = device(VOICES)) {
            var page = device.newPage();
            page.navigate("/learn/K08/self?lang=el");
            assertThat(said(page))
                    .contains("el-GR " + page.locator("h1").textContent())
                    .anyMatch(words -> words.contains(
                            page.locator("legend").first().textContent().strip()))
                    .noneMatch(words -> words.contains(
                            page.locator("main form button.button").last().textContent()));
            page.navigate("/learn/K08/self?lang=it");
            assertThat(page.locator("[data-listen]")).isHidden();
        }
    }

    @Test
    void aSoundThatCanNotBeFetchedIsReadByTheDevice() {
        // The worker's own requests would go past the test.
        var noWorker =
                new Browser.NewContextOptions().setStorageState(learner).setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        try (var device = device(noWorker)) {
            device.addInitScript(VOICES);
            var page = device.newPage();
            page.route("**/learn/narration/**", Route::abort);
            page.navigate(UNIT + "/s1?lang=el");
            assertThat(page.locator(".instead")).isHidden();
            // Without waiting: a sound of which no file can be fetched neither begins nor fails.
            page.evaluate("() => { " + AUDIO + ".play().catch(() => null); }");
            assertThat(page.locator(".instead [data-listen]")).isVisible();
            page.locator(".instead [data-listen]").click();
            assertThat(String.join(" ", heard(page)))
                    .contains(page.locator("#cue-1").textContent());
        }
    }

    private static List<String> said(Page page) {
        page.locator("[data-listen]").click();
        return heard(page);
    }

    @SuppressWarnings("unchecked")
    private static List<String> heard(Page page) {
        return (List<String>) page.evaluate("said");
    }

    @Test
    void aPhoneThatRefusesToKeepOrIsFullSaysSo() {
        try (var device =
                device("CacheStorage.prototype.keys = () => Promise.reject(new DOMException('', 'SecurityError'))")) {
            var page = device.newPage();
            page.navigate(UNIT + "/keep?lang=en");
            assertThat(page.locator("#keep-said")).containsText("This browser keeps nothing for later");
        }
        try (var device =
                device("Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))")) {
            var page = device.newPage();
            keep(page);
            assertThat(page.locator("#keep-said")).containsText("There is not enough room on this phone", LONG);
            assertThat(units(page)).as("nothing half is left").isZero();
        }
    }

    @Test
    void aKeptUnitIsDeletedAndOneThatTheBrowserClearedIsNotOfferedAnyMore() {
        try (var device = device()) {
            var page = device.newPage();
            keep(page);
            assertThat(page.locator("#keep-said")).containsText("This unit is on your phone", LONG);
            assertThat(units(page)).isOne();
            page.locator("#keep-there button").click();
            assertThat(page.locator("#keep-said")).containsText("It is deleted");
            assertThat(units(page)).isZero();
            keep(page);
            assertThat(page.locator("#keep-said")).containsText("This unit is on your phone", LONG);
            page.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))");
            page.navigate("/learn/offline/en");
            assertThat(page.locator("#kept-none")).isVisible();
            assertThat(page.locator("#kept-units section")).hasCount(0);
        }
    }

    private static void keep(Page page) {
        page.navigate(UNIT + "/keep?lang=en");
        page.locator("input[value=none]").check();
        page.locator("#keep button").click();
    }

    /** How many units are kept, whole or not. */
    private static int units(Page page) {
        return (int) page.evaluate("caches.keys().then(names => names.filter(n => n.startsWith('unit ')).length)");
    }
}
