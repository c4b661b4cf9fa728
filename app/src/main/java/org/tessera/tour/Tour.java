package org.tessera.tour;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** {@code ./tessera tour}: plays the whole life of one credential and leaves its files. */
public final class Tour {
    private Tour() {}

    /**
     * Plays against a fresh Tessera.
     *
     * @param base its address
     * @param setup the one-time path of its setup
     * @param content the folder with the programmes, to know what a prepared candidate knows
     * @param folder where {@code credential.json}, {@code credential.pdf}, {@code passport.json}, {@code verification.json}
     *     and {@code trace.json} go
     * @return 0 when every step held, else 1
     */
    public static int play(URI base, String setup, Path content, Path folder, PrintStream out) {
        var steps = new Steps(out);
        try {
            new Life(new Cast(base), steps, content, folder).play(setup);
            return 0;
        } catch (Visitor.Lost lost) {
            out.println("The tour ended here: " + lost.getMessage());
            return 1;
        }
    }
}
