package org.tessera.platform;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a drawn page about half as heavy: colours that differ by less than a sixteenth of each of red, green and blue
 * become the commonest among them, so flat colours, black and white stay as they are and only the soft edges of letters
 * change, by a step that no eye sees. What is left fits into a palette instead of three bytes a pixel.
 */
public final class FewColours {
    private static final int STEP = 17;
    private static final int PALETTE = 256;

    private FewColours() {}

    /** The same picture; as it is when its colours do not fit into a palette. */
    public static BufferedImage of(BufferedImage page) {
        int width = page.getWidth();
        int[] pixels = pixels(page);
        var commonest = commonest(pixels);
        if (commonest.size() > PALETTE) return page;
        var places = new HashMap<Integer, Byte>();
        commonest.keySet().forEach(near -> places.put(near, (byte) places.size()));
        int[] colours = commonest.values().stream().mapToInt(Colour::rgb).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(width, page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var samples = new byte[pixels.length];
        for (int from = 0; from < pixels.length; ) {
            int to = endOfRun(pixels, from);
            Arrays.fill(samples, from, to, Objects.requireNonNull(places.get(near(pixels[from]))));
            from = to;
        }
        indexed.getRaster().setDataElements(0, 0, width, page.getHeight(), samples);
        return indexed;
    }

    /** Taken as they lie where that is already red, green and blue: asking the colour model for each takes ten times as long. */
    private static int[] pixels(BufferedImage page) {
        int width = page.getWidth();
        if (page.getType() != BufferedImage.TYPE_INT_RGB)
            return page.getRGB(0, 0, width, page.getHeight(), null, 0, width);
        return (int[]) page.getRaster().getDataElements(0, 0, width, page.getHeight(), null);
    }

    private record Colour(int rgb, int pixels) {}

    /** For each group of near colours the one with the most pixels. */
    private static Map<Integer, Colour> commonest(int... pixels) {
        var counted = new LinkedHashMap<Integer, Integer>();
        for (int from = 0; from < pixels.length; ) {
            int to = endOfRun(pixels, from);
            counted.merge(pixels[from] & 0xFFFFFF, to - from, Integer::sum);
            from = to;
        }
        var commonest = new LinkedHashMap<Integer, Colour>();
        counted.forEach((rgb, number) ->
                commonest.merge(near(rgb), new Colour(rgb, number), (a, b) -> b.pixels() > a.pixels() ? b : a));
        return commonest;
    }

    /** A page is mostly runs of one colour, so runs are looked up instead of pixels. */
    private static int endOfRun(int[] pixels, int from) {
        int to = from + 1;
        while (to < pixels.length && pixels[to] == pixels[from]) to++;
        return to;
    }

    private static int near(int rgb) {
        int group = 0;
        for (int shift = 0; shift < 24; shift += 8) group |= ((rgb >> shift & 0xFF) + STEP / 2) / STEP << shift;
        return group;
    }
}
