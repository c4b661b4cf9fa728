package org.tessera;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tessera.learn.CohortReports;

/**
 * {@code ./tessera report learning --cohort NAME --out DIR [--lang CODE]}: the e-learning report of a pilot as files. It
 * starts a Tessera of its own on the same data, as {@link ContentCommand} does.
 */
final class ReportCommand {
    private static final String USAGE = "./tessera report learning --cohort NAME --out DIR [--lang en|el|it|pl|es|ro]";

    private ReportCommand() {}

    /** @return 0 done, 1 no such pilot, 2 not understood */
    static int run(PrintStream out, String... arguments) {
        var options = options(arguments);
        if (!options.containsKey("--cohort") || !options.containsKey("--out")) {
            System.err.println(USAGE);
            return 2;
        }
        var folder = Path.of(options.getOrDefault("--out", ""));
        var cohort = options.getOrDefault("--cohort", "");
        try {
            var settings = Server.settings(false, System.getenv(), "--port", Integer.toString(TourCommand.freePort()));
            settings.put("server.address", "127.0.0.1");
            Server.look(settings);
            try (var context = Server.run(settings)) {
                var reports = context.getBean(CohortReports.class);
                if (!reports.write(cohort, options.getOrDefault("--lang", "en"), folder)) {
                    out.println("No class belongs to a pilot called " + cohort + ".");
                    return 1;
                }
                out.println("The report is in " + folder.resolve("report.html"));
                return 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options by name; none when something is not understood. */
    private static Map<String, String> options(String... arguments) {
        if (arguments.length % 2 == 0 || !arguments[0].equals("learning")) return Map.of();
        var options = new HashMap<String, String>();
        for (int i = 1; i < arguments.length; i += 2) {
            if (!arguments[i].matches("--(cohort|out|lang)")) return Map.of();
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }
}
