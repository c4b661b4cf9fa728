package org.tessera.credential.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Merkle tree of a certain size, read from its tiles: root, and the proofs that a leaf is in it and that it goes on from
 * an earlier one (RFC 9162, section 2.1). Tiles are read once. For one thread at a time.
 */
public final class Tree {

    /** Where tiles come from. */
    @FunctionalInterface
    public interface Tiles {
        /** Exactly {@code tile.width()} hashes. */
        List<Hash> read(Tile tile);
    }

    private static final int BITS = 8;

    private final Tiles tiles;
    private final long size;
    private final Map<Tile, List<Hash>> known = new HashMap<>();

    /** @param size number of leaves, 0 or more */
    public Tree(Tiles tiles, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no fewer than no leaves.");
        }
        this.tiles = tiles;
        this.size = size;
    }

    /** The hash over all leaves. */
    public Hash root() {
        return rootAt(size);
    }

    /** The hash over the first leaves: what the root was when the tree had this size. */
    public Hash rootAt(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("The tree has " + size + " leaves, not " + earlier);
        }
        return earlier == 0 ? Hash.empty() : range(0, earlier);
    }

    /** The hashes that lead from this leaf to the root, the leaf's sibling first. */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("The tree has " + size + " leaves, none of number " + index);
        }
        var path = new ArrayList<Hash>();
        include(index, 0, size, path);
        return path;
    }

    /** The hashes that show that the first {@code earlier} leaves, at least one, are still the same. */
    public List<Hash> consistency(long earlier) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("The tree has " + size + " leaves, not " + earlier);
        }
        var path = new ArrayList<Hash>();
        subproof(earlier, 0, size, true, path);
        return path;
    }

    private void include(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        var middle = from + split(to - from);
        if (index < middle) {
            include(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            include(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    private void subproof(long earlier, long from, long to, boolean whole, List<Hash> path) {
        if (from + earlier == to) {
            if (!whole) {
                path.add(range(from, to));
            }
            return;
        }
        var half = split(to - from);
        if (earlier <= half) {
            subproof(earlier, from, from + half, whole, path);
            path.add(range(from + half, to));
        } else {
            subproof(earlier - half, from + half, to, false, path);
            path.add(range(from, from + half));
        }
    }

    /** The largest power of two below n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** The hash over leaves {@code from} to {@code to}, where {@code from} is where a subtree of that size may begin. */
    private Hash range(long from, long to) {
        var count = to - from;
        if (Long.bitCount(count) == 1) {
            return subtree(Long.numberOfTrailingZeros(count), from / count);
        }
        var middle = from + split(count);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /** The hash over 2^height leaves: part of one tile, because a tile is a subtree of height 8. */
    private Hash subtree(int height, long index) {
        var level = height / BITS;
        var inTile = height % BITS;
        var first = index << inTile;
        var hashes = tile(Tile.of(level, first / Tile.WIDTH, size));
        var at = (int) (first % Tile.WIDTH);
        return fold(hashes.subList(at, at + (1 << inTile)));
    }

    /** The hash over hashes of equal subtrees, whose number is a power of two; over those of a full tile, its own. */
    public static Hash fold(List<Hash> hashes) {
        var row = hashes;
        while (row.size() > 1) {
            var above = new ArrayList<Hash>(row.size() / 2);
            for (var at = 0; at < row.size(); at += 2) {
                above.add(Hash.node(row.get(at), row.get(at + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    private List<Hash> tile(Tile tile) {
        return known.computeIfAbsent(tile, wanted -> {
            var hashes = tiles.read(wanted);
            if (hashes.size() != wanted.width()) {
                throw new IllegalStateException("A tile of " + hashes.size() + " hashes: " + wanted.path());
            }
            return hashes;
        });
    }
}
