package org.tessera.platform;

import java.util.List;
import java.util.Map;

/** Names the tiles of a mosaic; the module that knows the catalogue implements it. */
public interface TileNames {
    /**
     * One tile in words.
     *
     * @param skill the id of the micro-credential, such as {@code K08}
     * @param title language code to words
     * @param path the page that tells what the skill is
     */
    record Named(String skill, Map<String, String> title, String path) {}

    /** The tiles of this picture that the catalogue knows, in the order of their numbers. */
    List<Named> of(Mosaic mosaic);
}
