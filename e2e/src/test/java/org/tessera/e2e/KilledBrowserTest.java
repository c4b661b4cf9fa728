package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Fault F11: a browser is killed with an answer that it could not send; and F7's other half, a device with a wrong clock. */
@ResourceLock(SimulatedWorld.STAFF)
class KilledBrowserTest extends Browsing {
    private static final String EMAIL = "learner22@demo.example";

    /** The clock of this device is a day ahead. */
    private static final String A_DAY_AHEAD = """
            const now = Date.now;
            Date.now = () => now() + 86400000;
            """;

    private static final String ON_DISK = """
            () => new Promise(done => {
              const asked = indexedDB.open("tessera-exam", 1);
              asked.onsuccess = () => {
                const count = asked.result.transaction("unsent").objectStore("unsent").count();
                count.onsuccess = () => { asked.result.close(); done(count.result); };
              };
            })
            """;

    /** Behind the switch of the long run, until it has been seen green more than once. */
    @Test
    void anAnswerThatCouldNotBeSentOutlivesTheBrowserAndIsSentOnce(@TempDir Path profile) throws Exception {
        assumeTrue(
                Integer.getInteger("tessera.faults", 0) > 0, "a killed browser is asked for with -Dtessera.faults=1");
        var question = answersWithoutNetworkAndIsKilled(profile);
        var sent = new AtomicInteger();
        try (var device = kept(profile)) {
            var page = signedIn(device, EMAIL);
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().equals(question)) sent.incrementAndGet();
            });
            page.navigate(question);
            // A browser that is killed forgets its newest cookies, and with them that it is this device. Taking over
            // leads to
            // the first question without an answer, which is this one.
            if (!page.url().equals(question))
                page.locator("form[action$='/continue'] button").first().click();
            assertThat(page).hasURL(question);
            var state = page.locator("#save-state");
            assertThat(state).containsText(state.getAttribute("data-saved").split("\\{", 2)[0]);
            assertThat(chosen(page)).isChecked();
            page.reload();
            assertThat(chosen(page)).isChecked();
            Assertions.assertThat(page.evaluate(ON_DISK)).as("left to send").isEqualTo(0);
        }
        Assertions.assertThat(sent).as("how often it was sent").hasValue(1);
        System.out.println("F11 browsers-killed=1 unsent=1 restored=1 sent=1");
    }

    private static String answersWithoutNetworkAndIsKilled(Path profile) throws Exception {
        var device = kept(profile);
        device.addInitScript(A_DAY_AHEAD);
        var page = signedIn(device, EMAIL);
        page.navigate("/exams");
        page.locator("form[action='/exams/practice'] button").first().click();
        page.locator("form[action$='/start'] button").first().click();
        assertThat(chosen(page)).not().isChecked();
        var left = Integer.parseInt(page.locator("#time").getAttribute("data-seconds"));
        assertThat(page.locator("#time")).containsText(Integer.toString(Math.ceilDiv(left, 60)));
        device.setOffline(true);
        chosen(page).check();
        assertThat(page.locator("#save-state")).hasClass(Pattern.compile("not-saved"));
        while (!Integer.valueOf(1).equals(page.evaluate(ON_DISK))) page.waitForTimeout(20);
        var question = page.url();
        kill(profile, device);
        return question;
    }

    private static com.microsoft.playwright.Locator chosen(Page page) {
        return page.locator("#answer-form input[name=answer]").nth(1);
    }

    /** kill -9 for every process of the browser that works in this folder. */
    private static void kill(Path profile, BrowserContext device)
            throws InterruptedException, ExecutionException, TimeoutException {
        var browser = ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(profile.toString()))
                .toList();
        Assertions.assertThat(browser).isNotEmpty();
        browser.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : browser) process.onExit().get(1, TimeUnit.MINUTES);
        try {
            device.close();
        } catch (PlaywrightException dead) {
            Assertions.assertThat(dead).hasMessageContaining("closed");
        }
    }
}
