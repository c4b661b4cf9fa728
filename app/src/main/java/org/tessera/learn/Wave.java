package org.tessera.learn;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sound as espeak-ng gives it: WAVE, one channel, 16 bits a sample. */
final class Wave {
    private static final int BYTES_A_SAMPLE = 2;
    private static final int HEADER = 44;

    private final int rate;
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();

    /** @param rate samples a second */
    Wave(int rate) {
        this.rate = rate;
    }

    /**
     * Adds the sound of a WAVE file.
     *
     * @throws IllegalArgumentException when it is of another kind
     */
    void add(byte[] file) {
        var buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER || buffer.getInt(24) != rate || buffer.getShort(22) != 1)
            throw new IllegalArgumentException("not a WAVE of " + rate + " Hz with one channel");
        // A program that writes to a pipe can't know the length, so what follows the header is taken to the end.
        samples.write(file, HEADER, (file.length - HEADER) / BYTES_A_SAMPLE * BYTES_A_SAMPLE);
    }

    void silence(Duration length) {
        int bytes = (int) (length.toMillis() * rate / 1000) * BYTES_A_SAMPLE;
        samples.write(new byte[bytes], 0, bytes);
    }

    Duration length() {
        return Duration.ofMillis(samples.size() * 1000L / BYTES_A_SAMPLE / rate);
    }

    /** The whole as a WAVE file. */
    byte[] file() {
        var sound = samples.toByteArray();
        var file = ByteBuffer.allocate(HEADER + sound.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - 8 + sound.length).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(rate)
                .putInt(rate * BYTES_A_SAMPLE)
                .putShort((short) BYTES_A_SAMPLE)
                .putShort((short) 16);
        file.put(ascii("data")).putInt(sound.length).put(sound);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
