package org.tessera.measurement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tessera.measurement.Simulated;

/** What every command does with files that people really have. */
class BrokenFilesTest {

    /** A command with the header of its data, one good line of them and the options it needs. */
    enum Command {
        CTT("ctt", "a,b,c,d", "1,0,1,0"),
        RASCH("irt", "a,b,c,d", "1,0,1,0"),
        TWO_PL("irt", "a,b,c,d", "1,0,1,0", "--model", "2pl"),
        GRADED("irt", "a,b,c,d", "1,0,1,0", "--model", "grm"),
        DIF("dif", "group,a,b,c", "x,0,1,0", "--group", "group"),
        RATERS("raters", "r1,r2", "1,2"),
        FACETS("raters", "person,criterion,rater,score", "1,1,1,2"),
        ANGOFF("standard-setting", "item,j1,j2", "1,0.5,0.6"),
        SURVEY("survey", "q1,q2", "3,5", "--questions", "q1,q2"),
        LINK("link", "item,a,b", "i1,1,0.5", "--to", "other.csv"),
        EQUATE("link", "total,anchor", "20,7", "--to", "other.csv"),
        ASSEMBLE("assemble", "item,a,b,area", "1,1,0.5,1", "--length", "1");

        final String name;
        final String header;
        final String line;
        final List<String> options;

        Command(String name, String header, String line, String... options) {
            this.name = name;
            this.header = header;
            this.line = line;
            this.options = List.of(options);
        }

        String lastColumnOfNumbers() {
            var columns = header.split(",");
            return this == ASSEMBLE ? "b" : columns[columns.length - 1];
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aRaggedRow(Command command) throws IOException {
        var short_ = command.line.substring(0, command.line.lastIndexOf(','));
        var result = run(command, command.header, command.line, short_);
        assertRefused(result, "broken.csv, line 3: there are");
    }

    @ParameterizedTest
    @EnumSource
    void aLetterWhereANumberBelongs(Command command) throws IOException {
        var cells = command.line.split(",");
        var columns = List.of(command.header.split(","));
        cells[columns.indexOf(command.lastColumnOfNumbers())] = "many";
        var result = run(command, command.header, command.line, String.join(",", cells));
        assertRefused(result, "broken.csv, line 3");
        assertThat(result.err()).contains("\"many\"").contains("\"" + command.lastColumnOfNumbers() + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFile(Command command) throws IOException {
        assertRefused(run(command), "broken.csv: the file is empty");
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderAlone(Command command) throws IOException {
        assertRefused(run(command, command.header), "broken.csv, line 1: there is a header but no line of data");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsNotThere(Command command) throws IOException {
        Files.writeString(folder.resolve("other.csv"), command.header + "\n" + command.line + "\n");
        assertRefused(measured(command), "broken.csv: there is no such file");
    }

    @ParameterizedTest
    @EnumSource
    void fiftyThousandColumns(Command command) throws IOException {
        var result = run(
                command, String.join(",", Simulated.names(50_000)), String.join(",", Collections.nCopies(50_000, "1")));
        assertRefused(result, "broken.csv, line 1: there are 50000 columns");
    }

    /** Two good lines are far below every minimum: reasons, and no number that looks like knowledge. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASSEMBLE")
    void twoLines(Command command) throws IOException {
        var result = run(command, command.header, command.line, command.line.replace("i1", "i2"));
        if (result.code() == 1) {
            assertRefused(result, "");
            return;
        }
        assertThat(result.out()).contains("not estimable");
        assertNoNumberThatIsNone();
    }

    @Test
    void aConstantItemIsNamedAndHasNoParameters() throws IOException {
        var result = run(Command.RASCH, file("a,b,c,d", simulated(200, "%d,%d,1,%d")));
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("not estimable").contains("Item c has the same score for everybody");
        assertThat(folder.resolve("out/items.csv")).doesNotExist();
    }

    @Test
    void aConstantItemHasNoDiscriminationAndTheVerdictSaysWhy() throws IOException {
        run(Command.CTT, file("a,b,c,d", simulated(200, "%d,%d,1,%d")));
        assertThat(Files.readString(folder.resolve("out/items.csv")))
                .contains("c,1.000,0.000,–")
                .contains("Everybody got the same score");
        assertNoNumberThatIsNone();
    }

    @Test
    void aConstantItemIsNotTestableForFairness() throws IOException {
        var lines = Stream.of(simulated(600, "%d,%d,1,%d")).toList();
        var grouped = new ArrayList<String>();
        for (int p = 0; p < lines.size(); p++) grouped.add((p % 2 == 0 ? "x," : "y,") + lines.get(p));
        run(Command.DIF, file("group,a,b,c,d", grouped.toArray(String[]::new)));
        assertThat(Files.readString(folder.resolve("out/dif_y.csv")))
                .contains("c,–,–,–,–")
                .contains("Not testable.");
        assertNoNumberThatIsNone();
    }

    @Test
    void personsWithEverythingRightHaveAnAbilityWithALargeErrorAndNoInfinity() throws IOException {
        var lines = new ArrayList<>(List.of(simulated(150, "%d,%d,%d,0")));
        Collections.addAll(lines, "1,1,1,1", "1,1,1,1", "0,0,0,1", "0,1,0,1");
        var result = run(Command.RASCH, file("a,b,c,d", lines.toArray(String[]::new)));
        assertThat(result.code()).isZero();
        assertThat(Files.readString(folder.resolve("out/persons.csv"))).contains("151,");
        assertNoNumberThatIsNone();
    }

    @Test
    void wherePersonsAllHaveEverythingRightThereIsNothingToEstimate() throws IOException {
        var lines = Collections.nCopies(300, "1,1,1,1").toArray(String[]::new);
        for (var command : List.of(Command.CTT, Command.RASCH, Command.TWO_PL)) {
            var result = run(command, file("a,b,c,d", lines));
            assertThat(result.out()).contains("not estimable");
            assertNoNumberThatIsNone();
        }
    }

    private static String[] file(String header, String... lines) {
        return Stream.concat(Stream.of(header), Stream.of(lines)).toArray(String[]::new);
    }

    private static String[] simulated(int persons, String pattern) {
        var world = new Simulated(63);
        var answers = world.answers(world.rasch(3), world.abilities(persons, 0, 1));
        var lines = new String[persons];
        for (int p = 0; p < persons; p++)
            lines[p] = String.format(pattern, answers.code(p, 0), answers.code(p, 1), answers.code(p, 2));
        return lines;
    }

    private CheckTest.Result run(Command command, String... lines) throws IOException {
        Files.writeString(folder.resolve("broken.csv"), lines.length == 0 ? "" : String.join("\n", lines) + "\n");
        Files.writeString(folder.resolve("other.csv"), command.header + "\n" + command.line + "\n");
        return measured(command);
    }

    private CheckTest.Result measured(Command command) {
        var args = new ArrayList<>(List.of(command.name, "--data", folder + "/broken.csv", "--out", folder + "/out"));
        command.options.forEach(option -> args.add(option.equals("other.csv") ? folder + "/other.csv" : option));
        return CheckTest.run(args.toArray(String[]::new));
    }

    private void assertRefused(CheckTest.Result result, String message) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith(message).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void assertNoNumberThatIsNone() throws IOException {
        try (var files = Files.list(folder.resolve("out"))) {
            for (var file : files.toList())
                assertThat(Files.readString(file)).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }
}
