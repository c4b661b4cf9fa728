package org.tessera.learn;

import java.util.Arrays;
import java.util.Optional;

/** The files of a narration: two sounds, because no single format plays on every phone, and the captions. */
enum Sound {
    OPUS("opus", "audio/ogg; codecs=opus", 3_000),
    MP3("mp3", "audio/mpeg", 6_700),
    CAPTIONS("vtt", "text/vtt;charset=UTF-8", 30);

    final String ending;
    final String mediaType;

    /** What a second takes, for a size that has to be told before the file is there. */
    final int bytesASecond;

    Sound(String ending, String mediaType, int bytesASecond) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.bytesASecond = bytesASecond;
    }

    static Optional<Sound> ofEnding(String ending) {
        return Arrays.stream(values()).filter(s -> s.ending.equals(ending)).findFirst();
    }
}
