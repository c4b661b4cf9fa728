package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Learning on an old phone: a printed card, a slow network, then none. */
class OfflineTest extends Browsing {
    private static final String UNIT = "/learn/K08/01-who-is-speaking";
    private static final String MINE = "Ένα μήνυμα λέει: πληρώστε 3 ευρώ.";
    private static final LocatorAssertions.ContainsTextOptions LONG =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private record Card(String address, String pin) {}

    private static final Deque<Card> CARDS = new ArrayDeque<>();

    @Test
    void aUnitIsFinishedInFlightModeAndIsDoneOnTheOtherDevice() {
        var card = CARDS.pop();
        try (var phone = phone("el-GR");
                var library = device("en-GB", true)) {
            var page = cameWith(phone, card);
            enrol(page, "K08");
            slowly(phone, page);
            keep(page);
            phone.setOffline(true);
            page.navigate(UNIT);
            finish(page);
            assertThat(page.locator("[data-all]")).isVisible();
            nothingPersonalCanBeRead(page);
            page.reload();
            assertThat(page.locator("#phone-state")).containsText("Δεν έχουν σταλεί");
            phone.setOffline(false);
            page.evaluate("dispatchEvent(new Event('online'))");
            assertThat(page.locator("#phone-state")).containsText("Όλα όσα κάνατε έχουν σταλεί", LONG);

            var other = cameWith(library, card);
            other.navigate("/learn?lang=en");
            assertThat(other.locator("main .next")).containsText("1 of 5 units done");
            other.locator("main .next a.button").first().click();
            other.navigate(UNIT + "/x5");
            assertThat(other.locator("textarea")).hasValue(MINE);
            other.navigate(UNIT + "/x1");
            assertThat(other.locator("#feedback")).isVisible();
        }
    }

    @Test
    void oneComesBackToTheSentenceInAnotherLanguageAndOnAnotherDevice() {
        var card = CARDS.pop();
        try (var phone = phone("el-GR");
                var library = device("en-GB", true)) {
            var page = cameWith(phone, card);
            enrol(page, "K08");
            keep(page);
            phone.setOffline(true);
            page.navigate(UNIT + "/s3");
            assertThat(page.locator("#step h1")).hasText("Κοιτάξτε τη διεύθυνση, όχι το λογότυπο");
            page.evaluate("phone.did('K08', {unit: '01-who-is-speaking', step: 's3', sentence: 5}, true)");
            page.locator(".languages a[lang=en]").click();
            assertThat(page.locator("#step h1")).hasText("Read the address, not the logo");
            phone.setOffline(false);
            page.evaluate("phone.did('K08', {unit: '01-who-is-speaking', step: 's3', sentence: 5}, true)");
            assertThat(page.locator("#phone-state")).containsText("Everything you did is sent", LONG);

            var other = cameWith(library, card);
            other.navigate("/learn?lang=en");
            other.locator("main .next a.button").first().click();
            assertThat(other.locator("h1")).hasText("Read the address, not the logo");
            assertThat(other.locator("#cue-5")).hasClass(Pattern.compile("now"));
        }
    }

    @Test
    void whoLeavesTakesEverythingAlong() {
        var card = CARDS.pop();
        try (var phone = phone("el-GR")) {
            var page = cameWith(phone, card);
            enrol(page, "K08");
            keep(page);
            phone.setOffline(true);
            page.navigate(UNIT + "/s2");
            assertThat(page.locator("#step h1")).isVisible();
            page.navigate("/learn/offline/el");
            page.locator("#leave").click();
            page.locator("#leave").click(); // something is not sent: it asks once more
            assertThat(page.locator("#left")).isVisible();
            assertThat(page.locator("#kept-units section")).hasCount(0);
            phone.setOffline(false);
            page.navigate("/learn");
            assertThat(page.locator("form[action='/sign-in/link']")).isVisible();
        }
    }

    /** An administrator of the school takes in new learners and prints their cards. */
    @BeforeAll
    static void theSchoolPrintsCards() {
        try (var office = device("en-GB", true)) {
            var page = signedIn(office, "ariadne@demo.example");
            page.navigate("/organisations");
            page.locator("td a[href^='/organisations/']").last().click();
            page.locator("main a[href$='/people']").first().click();
            var people = page.url();
            for (int learner = 0; learner < 3; learner++) CARDS.add(printed(page, people));
        }
    }

    private static Card printed(Page page, String people) {
        page.navigate(people + "/new");
        page.fill("#givenName", "Κατερίνα");
        page.fill("#familyName", "Δοκιμή");
        page.locator("input[name=language][value=el]").check();
        page.locator("input[value=learner]").check();
        page.locator("main form button.button").last().click();
        page.locator("form[action$='/card'] button").click();
        var code = page.locator("section.card svg").first();
        // As near as a camera is held, so that a square has more pixels than one can lose.
        code.evaluate("e => { e.setAttribute('width', 600); e.setAttribute('height', 600); }");
        return new Card(
                scanned(code.screenshot()),
                page.locator("section.card strong").first().textContent().replace(" ", ""));
    }

    /** What a phone's camera reads from the printed code. */
    private static String scanned(byte[] picture) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError("the code on the card can't be read", e);
        }
    }

    private static Page cameWith(BrowserContext device, Card card) {
        var page = device.newPage();
        page.navigate(card.address());
        page.fill("#pin", card.pin());
        page.locator("main form button.button").click();
        return page;
    }

    /** 3G as browsers' tools define it: 400 kbit/s and 400 ms there and back. */
    private static void slowly(BrowserContext phone, Page page) {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 400);
        network.addProperty("downloadThroughput", 50_000);
        network.addProperty("uploadThroughput", 50_000);
        phone.newCDPSession(page).send("Network.emulateNetworkConditions", network);
    }

    private static void keep(Page page) {
        page.navigate(UNIT + "/keep");
        page.locator("input[value=none]").check();
        page.locator("#keep button").click();
        assertThat(page.locator("#keep-said")).containsText("Η ενότητα είναι στο κινητό σας", LONG);
        page.waitForFunction("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)");
    }

    /** Every page, and every exercise answered in its own way. */
    private static void finish(Page page) {
        var next = page.locator("#next");
        assertThat(page.locator("#step h1")).isVisible();
        while (next.isVisible()) {
            var form = page.locator("#step form");
            if (form.count() > 0) {
                answer(form);
                form.locator("button").click();
                assertThat(page.locator("#feedback")).isVisible();
            }
            var target = next.getAttribute("href");
            next.click();
            assertThat(page.locator("#step[data-at='" + target.substring(1) + "']"))
                    .isVisible();
        }
    }

    /** Answers an exercise of any kind, not always well. */
    static void answer(Locator form) {
        if (form.locator("textarea").count() > 0) form.locator("textarea").fill(MINE);
        else if (form.locator("select").count() > 0) {
            var selects = form.locator("select").all();
            // The first option is the dash that says nothing is chosen; steps in order need numbers that are all
            // different.
            for (int i = 0; i < selects.size(); i++) {
                int choices = selects.get(i).locator("option").count() - 1;
                selects.get(i).selectOption(new SelectOption().setIndex(i % choices + 1));
            }
        } else form.locator("[name=answer]").first().check();
    }

    /** Of what one wrote nothing stands on the phone as one wrote it, in any store that a next person could open. */
    private static void nothingPersonalCanBeRead(Page page) {
        var stored = (String) page.evaluate("""
                async () => {
                  let text = JSON.stringify(localStorage);
                  for (const name of await caches.keys()) {
                    const cache = await caches.open(name);
                    for (const request of await cache.keys()) text += await (await cache.match(request)).text();
                  }
                  const db = await new Promise(yes => {
                    const asked = indexedDB.open("tessera");
                    asked.onsuccess = () => yes(asked.result);
                  });
                  for (const name of db.objectStoreNames) {
                    const rows = await new Promise(yes => {
                      const asked = db.transaction(name).objectStore(name).getAll();
                      asked.onsuccess = () => yes(asked.result);
                    });
                    for (const row of rows) {
                      text += JSON.stringify(row);
                      if (row.data) text += new TextDecoder().decode(row.data);
                      if (row.key instanceof CryptoKey && row.key.extractable) text += "an open key";
                    }
                  }
                  return text;
                }
                """);
        assertThat(stored).doesNotContain(MINE, "Κατερίνα", "an open key").contains("\"who\"");
    }
}
