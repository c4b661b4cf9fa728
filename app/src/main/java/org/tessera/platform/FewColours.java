package org.tessera.platform;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a drawn page about half as heavy: colours that differ by less than a sixteenth of each of red, green and blue
 * become the commonest among them, so flat colours, black and white stay as they are and only the soft edges of letters
 * change, by a step that no eye sees. What is left fits into a palette instead of three bytes a pixel.
 */
final class FewColours {
    private static final int STEP = 17;
    private static final int PALETTE = 256;

    private FewColours() {}

    /** The same picture; as it is when its colours do not fit into a palette. */
    static BufferedImage of(BufferedImage page) {
        var commonest = commonest(page);
        if (commonest.size() > PALETTE) return page;
        var places = new HashMap<Integer, Integer>();
        commonest.keySet().forEach(near -> places.put(near, places.size()));
        int[] colours = commonest.values().stream().mapToInt(Colour::rgb).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var raster = indexed.getRaster();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                raster.setSample(x, y, 0, Objects.requireNonNull(places.get(near(page.getRGB(x, y)))));
            }
        }
        return indexed;
    }

    private record Colour(int rgb, int pixels) {}

    /** For each group of near colours the one with the most pixels. */
    private static Map<Integer, Colour> commonest(BufferedImage page) {
        var pixels = new LinkedHashMap<Integer, Integer>();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) pixels.merge(page.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
        }
        var commonest = new LinkedHashMap<Integer, Colour>();
        pixels.forEach((rgb, number) ->
                commonest.merge(near(rgb), new Colour(rgb, number), (a, b) -> b.pixels() > a.pixels() ? b : a));
        return commonest;
    }

    private static int near(int rgb) {
        int group = 0;
        for (int shift = 0; shift < 24; shift += 8) group |= ((rgb >> shift & 0xFF) + STEP / 2) / STEP << shift;
        return group;
    }
}
