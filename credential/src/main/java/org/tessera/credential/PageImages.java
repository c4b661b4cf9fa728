package org.tessera.credential;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The picture of the certificate, one page per language, without which a European Digital Credential does not conform.
 *
 * @param byLanguage PNG files by language tag, in the order in which a viewer shall offer them
 */
public record PageImages(SequencedMap<String, byte[]> byLanguage) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

    /** Refuses an empty map and files that are no PNG. */
    public PageImages {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("A credential needs a page image in at least one language.");
        }
        byLanguage.forEach((language, png) -> {
            if (png.length < PNG.length || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
                throw new IllegalArgumentException("The page image in “" + language + "” is no PNG.");
            }
        });
        byLanguage = new LinkedHashMap<>(byLanguage);
    }

    /** Page images from any map, in its order. */
    public static PageImages of(Map<String, byte[]> byLanguage) {
        return new PageImages(new LinkedHashMap<>(byLanguage));
    }
}
