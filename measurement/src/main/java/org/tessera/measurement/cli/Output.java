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
import org.tessera.measurement.Texts;
import org.tessera.measurement.report.Page;
import org.tessera.measurement.report.Report;

/** Collects the sections of a report and writes it: report.html and one CSV file per table. */
final class Output {

    private final Texts texts;
    private final String title;
    private final List<Report.Table> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<Report.Part>> bodies = new ArrayList<>();

    /** A report in the language that the options name; the title is a text like all others, by its key. */
    Output(Options options, String title, Object... values) {
        this.texts = options.texts();
        this.title = texts.say(title, values);
    }

    /** A text in the language of the report. */
    String t(String key, Object... values) {
        return texts.say(key, values);
    }

    /** Yes or no, in words. */
    String look(long flagged, int all) {
        return flagged == 0 ? t("page.look.none") : t("page.look.some", flagged, all);
    }

    Texts texts() {
        return texts;
    }

    Output section(String key, Object... values) {
        names.add(t(key, values));
        bodies.add(new ArrayList<>());
        return this;
    }

    /** Titles the first section by what was found, which is what most readers came for. */
    Output found(String key, Object... values) {
        if (!names.isEmpty()) names.set(0, t(key, values));
        return this;
    }

    /**
     * The last section: all that somebody needs who wants to repeat the numbers.
     *
     * @param method methods with their sources, and settings, in English
     */
    Output done(String command, Options options, String method) {
        return done(command, options, method, t("done.nothing-random"));
    }

    /** The same where random numbers were drawn. */
    Output done(String command, Options options, String method, int seed) {
        return done(command, options, method, t("done.seed", seed));
    }

    private Output done(String command, Options options, String method, String seeded) {
        section("done.title").say("done.command", command + " " + options.asGiven());
        if (!texts.language().equals("en")) say("page.english");
        return add(new Report.Method(method))
                .add(new Report.Text(seeded))
                .say("done.same", Runtime.version().feature());
    }

    /** Titles the section that is being written by what was found. */
    Output heading(String key, Object... values) {
        names.set(names.size() - 1, t(key, values));
        return this;
    }

    Output say(String key, Object... values) {
        return add(new Report.Text(t(key, values)));
    }

    Output add(Report.Part part) {
        bodies.getLast().add(part);
        return this;
    }

    /** A table; the key with {@code .columns} has its headings. */
    Output table(String id, String key, List<List<String>> rows) {
        return table(id, t(key), texts.parts(key + ".columns"), rows);
    }

    /** A table of names and values. */
    Output facts(String id, String key, List<List<String>> rows) {
        return table(id, t(key), texts.parts("page.statistic"), rows);
    }

    Output table(String id, String caption, List<String> columns, List<List<String>> rows) {
        return add(new Report.Table(id, caption, columns, rows));
    }

    /** A table too long to read, written as a file alone. */
    Output onlyFile(Report.Table table) {
        files.add(table);
        return this;
    }

    /** Shows a value, or says why there is none; {@code what} is a text in the language of the report. */
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
            sections.add(new Report.Section(refused ? t("page.no-answer", names.get(s)) : names.get(s), bodies.get(s)));
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
            Files.writeString(directory.resolve("report.html"), Page.of(report, texts));
        } catch (IOException e) {
            throw new DataProblem(directory, 0, "nothing can be written there (" + e.getMessage() + ").");
        }
        for (var section : report.sections())
            for (var part : section.parts())
                if (part instanceof Report.Refusal(String what, String reason))
                    out.println(t("page.not-estimable", what) + " "
                            + texts.reason(reason).orElse(reason));
        out.println("Written: " + directory.resolve("report.html") + " and "
                + (report.tables().size() + files.size()) + " tables.");
    }

    static String n(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
    }
}
