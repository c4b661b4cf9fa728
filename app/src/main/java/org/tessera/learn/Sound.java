package org.tessera.learn;

import java.util.Arrays;
import java.util.Optional;

/** The files of a narration: two sounds, because no single format plays on every phone, and the captions. */
enum Sound {
    OPUS("opus", "audio/ogg; codecs=opus"),
    MP3("mp3", "audio/mpeg"),
    CAPTIONS("vtt", "text/vtt;charset=UTF-8");

    final String ending;
    final String mediaType;

    Sound(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    static Optional<Sound> ofEnding(String ending) {
        return Arrays.stream(values()).filter(s -> s.ending.equals(ending)).findFirst();
    }
}
