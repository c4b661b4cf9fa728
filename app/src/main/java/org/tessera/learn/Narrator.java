package org.tessera.learn;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.core.io.Resource;

/** Gives a slide a voice: a person's recording, or a computer. */
interface Narrator {
    /** Which files it can give for a script; empty when it can't speak it. Quick: nothing is made. */
    Set<Sound> offers(Script script);

    /** One of the files, made now if it is not there yet; nothing when that did not work out. */
    Optional<Resource> file(Script script, Sound sound);

    /** Whether the files are there already and nobody would have to wait. */
    boolean isReady(Script script);

    /** How many bytes a file has that is there already; nothing while it is still to be made. */
    OptionalLong size(Script script, Sound sound);

    /** Whether a computer speaks. The page says so. */
    boolean synthetic();
}
