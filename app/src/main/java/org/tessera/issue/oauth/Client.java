package org.tessera.issue.oauth;

import java.net.URI;
import java.util.List;

/**
 * A program that may ask. It has no secret of its own: proof of possession and PKCE stand for one.
 *
 * @param id as it calls itself
 * @param name as people are told
 * @param redirectUris where answers go, compared letter by letter
 * @param known whether the operator named it; else it registered itself and may call itself anything
 */
record Client(String id, String name, List<String> redirectUris, boolean known) {
    /** What people can recognise of an address: the host, or the scheme of a program on the same device. */
    static String place(String redirectUri) {
        var uri = URI.create(redirectUri);
        return uri.getHost() != null && uri.getScheme().startsWith("http") ? uri.getHost() : uri.getScheme() + ":";
    }
}
