package org.tessera.measurement.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.tessera.measurement.DataProblem;

/** The command {@code measure}: see {@code --help}. */
public final class Measure {

    private Measure() {}

    /** Runs the command and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs the command.
     *
     * @return 0 where everything went well, 1 where a comparison failed or data cannot be used, 2 for a wrong command
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            return Check.run(Path.of(args[1]), args.length > 3 ? Path.of(args[3]) : null, out);
        } catch (DataProblem problem) {
            err.println(problem.getMessage());
            return 1;
        }
    }
}
