package org.tessera.assess.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Looks at a picture that an author brings: PNG or JPEG, up to one megabyte and four million pixels. */
final class Pictures {
    private static final int MOST_BYTES = 1 << 20;
    private static final long MOST_PIXELS = 4_000_000;

    private Pictures() {}

    /** The picture without its words; nothing for anything else. Only its head is read, so nothing is unpacked. */
    static Optional<Question.Hotspot.Picture> read(byte[] file) {
        var kind = FileKind.sniff(file).filter(k -> k == FileKind.PNG || k == FileKind.JPEG);
        if (kind.isEmpty() || file.length > MOST_BYTES) return Optional.empty();
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) return Optional.empty();
            var reader = readers.next();
            reader.setInput(stream);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            reader.dispose();
            if ((long) width * height > MOST_PIXELS) return Optional.empty();
            return Optional.of(new Question.Hotspot.Picture(
                    kind.get().type(), Base64.getEncoder().encodeToString(file), width, height, Map.of()));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }
}
