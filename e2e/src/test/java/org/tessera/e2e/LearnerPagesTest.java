package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every page that a learner meets, as any learner may meet it: at 400 % zoom, with colours of their own, by keyboard, with
 * a screen reader, without JavaScript, in six languages, and on little data.
 */
class LearnerPagesTest extends Browsing {
    /** 1280 pixels at 400 %: WCAG 2.2, 1.4.10. */
    private static final int ZOOMED = 320;

    private static final List<String> LANGUAGES = List.of("en", "el", "it", "pl", "es", "ro");
    private static final String COURSE = "/learn/K03";
    private static final String UNIT = COURSE + "/01-the-main-thing-first";
    private static final String OTHER_UNIT = COURSE + "/02-words-and-ways";
    /** One of each kind, in the two units together; a kind that is missing is in the third. */
    private static final List<String> EXERCISES = List.of(
            UNIT + "/x1",
            UNIT + "/x2",
            UNIT + "/x3",
            UNIT + "/x4",
            UNIT + "/x5",
            OTHER_UNIT + "/x1",
            OTHER_UNIT + "/x2",
            OTHER_UNIT + "/x4",
            COURSE + "/03-listening-to-the-end/x3");

    private static final List<String> STEPS = List.of("s1", "notes", "x1", "x2", "x3", "x4", "x5", "end");

    /** Those of them that only a learner with a class, a mentor and a finished unit sees. */
    private static final List<String> DOORS =
            List.of("/", "/learn", "/passport", UNIT + "/s1", "/learn/K08/01-who-is-speaking/feedback");

    /** The pages of those who teach. */
    private static final Pattern TEACHING =
            Pattern.compile("/(classes|questions|mentoring|reports/learning|learn/learners)(/.*)?");

    /** Each page in all six takes long: asked for with {@code -Dtessera.walk=all}. Else the languages take turns. */
    private static final boolean EVERY_LANGUAGE = "all".equals(System.getProperty("tessera.walk"));

    private static final int FIRST_LOAD = 100_000;
    private static final int UNIT_PAGE = 60_000;

    private static String learner;
    private static String educator;
    private static List<String> pages;
    private static List<String> teaching;
    private static String kept;

    @BeforeAll
    static void aLearnerIsSignedIn() {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, "learner1@demo.example");
            enrol(page, "K03");
            for (String exercise : List.of(UNIT + "/x4", UNIT + "/x2")) answered(page, exercise);
            learner = device.storageState();
            pages = new ArrayList<>(LearnerPages.from(page, DOORS));
            EXERCISES.stream().filter(each -> !pages.contains(each)).forEach(pages::add);
            pages.add("/no-such-page");
            kept = pages.stream()
                    .filter(path -> path.startsWith("/learn/kept/"))
                    .findFirst()
                    .orElseThrow();
        }
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, "maria@demo.example");
            educator = device.storageState();
            var doors = List.of("/classes", "/questions", "/mentoring", "/reports/learning", "/learn/learners");
            teaching = List.copyOf(LearnerPages.from(page, doors, TEACHING));
        }
    }

    private static void answered(Page page, String exercise) {
        page.navigate(exercise);
        OfflineTest.answer(page.locator(".exercise form"));
        page.locator(".exercise form button").click();
    }

    /** On a screen that shows 320 pixels. */
    private static BrowserContext zoomed(String who, boolean script) {
        return device(new Browser.NewContextOptions()
                .setStorageState(who)
                .setViewportSize(ZOOMED, 640)
                .setForcedColors(script ? ForcedColors.NONE : ForcedColors.ACTIVE)
                .setJavaScriptEnabled(script));
    }

    @Test
    void areAllFound() {
        assertThat(pages.stream().map(LearnerPages::kind))
                .contains(
                        "/learn",
                        "/learn/{skill}",
                        "/learn/{skill}/{unit}/{slide}",
                        "/learn/{skill}/{unit}/notes",
                        "/learn/{skill}/{unit}/end",
                        "/learn/{skill}/{unit}/keep",
                        "/learn/kept/{hash}/{unit}/{language}",
                        "/learn/offline/{language}",
                        "/learn/{skill}/self",
                        "/learn/{skill}/recognition",
                        "/learn/{skill}/{unit}/feedback",
                        "/my/class",
                        "/my/people",
                        "/my/questions",
                        "/mentoring/{id}",
                        "/passport",
                        "/passport/share",
                        "/exams",
                        "/my/applications",
                        "/account",
                        "/help",
                        "/privacy");
        assertThat(teaching.stream().map(LearnerPages::kind))
                .contains(
                        "/classes",
                        "/classes/{id}",
                        "/classes/{id}/lists",
                        "/classes/{id}/lists/{id}",
                        "/classes/{id}/messages",
                        "/classes/{id}/meetings",
                        "/classes/{id}/meetings/{id}",
                        "/questions",
                        "/mentoring",
                        "/reports/learning",
                        "/reports/learning/{id}",
                        "/learn/learners",
                        "/learn/learners/{id}");
    }

    /** The languages in which a page is looked at: all, or one in turn so that all occur. */
    private static List<String> languages(int turn) {
        return EVERY_LANGUAGE ? LANGUAGES : List.of(LANGUAGES.get(turn % LANGUAGES.size()));
    }

    @Test
    void holdWithoutJavaScriptAtFourfoldZoomInTheReadersOwnColoursInEveryLanguage() {
        try (var device = zoomed(learner, false)) {
            var page = device.newPage();
            var faults = new ArrayList<String>();
            for (int n = 0; n < pages.size(); n++)
                for (String language : languages(n)) {
                    open(page, in(pages.get(n), language));
                    faults.addAll(faultsHere(page, language, false));
                    if (page.locator("footer a[href^='/my/questions'], #ask a[href='/my/questions']")
                                    .count()
                            == 0) faults.add(page.url() + ": does not lead to the learner's own person");
                }
            assertThat(faults).isEmpty();
        }
    }

    /** All in one walk, as loading a page and looking at it with axe take long; the languages begin at another than above. */
    @Test
    void haveNoFaultThatAxeFindsAreWalkedByKeyboardAndCostLittleData() {
        try (var device = zoomed(learner, true)) {
            var page = device.newPage();
            var received = metered(device.newCDPSession(page));
            var faults = new ArrayList<String>();
            for (int n = 0; n < pages.size(); n++) {
                var path = pages.get(n);
                for (String language : languages(n + 1)) {
                    received.set(0);
                    page.navigate(in(path, language));
                    var most = path.startsWith(COURSE + "/") ? UNIT_PAGE : FIRST_LOAD;
                    assertThat(received.get()).as("bytes of %s", path).isBetween(1L, (long) most);
                    if (!path.equals(kept)) faults.addAll(allFaultsHere(page, language)); // it has a walk of its own
                }
            }
            told("pages of learners", pages.size());
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void ofEducatorsHoldToo() {
        try (var device = zoomed(educator, true)) {
            var page = device.newPage();
            var faults = new ArrayList<String>();
            for (int n = 0; n < teaching.size(); n++)
                for (String language : languages(n)) {
                    open(page, in(teaching.get(n), language));
                    faults.addAll(allFaultsHere(page, language));
                }
            told("pages of educators", teaching.size());
            assertThat(faults).isEmpty();
        }
    }

    private static void told(String what, int number) {
        if (EVERY_LANGUAGE)
            System.out.println("Walked " + number + " " + what + " in " + LANGUAGES.size() + " languages");
    }

    private static void open(Page page, String path) {
        var reply = page.navigate(path);
        // Else a page that says "not now" would be walked in its place.
        assertThat(reply.status()).as(path).isLessThan(500);
    }

    private static List<String> allFaultsHere(Page page, String language) {
        var faults = new ArrayList<>(faultsHere(page, language, true));
        faults.addAll(axeFaultsAt(page, ZOOMED));
        faults.addAll(Keyboard.faultsOf(page));
        return faults;
    }

    @Test
    void holdOnThePhoneToo() {
        try (var device = zoomed(learner, true)) {
            var page = device.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            var faults = new ArrayList<String>();
            for (String language : LANGUAGES) {
                for (String step : language.equals("el") ? STEPS : List.of("s1", "x2", "end")) {
                    page.navigate(in(kept, language) + "#" + step);
                    page.waitForSelector("#step[data-at='" + step + "']");
                    faults.addAll(faultsHere(page, language, true));
                    if (!language.equals("el")) continue;
                    isGoodAt(page, ZOOMED);
                    faults.addAll(Keyboard.faultsOf(page));
                }
            }
            assertThat(faults).isEmpty();
        }
    }

    /** What arrives as the browser counts it, headers and compression included; every page is a first one. */
    private static AtomicLong metered(CDPSession session) {
        var received = new AtomicLong();
        session.on(
                "Network.loadingFinished",
                event -> received.addAndGet(event.get("encodedDataLength").getAsLong()));
        session.send("Network.enable");
        session.send("Network.setCacheDisabled", flag("cacheDisabled"));
        session.send("Network.setBypassServiceWorker", flag("bypass"));
        return received;
    }

    private static JsonObject flag(String name) {
        var arguments = new JsonObject();
        arguments.addProperty(name, true);
        return arguments;
    }

    private static String in(String path, String language) {
        return path.matches("/learn/(kept|offline)/.*")
                ? path.replaceFirst("[a-z]{2}$", language)
                : path + "?lang=" + language;
    }

    @SuppressWarnings("unchecked")
    private static List<String> faultsHere(Page page, String language, boolean script) {
        return ((List<String>) page.evaluate(FAULTS, List.of(language, script)))
                .stream().map(each -> page.url() + ": " + each).toList();
    }

    /** What a person with a small screen, own colours or no JavaScript would stumble over. */
    private static final String FAULTS = """
            ([language, script]) => {
              const faults = [];
              const root = document.documentElement;
              const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
              const all = selector => [...document.querySelectorAll(selector)].filter(seen);
              if (root.lang !== language) faults.push("is in " + root.lang);
              if (root.scrollWidth > root.clientWidth) {
                const wide = all("body *").filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
                faults.push("is wider than the screen: " + (wide.length ? wide.at(-1).outerHTML.slice(0, 150) : "?"));
              }
              const words = document.body.innerText;
              const missing = words.match(/\\b(platform|people|community|design|learn|assess|certify|issue|passport|verify)\\.[a-z][a-z.-]+|\\{[0-9][^}]*\\}/g);
              if (missing) faults.push("lacks a text: " + missing);
              if (!script)
                all("button[type=button]").forEach(e => faults.push("does nothing without JavaScript: " + e.textContent));
              if (all("h1").length !== 1) faults.push("has " + all("h1").length + " first headings");
              if (all("footer a[href^='/my/questions'], footer a[href='/help'], #ask summary").length === 0) faults.push("leads to nobody to ask");
              all("body *").filter(e => /hidden|clip/.test(getComputedStyle(e).overflowX) && e.clientWidth > 1
                  && e.scrollWidth > e.clientWidth + 1 && e.innerText)
                .forEach(e => faults.push("cuts " + e.outerHTML.slice(0, 150)));
              if (matchMedia("(forced-colors: active)").matches) {
                all("button, .button, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])")
                  .filter(e => !e.matches(".link-button") && parseFloat(getComputedStyle(e).borderTopWidth) === 0)
                  .forEach(e => faults.push("shows no edge of " + e.outerHTML.slice(0, 150)));
                all(".now, [aria-current='true']").filter(e => {
                  const style = getComputedStyle(e);
                  return style.outlineStyle === "none" && style.borderTopStyle === "none"
                    && Number(style.fontWeight) < 600 && style.textDecorationLine === "none";
                }).forEach(e => faults.push("says by colour alone: " + e.outerHTML.slice(0, 150)));
              }
              return faults;
            }
            """;
}
