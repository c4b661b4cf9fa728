package org.tessera.measurement.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.report.Page;
import org.tessera.measurement.report.Report;

/** Collects the sections of a report and writes it: report.html and one CSV file per table. */
final class Output {

    /** What to say of the seed where there is none. */
    static final String NOTHING_RANDOM = "Nothing here is random, so there is no seed.";

    private final String title;
    private final List<Report.Table> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<Report.Part>> bodies = new ArrayList<>();

    Output(String title) {
        this.title = title;
    }

    Output section(String name) {
        names.add(name);
        bodies.add(new ArrayList<>());
        return this;
    }

    /** Titles the first section by what was found, which is what most readers came for. */
    Output found(String finding) {
        if (!names.isEmpty()) names.set(0, finding);
        return this;
    }

    /**
     * The last section: all that somebody needs who wants to repeat the numbers.
     *
     * @param method methods with their sources, and settings
     * @param seeded where random numbers come from, or that there are none
     */
    Output done(String command, Options options, String method, String seeded) {
        return section("How this was done")
                .say("Command: measure " + command + " " + options.asGiven())
                .say(method)
                .say(seeded)
                .say("Computed with Tessera measurement on Java "
                        + Runtime.version().feature()
                        + ". The same data and settings give the same numbers on every machine.");
    }

    /** Titles the section that is being written by what was found. */
    Output heading(String finding) {
        names.set(names.size() - 1, finding);
        return this;
    }

    Output say(String text) {
        return add(new Report.Text(text));
    }

    Output add(Report.Part part) {
        bodies.getLast().add(part);
        return this;
    }

    Output table(String id, String caption, List<String> columns, List<List<String>> rows) {
        return add(new Report.Table(id, caption, columns, rows));
    }

    /** A table too long to read, written as a file alone. */
    Output onlyFile(Report.Table table) {
        files.add(table);
        return this;
    }

    /** Shows a value, or says why there is none. */
    <T> Output either(String what, Estimate<T> estimate, java.util.function.Consumer<T> show) {
        switch (estimate) {
            case Estimate.Known<T>(T value) -> show.accept(value);
            case Estimate.NotEstimable<T>(String reason) -> add(new Report.Refusal(what, reason));
        }
        return this;
    }

    Report report() {
        var sections = new ArrayList<Report.Section>();
        for (int s = 0; s < names.size(); s++) {
            var refused =
                    !bodies.get(s).isEmpty() && bodies.get(s).stream().allMatch(part -> part instanceof Report.Refusal);
            sections.add(new Report.Section(
                    refused ? names.get(s) + ": the data do not allow an answer" : names.get(s), bodies.get(s)));
        }
        return new Report(title, sections);
    }

    /** Writes everything and says where. */
    void write(Path directory, PrintStream out) {
        var report = report();
        try {
            Files.createDirectories(directory);
            var tables = new ArrayList<>(report.tables());
            tables.addAll(files);
            for (var table : tables) Files.writeString(directory.resolve(table.id() + ".csv"), table.csv());
            Files.writeString(directory.resolve("report.html"), Page.of(report));
        } catch (IOException e) {
            throw new DataProblem(directory, 0, "nothing can be written there (" + e.getMessage() + ").");
        }
        for (var section : report.sections())
            for (var part : section.parts())
                if (part instanceof Report.Refusal(String what, String reason))
                    out.println(what + ": not estimable. " + reason);
        out.println("Written: " + directory.resolve("report.html") + " and "
                + (report.tables().size() + files.size()) + " tables.");
    }

    static String n(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
    }
}
