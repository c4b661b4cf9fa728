package org.tessera.people;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tessera.platform.RouteTable;

/**
 * Where somebody goes after they signed in. Only a plain path of ours that has a rule is followed, so a link to our
 * sign-in page can't lead to another site.
 */
@Component
class Onward {
    /** The front page: where one goes without another wish. */
    static final String START = "/";

    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]*)+(\\?[A-Za-z0-9._~=&%+:-]*)?");
    private static final int LONGEST = 300;
    private final RouteTable routes;

    Onward(RouteTable routes) {
        this.routes = routes;
    }

    /** The wish itself, or the front page when it is not one of our pages. */
    String from(String wish) {
        if (wish.length() > LONGEST || wish.contains("//") || wish.contains("..")) return START;
        if (!PLAIN.matcher(wish).matches()) return START;
        var path = wish.split("\\?", 2)[0];
        return routes.ruleFor("GET", path).isPresent() ? wish : START;
    }
}
