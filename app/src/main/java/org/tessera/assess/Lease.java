package org.tessera.assess;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;

/**
 * The fencing number that a device holds for a part, in a cookie of its own: it outlives the session, so that after
 * signing in again the same device goes on where it was.
 */
@Component
class Lease {
    private static final int A_DAY = 24 * 60 * 60;
    private final Settings settings;

    Lease(Settings settings) {
        this.settings = settings;
    }

    void give(HttpServletResponse response, SittingId sitting, Part part, int lease) {
        var cookie = new Cookie(name(part), Integer.toString(lease));
        cookie.setPath("/sittings/" + sitting);
        cookie.setMaxAge(A_DAY);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /** The number this device holds, 0 when it holds none. */
    int of(HttpServletRequest request, Part part) {
        var cookies = request.getCookies();
        if (cookies == null) return 0;
        return Arrays.stream(cookies)
                .filter(c -> c.getName().equals(name(part)) && c.getValue().matches("[0-9]{1,6}"))
                .mapToInt(c -> Integer.parseInt(c.getValue()))
                .max()
                .orElse(0);
    }

    private static String name(Part part) {
        return "lease-" + part.code();
    }
}
