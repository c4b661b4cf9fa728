package org.tessera.credential.log;

import java.util.ArrayList;
import java.util.List;

/** Checks proofs, by the procedures of RFC 9162, word by word; it shares nothing with what makes them. */
public final class Proofs {

    private Proofs() {}

    /** Whether a leaf stands at this place of the tree with this size and root (RFC 9162, section 2.1.3.2). */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Whether the tree of the larger size begins with the tree of the smaller one (RFC 9162, section 2.1.4.2). The same
     * size needs the same root and no hashes; nothing needs no proof.
     */
    public static boolean goesOn(long smaller, Hash smallerRoot, long size, Hash root, List<Hash> path) {
        if (smaller < 0 || smaller > size) {
            return false;
        }
        if (smaller == 0 || smaller == size) {
            return path.isEmpty() && smallerRoot.equals(smaller == 0 ? Hash.empty() : root);
        }
        if (path.isEmpty()) {
            return false;
        }
        var hashes = new ArrayList<>(path);
        if (Long.bitCount(smaller) == 1) {
            hashes.addFirst(smallerRoot);
        }
        var at = smaller - 1;
        var last = size - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var before = hashes.getFirst();
        var after = hashes.getFirst();
        for (var sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                before = Hash.node(sibling, before);
                after = Hash.node(sibling, after);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                after = Hash.node(after, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(smallerRoot) && after.equals(root);
    }
}
