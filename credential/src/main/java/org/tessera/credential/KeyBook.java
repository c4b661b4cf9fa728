package org.tessera.credential;

import java.security.PublicKey;
import java.util.Optional;

/** Looks keys up: those pinned by the trust, those that an address carries in itself, those of the source handed in. */
final class KeyBook {

    private final Trust trust;
    private final KeySource source;

    KeyBook(Trust trust, KeySource source) {
        this.trust = trust;
        this.source = source;
    }

    /**
     * A key found.
     *
     * @param vouched false if only the address itself says that this is the key
     */
    record Found(PublicKey key, boolean vouched) {}

    Optional<Found> find(String verificationMethod) {
        var pinned = trust.keys().get(verificationMethod);
        if (pinned != null) {
            return Optional.of(new Found(pinned, true));
        }
        var published = source.find(verificationMethod).map(key -> new Found(key, true));
        return published.or(() -> carried(verificationMethod));
    }

    /** A {@code did:key} is its own proof; a multikey in a fragment shows the key, but not that it is the controller's. */
    private static Optional<Found> carried(String verificationMethod) {
        var word = verificationMethod.replaceFirst("^.*#", "").replaceFirst("^did:key:", "");
        var isDidKey = verificationMethod.replaceFirst("#.*$", "").equals("did:key:" + word);
        return Multikey.decode(word).map(key -> new Found(key, isDidKey));
    }
}
