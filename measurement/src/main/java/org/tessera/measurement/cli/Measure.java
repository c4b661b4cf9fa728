package org.tessera.measurement.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.tessera.measurement.DataProblem;

/** The command {@code measure}: see {@code --help}. */
public final class Measure {

    private static final Set<String> SWITCHES = Set.of("--purify");

    private record Command(Set<String> options, Function<Options, Output> run) {}

    private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.of(
            "ctt", command(CttCommand::run, "--items", "--key", "--cut", "--minimum"),
            "irt",
                    command(
                            IrtCommand::run,
                            "--items",
                            "--model",
                            "--cut-theta",
                            "--tolerance",
                            "--minimum",
                            "--omitted",
                            "--not-reached"),
            "dif",
                    command(
                            DifCommand::run,
                            "--items",
                            "--group",
                            "--focal",
                            "--model",
                            "--minimum-group",
                            "--minimum-total"),
            "link", command(LinkCommand::run, "--to", "--seed", "--highest"),
            "raters", command(RatersCommand::run, "--items"),
            "standard-setting",
                    command(StandardSettingCommand::run, "--before", "--judges", "--scores", "--groups", "--minimum"),
            "survey",
                    command(
                            SurveyCommand::run,
                            "--questions",
                            "--max",
                            "--top",
                            "--seed",
                            "--margins",
                            "--group",
                            "--minimum"),
            "assemble",
                    command(
                            AssembleCommand::run,
                            "--length",
                            "--theta",
                            "--areas",
                            "--max-seconds",
                            "--max-words",
                            "--forms",
                            "--most-uses",
                            "--most-shared",
                            "--seconds")));

    private Measure() {}

    private static Command command(Function<Options, Output> run, String... options) {
        var known = new java.util.HashSet<>(Set.of(options));
        known.add("--data");
        known.add("--out");
        known.add("--lang");
        return new Command(Set.copyOf(known), run);
    }

    /** Runs the command and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs the command.
     *
     * @param args the words after {@code measure}
     * @return 0 where everything went well, 1 where a comparison failed or data cannot be used, 2 for a wrong command
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0 || List.of(args).contains("--help") || args[0].equals("help") || args[0].equals("-h")) {
            out.print(Help.TEXT);
            return 0;
        }
        try {
            if (args[0].equals("check")) return check(args, out);
            if (args[0].equals("benchmark")) return benchmark(args, out);
            var command = COMMANDS.get(args[0]);
            if (command == null)
                throw new Options.Wrong("There is no command \"" + args[0] + "\". The commands are check, benchmark, "
                        + String.join(", ", COMMANDS.keySet()) + ".");
            var options = Options.of(args, command.options, SWITCHES);
            options.need("--data");
            var directory = options.path("--out");
            command.run.apply(options).write(directory, out);
            return 0;
        } catch (Options.Wrong wrong) {
            err.println(wrong.getMessage() + " \"measure --help\" shows everything.");
            return 2;
        } catch (DataProblem problem) {
            err.println(problem.getMessage());
            return 1;
        } catch (IllegalArgumentException | IllegalStateException refusal) {
            err.println("This cannot be computed: " + refusal.getMessage());
            return 1;
        }
    }

    private static int benchmark(String[] args, PrintStream out) {
        if (args.length != 2 && !(args.length == 3 && args[2].equals("--quick")))
            throw new Options.Wrong("It is \"measure benchmark DIR\" or \"measure benchmark DIR --quick\".");
        var directory = Path.of(args[1]);
        if (!Files.isDirectory(directory)) throw new DataProblem(directory, 0, "there is no such folder.");
        return Benchmark.run(directory, args.length == 3 ? 1 : 100, out);
    }

    private static int check(String[] args, PrintStream out) {
        if (args.length != 2 && !(args.length == 4 && args[2].equals("--values")))
            throw new Options.Wrong("It is \"measure check DIR\" or \"measure check DIR --values OUTDIR\".");
        return Check.run(Path.of(args[1]), args.length == 4 ? Path.of(args[3]) : null, out);
    }
}
