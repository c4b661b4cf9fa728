package org.tessera.platform;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a drawn page about half as heavy: sixteen levels for each of red, green and blue (a step that no eye sees in
 * text and flat drawings; black and white stay as they are), and a palette instead of three bytes a pixel.
 */
final class FewColours {
    private static final int STEP = 17;
    private static final int PALETTE = 256;

    private FewColours() {}

    /** The same picture; with a palette when its colours fit into one. */
    static BufferedImage of(BufferedImage page) {
        var places = new LinkedHashMap<Integer, Integer>();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int colour = rounded(page.getRGB(x, y));
                page.setRGB(x, y, colour);
                places.putIfAbsent(colour, places.size());
            }
        }
        return places.size() > PALETTE ? page : indexed(page, places);
    }

    private static int rounded(int rgb) {
        int colour = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int level = (rgb >> shift & 0xFF) + STEP / 2;
            colour |= level / STEP * STEP << shift;
        }
        return colour;
    }

    private static BufferedImage indexed(BufferedImage page, Map<Integer, Integer> places) {
        int[] colours = places.keySet().stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var indexed = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var raster = indexed.getRaster();
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                raster.setSample(x, y, 0, Objects.requireNonNull(places.get(page.getRGB(x, y) & 0xFFFFFF)));
            }
        }
        return indexed;
    }
}
