package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The base of journeys in a real browser, over one simulated world that is made once for all of them. Two go through it at a
 * time; those who mark and decide take turns ({@link SimulatedWorld#STAFF}).
 */
@ResourceLock(value = SimulatedWorld.LOCK, mode = ResourceAccessMode.READ)
abstract class Browsing {
    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int WIDE = 1280;
    private static final int NARROW = 360;

    /** One browser for each class: two classes run at a time, and a browser serves one thread. */
    private static final ThreadLocal<Playwright> PLAYWRIGHT = new ThreadLocal<>();

    private static final ThreadLocal<Browser> BROWSER = new ThreadLocal<>();

    @BeforeAll
    static void openTheBrowser() {
        SimulatedWorld.now();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PLAYWRIGHT.set(playwright);
        BROWSER.set(playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium()))
                        .setHeadless(true)
                        .setArgs(ARGUMENTS)));
    }

    @AfterAll
    static void closeTheBrowser() {
        BROWSER.get().close();
        PLAYWRIGHT.get().close();
        BROWSER.remove();
        PLAYWRIGHT.remove();
    }

    /** Where the world is: without a slash at its end. */
    static String address() {
        return SimulatedWorld.now().address().toString();
    }

    /** A browser of its own: language and whether it runs JavaScript. */
    static BrowserContext device(String language, boolean script) {
        return device(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(WIDE, 900)
                .setJavaScriptEnabled(script));
    }

    /** Any other browser of its own. */
    static BrowserContext device(Browser.NewContextOptions options) {
        var context = BROWSER.get().newContext(options.setBaseURL(address()));
        // A page with something unsent asks before it is closed; unanswered, the question would hold the test forever.
        context.onDialog(Dialog::accept);
        return context;
    }

    /** A browser that keeps what it has in a folder, so that it can be killed and started again with the same. */
    static BrowserContext kept(Path profile) {
        var context = PLAYWRIGHT
                .get()
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Path.of(chromium()))
                                .setHeadless(true)
                                .setArgs(ARGUMENTS)
                                .setLocale("en-GB")
                                .setBaseURL(address()));
        context.onDialog(Dialog::accept);
        return context;
    }

    /** An old phone: 360 pixels wide, touched with a thumb. */
    static BrowserContext phone(String language) {
        return device(new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(NARROW, 640)
                .setDeviceScaleFactor(1)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    /** Signs in by the link that is sent to the demonstration's mailbox; one after the other, as two may ask in one name. */
    static synchronized Page signedIn(BrowserContext device, String email) {
        var page = device.newPage();
        page.navigate("/mailbox");
        var mine =
                page.locator("article").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(email));
        var links = mine.locator("a[href*='/sign-in/link/']");
        var earlier = links.count() == 0 ? "" : links.first().getAttribute("href");
        page.navigate("/sign-in");
        page.fill("#email", email);
        page.click("form[action='/sign-in/link'] button");
        page.navigate("/mailbox");
        var patience = Instant.now().plus(Duration.ofMinutes(1));
        while ((links.count() == 0 || links.first().getAttribute("href").equals(earlier))
                && Instant.now().isBefore(patience)) page.reload();
        links.first().click();
        page.click("main form button");
        return page;
    }

    /** Begins a course, unless this learner has begun it. */
    static void enrol(Page page, String course) {
        page.navigate("/learn/" + course);
        var begin = page.locator("main form button.button");
        if (begin.count() > 0) begin.click();
    }

    /** Shares the first credential of a holder; the link that the other side opens. */
    static String share(Page page) {
        page.navigate("/passport/share");
        page.locator("input[name=credential]").first().check();
        page.locator("form[action='/passport/share/preview'] button").click();
        page.locator("form[action='/passport/share'] button").click();
        return page.locator("a[href*='/v/']").first().getAttribute("href");
    }

    /** The page holds on a wide and on a narrow screen: no fault that axe can find, nothing to scroll sideways. */
    static void isGood(Page page) {
        isGood(page, WIDE, NARROW);
    }

    private static void isGood(Page page, int... widths) {
        for (int width : widths) isGoodAt(page, width);
        page.setViewportSize(WIDE, 900);
    }

    /** The same at one width. */
    static void isGoodAt(Page page, int width) {
        assertThat(axeFaultsAt(page, width)).isEmpty();
    }

    /** What axe finds at one width, where nothing is to scroll sideways. */
    static List<String> axeFaultsAt(Page page, int width) {
        fitsAt(page, width);
        // Our pages have no frames; otherwise axe opens a page of its own for each that it looks at.
        var axe = new AxeBuilder(page).withTags(STANDARDS).setLegacyMode(true);
        return axe.analyze().getViolations().stream()
                .map(v -> page.url() + " at " + width + " px: " + v.getId() + " "
                        + v.getNodes().getFirst().getHtml())
                .toList();
    }

    /** No more can be said of a page in a browser without JavaScript, where axe does not run: nothing to scroll sideways. */
    static void fits(Page page) {
        for (int width : List.of(NARROW, WIDE)) fitsAt(page, width);
    }

    static void fitsAt(Page page, int width) {
        page.setViewportSize(width, 900);
        var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("%s at %d px is wider than the screen", page.url(), width)
                .isLessThanOrEqualTo(0);
    }

    /**
     * The page in English and in Greek fits both screens. Axe, which takes most of the time, looks at the wide one in English
     * and at the narrow one in Greek, whose words are longer.
     */
    static void isGoodInBothLanguages(Page page) {
        var path = page.url();
        inLanguage(page, path, "en");
        fitsAt(page, NARROW);
        isGood(page, WIDE);
        inLanguage(page, path, "el");
        fitsAt(page, WIDE);
        isGood(page, NARROW);
    }

    private static void inLanguage(Page page, String path, String language) {
        page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    }

    private static String chromium() {
        var chosen = System.getenv("TESSERA_CHROMIUM");
        return chosen == null ? "/usr/bin/chromium" : chosen;
    }
}
