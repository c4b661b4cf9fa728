package org.tessera.issue.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a program's request; one that is sent twice is refused (RFC 6749, section 3.2). */
final class Sent {
    private static final int LONGEST = 2_000;

    private Sent() {}

    /** Name → value. An empty value counts as none. */
    static Map<String, String> by(HttpServletRequest request) {
        var sent = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) throw OAuthProblem.request("A parameter stands there twice.");
            if (values[0].length() > LONGEST) throw OAuthProblem.request("A parameter is too long.");
            if (!values[0].isEmpty()) sent.put(name, values[0]);
        });
        return sent;
    }

    /** One that must be there. */
    static String required(Map<String, String> sent, String name) {
        return Optional.ofNullable(sent.get(name))
                .orElseThrow(() -> OAuthProblem.request("The parameter " + name + " is missing."));
    }
}
