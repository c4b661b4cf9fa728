package org.tessera.assess.bank;

import java.io.IOException;
import java.util.Optional;

/**
 * A handed-in file without what tells whose it is: place, camera, author, program, comments' writers. What the picture, the
 * voice or the text itself tells stays, for that is the work.
 *
 * <p>A file whose structure can't be followed to its end is not shown at all: what is not understood is not clean.
 */
public final class Blind {
    private Blind() {}

    /** The file without its metadata; nothing when it can't be read. */
    public static Optional<byte[]> of(FileKind kind, byte[] file) {
        try {
            return Optional.of(
                    switch (kind) {
                        case JPEG -> BlindPicture.jpeg(file);
                        case PNG -> BlindPicture.png(file);
                        case WAV -> BlindSound.wav(file);
                        case MP3 -> BlindSound.mp3(file);
                        case MP4 -> BlindSound.mp4(file);
                        case OGG -> BlindOgg.of(file);
                        case WEBM -> BlindWebm.of(file);
                        case PDF -> BlindDocument.pdf(file);
                        case DOCX, ODT -> BlindDocument.zipped(file);
                    });
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
