package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class FewColoursTest {
    private static final int SIDE = 4;

    @Property
    void noChannelMovesByAsMuchAsAStep(@ForAll @Size(SIDE * SIDE) int[] pixels) {
        var before = picture(pixels);
        var after = FewColours.of(picture(pixels));
        for (int i = 0; i < pixels.length; i++) {
            int was = before.getRGB(i % SIDE, i / SIDE);
            int is = after.getRGB(i % SIDE, i / SIDE);
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(Math.abs((was >> shift & 0xFF) - (is >> shift & 0xFF)))
                        .isLessThan(17);
            }
        }
        assertThat(after.getColorModel()).isInstanceOf(IndexColorModel.class);
    }

    @Property
    void whatHasFewColoursAlreadyStaysAsItIs(@ForAll @Size(SIDE * SIDE) boolean[] ink) {
        var page = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < ink.length; i++) page.setRGB(i % SIDE, i / SIDE, ink[i] ? 0 : 0xFFFFFF);
        var after = FewColours.of(page);
        for (int i = 0; i < ink.length; i++) {
            assertThat(after.getRGB(i % SIDE, i / SIDE) & 0xFFFFFF).isEqualTo(ink[i] ? 0 : 0xFFFFFF);
        }
    }

    private static BufferedImage picture(int... pixels) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) picture.setRGB(i % SIDE, i / SIDE, pixels[i]);
        return picture;
    }
}
