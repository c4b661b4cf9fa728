package org.tessera.measurement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.measurement.Simulated;

class MeasureTest {

    @TempDir
    Path folder;

    @Test
    void aRaggedRowIsNamedWithFileAndLine() throws IOException {
        assertThat(refused("a,b,c\n1,0,1\n1,0\n")).isEqualTo("data.csv, line 3: there are 2 cells, the header has 3.");
    }

    @Test
    void aLetterIsNamedWithItsColumn() throws IOException {
        assertThat(refused("a,b\n1,0\n0,x\n"))
                .contains("line 3")
                .contains("\"b\"")
                .contains("\"x\"");
    }

    @Test
    void notANumberIsNotANumber() throws IOException {
        assertThat(refused("a,b\n1,NaN\n")).contains("needs a number");
        assertThat(refused("a,b\n1,1d\n")).contains("needs a number");
    }

    @Test
    void anEmptyFileAndAHeaderAloneAreSaidToBeSo() throws IOException {
        assertThat(refused("")).contains("empty");
        assertThat(refused("a,b\n")).contains("no line of data");
    }

    @Test
    void fiftyThousandColumnsAreTakenForATransposedFile() throws IOException {
        var header = String.join(",", Simulated.names(50_000));
        var row = String.join(",", Collections.nCopies(50_000, "1"));
        assertThat(refused(header + "\n" + row + "\n")).contains("line 1").contains("50000 columns");
    }

    @Test
    void twoPersonsGiveAReasonAndNoNumber() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "a,b\n1,0\n0,1\n");
        var result = CheckTest.run("ctt", "--data", folder + "/data.csv", "--out", folder + "/out");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("not estimable").contains("Only 2 persons");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("not estimable")
                .doesNotContain("<td");
    }

    @Test
    void personsWithEverythingRightDoNotBreakACalibration() throws IOException {
        var csv = new StringBuilder("a,b,c,d\n");
        var world = new Simulated(61);
        var answers = world.answers(world.rasch(4), world.abilities(200, 1, 1));
        for (int p = 0; p < 200; p++)
            csv.append(answers.code(p, 0))
                    .append(',')
                    .append(answers.code(p, 1))
                    .append(',')
                    .append(answers.code(p, 2))
                    .append(',')
                    .append(answers.code(p, 3))
                    .append('\n');
        Files.writeString(folder.resolve("data.csv"), csv + "1,1,1,1\n1,1,1,1\n");
        var result = CheckTest.run("irt", "--data", folder + "/data.csv", "--out", folder + "/out");
        assertThat(result.code()).isZero();
        assertThat(Files.readString(folder.resolve("out/items.csv"))).startsWith("item,a,");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("<html lang=\"en\">")
                .contains("role=\"img\"")
                .doesNotContain("NaN");
    }

    @Test
    void textFromTheFileCannotBecomePartOfThePage() throws IOException {
        var csv = new StringBuilder("<script>,b,c\n");
        var world = new Simulated(62);
        var answers = world.answers(world.rasch(3), world.abilities(60, 0, 1));
        for (int p = 0; p < 60; p++)
            csv.append(answers.code(p, 0))
                    .append(',')
                    .append(answers.code(p, 1))
                    .append(',')
                    .append(answers.code(p, 2))
                    .append('\n');
        Files.writeString(folder.resolve("data.csv"), csv.toString());
        CheckTest.run("ctt", "--data", folder + "/data.csv", "--out", folder + "/out");
        assertThat(Files.readString(folder.resolve("out/report.html"))).doesNotContain("<script>");
    }

    @Test
    void anUnknownOptionIsNamedWithThoseThatExist() {
        var result = CheckTest.run("ctt", "--dta", "x");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--dta").contains("--data");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(CheckTest.run("--help").out())
                .contains("check", "ctt", "irt", "dif", "link", "raters", "standard-setting", "survey", "assemble");
    }

    private String refused(String csv) throws IOException {
        Files.writeString(folder.resolve("data.csv"), csv);
        var result = CheckTest.run("irt", "--data", folder + "/data.csv", "--out", folder + "/out");
        assertThat(result.code()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
        return result.err().strip();
    }

    @Test
    void twoGroupsDrawnAtRandomAreEquatedInFourWays() throws IOException {
        var world = new Simulated(63);
        totals("x.csv", world, 300, 18);
        totals("y.csv", world, 300, 21);
        var result = CheckTest.run(
                "link",
                "--data",
                folder + "/x.csv",
                "--to",
                folder + "/y.csv",
                "--highest",
                "40",
                "--out",
                folder + "/out");
        assertThat(result.err()).isEmpty();
        var lines = Files.readAllLines(folder.resolve("out/equating.csv"));
        assertThat(lines.getFirst()).isEqualTo("Score,Mean,SE,Linear,SE,Equipercentile,SE,Circle-arc,SE");
        var middle = lines.get(19).split(",");
        // The second form is three points easier.
        for (int method = 1; method < 9; method += 2)
            assertThat(Double.parseDouble(middle[method])).isBetween(19.5, 22.5);
        assertThat(Double.parseDouble(lines.get(1).split(",")[7])).isZero();
    }

    @Test
    void aHighestScoreBelowOneThatSomebodyHasIsRefused() throws IOException {
        var world = new Simulated(63);
        totals("x.csv", world, 120, 18);
        var result = CheckTest.run(
                "link",
                "--data",
                folder + "/x.csv",
                "--to",
                folder + "/x.csv",
                "--highest",
                "20",
                "--out",
                folder + "/out");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--highest");
    }

    private void totals(String file, Simulated world, int persons, double mean) throws IOException {
        var lines = new StringBuilder("total\n");
        for (int p = 0; p < persons; p++)
            lines.append(Math.clamp(Math.round(mean + 5 * world.normal()), 0, 40))
                    .append('\n');
        Files.writeString(folder.resolve(file), lines);
    }
}
