package org.tessera.e2e;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tessera.platform.FewColours;

/** Takes the pictures of docs/ anew: {@code ./build -pl e2e -am test -Dtest=PicturesTest -Dpictures=true}. */
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class PicturesTest extends Browsing {
    private static final Path FOLDER = RunningTessera.project().resolve("docs/pictures");
    private static final String UNIT = "/learn/K08/01-who-is-speaking";

    @Test
    void ofThePagesThatPeopleSeeMost() {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, "learner1@demo.example");
            var link = share(page);
            both(page, "passport", "/passport");
            both(page, "slide", UNIT + "/s2");
            both(page, "front", "/");
            both(page, "verify", link);
            page.navigate(UNIT + "/x1");
            page.locator("[name=answer]").nth(2).check();
            page.locator(".exercise form button").click();
            both(page, "exercise", UNIT + "/x1", "#feedback");
        }
    }

    @Test
    void ofUnitsOnAPhone() {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, "learner2@demo.example");
            enrol(page, "K08");
            for (String language : new String[] {"en", "el"}) {
                page.navigate(UNIT + "/keep?lang=" + language);
                page.locator("input[value=none]").check();
                page.locator("#keep button").click();
                page.waitForSelector("#keep button:not([disabled])");
                for (int width : new int[] {1280, 360}) {
                    page.navigate("/learn/offline/" + language);
                    page.waitForSelector("#kept-units section");
                    picture(page, "offline", language, width);
                }
            }
        }
    }

    private static void both(Page page, String name, String path) {
        both(page, name, path, "");
    }

    /** On a phone the screen begins at the given part of the page. */
    private static void both(Page page, String name, String path, String part) {
        for (String language : new String[] {"en", "el"}) {
            for (int width : new int[] {1280, 360}) {
                page.setViewportSize(width, 740);
                page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language + part);
                picture(page, name, language, width);
            }
        }
    }

    private static void picture(Page page, String name, String language, int width) {
        page.setViewportSize(width, width == 360 ? 740 : 900);
        var taken = page.screenshot(new Page.ScreenshotOptions().setFullPage(width != 360 && !name.equals("front")));
        try {
            var light = FewColours.of(ImageIO.read(new ByteArrayInputStream(taken)));
            var file = FOLDER.resolve(name + "-" + language + "-" + width + ".png");
            ImageIO.write(light, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
