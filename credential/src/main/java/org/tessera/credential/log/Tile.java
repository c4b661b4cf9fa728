package org.tessera.credential.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one file of a log (C2SP tlog-tiles): up to 256 hashes beside each other, or the entries under them.
 *
 * @param level 0 for leaf hashes, each level above stands for 256 times as many; {@link #ENTRIES} for the entries
 * @param index counted from 0 within the level
 * @param width how many it holds, 1 to 256
 */
public record Tile(int level, long index, int width) {

    /** What a full tile holds. */
    public static final int WIDTH = 256;

    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9]\\d?)/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** Refuses what can't be. */
    public Tile {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("No tile: " + level + " " + index + " " + width);
        }
    }

    /** The tile at this level and index in a tree of this size; full or as wide as the tree is there. */
    static Tile of(int level, long index, long size) {
        var hashes = size;
        for (var above = 0; above < level; above++) {
            hashes /= WIDTH;
        }
        return new Tile(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
    }

    /** Its path below the log's address, such as {@code tile/0/x001/x234/067.p/8}. */
    public String path() {
        var number = new StringBuilder("%03d".formatted(index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number
                + (width == WIDTH ? "" : ".p/" + width);
    }

    /** The tile that this path names in the one way in which it is written; empty for anything else. */
    public static Optional<Tile> parse(String path) {
        var found = PATH.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        var level = found.group(1).equals("entries") ? ENTRIES : Integer.parseInt(found.group(1));
        var index = Long.parseLong(found.group(2).replaceAll("[x/]", ""));
        var width = found.group(3) == null ? WIDTH : Integer.parseInt(found.group(3));
        if (level > HIGHEST || width > WIDTH) {
            return Optional.empty();
        }
        var tile = new Tile(level, index, width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }
}
