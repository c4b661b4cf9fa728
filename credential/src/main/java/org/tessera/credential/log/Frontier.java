package org.tessera.credential.log;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root over leaves that come one by one, without tiles: another way to the same hash than {@link Tree}, so that one
 * can be held against the other. Keeps one hash for each bit of the number of leaves. For one thread at a time.
 */
public final class Frontier {

    private final Deque<Hash> subtrees = new ArrayDeque<>();
    private long size;

    /** One more leaf. */
    public void add(Hash leaf) {
        var hash = leaf;
        for (var full = size; (full & 1) == 1; full >>= 1) {
            hash = Hash.node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    /** Number of leaves so far. */
    public long size() {
        return size;
    }

    /** The root over the leaves so far. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.empty();
        }
        var rest = subtrees.iterator();
        var hash = rest.next();
        while (rest.hasNext()) {
            hash = Hash.node(rest.next(), hash);
        }
        return hash;
    }
}
