package org.tessera.credential;

import java.util.Optional;

/** Where a checker gets published status lists from. The only way by which it ever learns anything from outside. */
@FunctionalInterface
public interface StatusSource {

    /**
     * The published list.
     *
     * @param url the address that the credential names; it may be anything, so fetch it only if it is on a list of your
     *     own, by https, from a public address, without following redirects
     * @return the bytes as published, or empty if they can't be had
     */
    Optional<byte[]> find(String url);

    /** Knows no list. */
    static StatusSource none() {
        return _ -> Optional.empty();
    }
}
