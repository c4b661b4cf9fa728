package org.tessera.tour;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints one line for each step, with its time. A step that does not hold ends the tour. */
final class Steps {
    private final PrintStream out;
    private int number;

    Steps(PrintStream out) {
        this.out = out;
    }

    <T> T step(String what, Supplier<T> deed) {
        long begin = System.nanoTime();
        try {
            var result = deed.get();
            line("ok", what, begin);
            return result;
        } catch (RuntimeException e) {
            line("FAILED", what, begin);
            throw e;
        }
    }

    void step(String what, Runnable deed) {
        step(what, () -> {
            deed.run();
            return true;
        });
    }

    private void line(String outcome, String what, long begin) {
        var took = Duration.ofNanos(System.nanoTime() - begin);
        out.printf(Locale.ROOT, "%2d  %-6s %6.2f s  %s%n", ++number, outcome, took.toMillis() / 1000.0, what);
    }

    /** What must be so for the step to hold. */
    static void expect(boolean holds, String otherwise) {
        if (!holds) throw new Visitor.Lost(otherwise);
    }
}
