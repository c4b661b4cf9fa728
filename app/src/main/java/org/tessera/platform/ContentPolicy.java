package org.tessera.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** What a page of ours may load and where its forms may lead (Content Security Policy, level 3). */
public final class ContentPolicy {
    static final String HEADER = "Content-Security-Policy";

    static final String OURS = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ContentPolicy() {}

    /**
     * Lets the forms of this one page lead on to another program, because a browser holds the policy against the redirect
     * that answers a form, too.
     *
     * @param target an address that was checked before; of it only the scheme, and for the web the host, is let through
     */
    public static void letFormsLeadTo(URI target, HttpServletResponse response) {
        var web = target.getScheme().equals("https") || target.getScheme().equals("http");
        var source = web ? target.getScheme() + "://" + target.getRawAuthority() : target.getScheme() + ":";
        response.setHeader(HEADER, OURS.replace("form-action 'self'", "form-action 'self' " + source));
    }
}
