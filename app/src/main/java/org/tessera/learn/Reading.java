package org.tessera.learn;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Form;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/**
 * How a reader wants to learn on this device: letters and lines further apart; quiet, with the words of the voice in its
 * place. Kept in a cookie that says nothing about the person, so it also works on a page without a network.
 */
@Controller
class Reading {
    static final String COOKIE = "reading";
    static final String WIDE = "wide";
    static final String QUIET = "quiet";
    private static final int A_YEAR = 365 * 24 * 60 * 60;
    private final Settings settings;

    Reading(Settings settings) {
        this.settings = settings;
    }

    static boolean isWide(Screen screen) {
        return screen.remembered(COOKIE).contains(WIDE);
    }

    static boolean isQuiet(Screen screen) {
        return screen.remembered(COOKIE).contains(QUIET);
    }

    @PostMapping("/learn/reading")
    View choose(Form form, HttpServletResponse response) {
        var chosen = new ArrayList<String>();
        for (String way : List.of(WIDE, QUIET)) if (form.values("way").contains(way)) chosen.add(way);
        var cookie = new Cookie(COOKIE, String.join("-", chosen));
        cookie.setPath("/learn");
        cookie.setMaxAge(A_YEAR);
        cookie.setSecure(settings.secure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        var back = form.value("back");
        return SeeOther.to(back.matches("/learn(?:/[A-Za-z0-9-]+)*") ? back : "/learn");
    }

    @Bean
    static Routes readingRoutes() {
        return Routes.none().signedIn(HttpMethod.POST, "/learn/reading");
    }
}
