package org.tessera.e2e;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of docs/ anew: {@code ./build -pl e2e -am test -Dtest=PicturesTest -Dpictures=true}. */
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class PicturesTest extends Browsing {
    private static final Path FOLDER = RunningTessera.project().resolve("docs/pictures");

    @Test
    void ofThePagesThatPeopleSeeMost() {
        try (var device = device("en-GB", true)) {
            var page = signedIn(device, "learner1@demo.example");
            page.navigate("/passport/share");
            page.locator("input[name=credential]").first().check();
            page.locator("form[action='/passport/share/preview'] button").click();
            page.locator("form[action='/passport/share'] button").click();
            var link = page.locator("a[href*='/v/']").first().getAttribute("href");
            both(page, "passport", "/passport");
            both(page, "slide", "/learn/K08/01-who-is-speaking/s2");
            both(page, "front", "/");
            both(page, "share", "/passport/share");
            both(page, "verify", link);
        }
    }

    private static void both(Page page, String name, String path) {
        for (String language : new String[] {"en", "el"}) {
            for (int width : new int[] {1280, 360}) {
                page.setViewportSize(width, width == 360 ? 740 : 900);
                page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + "-" + language + "-" + width + ".png"))
                        .setFullPage(width != 360 && !name.equals("front")));
            }
        }
    }
}
