package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tessera.WholeApplication;

class ContentCheckTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    static List<BrokenPack> brokenPacks() {
        return BrokenPack.all();
    }

    @Test
    void everyCourseThatIsShippedPasses() {
        assertThat(check(WholeApplication.project().resolve("content")))
                .as(said())
                .isZero();
    }

    @Test
    void aWholePackPasses(@TempDir Path folder) {
        BrokenPack.copyWhole(folder);
        assertThat(check(folder)).as(said()).isZero();
    }

    @ParameterizedTest
    @MethodSource("brokenPacks")
    void aPackWithAHoleIsRefusedNamingFileAndLine(BrokenPack broken, @TempDir Path folder) {
        broken.writeTo(folder);
        var found = FolderCheck.check(folder).stream()
                .map(complaint -> complaint.toString().replace(folder + "/", ""))
                .toList();
        assertThat(found).isEqualTo(broken.complaints());
        boolean onlyWarned = broken.complaints().stream().allMatch(c -> c.contains(": warning: "));
        assertThat(check(folder)).isEqualTo(onlyWarned ? 0 : 1);
    }

    @Test
    void practiceTextsBelongToTheTaskBesideThemAndStandThereOnce(@TempDir Path folder) throws IOException {
        BrokenPack.copyWhole(folder);
        var k08 = WholeApplication.project().resolve("content/programmes/passport-to-employment/K08");
        Files.copy(k08.resolve("task.yaml"), folder.resolve("task.yaml"));
        var whole = Files.readString(k08.resolve("training.yaml"));
        var training = Files.writeString(folder.resolve("training.yaml"), whole);
        assertThat(FolderCheck.check(folder)).isEmpty();
        Files.writeString(
                training, whole.replace("task: K08-T-01", "task: K08-T-02").replace("id: P02\n", "id: P01\n"));
        assertThat(FolderCheck.check(folder))
                .extracting(complaint -> complaint.toString().replaceFirst("^.*/", ""))
                .containsExactly(
                        "training.yaml:3: K08-T-02 is not the task of the task.yaml beside it",
                        "training.yaml:15: P01 stands here twice");
    }

    @Test
    void aCourseThatIsSmallerThanItsProgrammeAsksIsRefused(@TempDir Path programme) throws IOException {
        var folder = programme.resolve("T01");
        BrokenPack.copyWhole(folder);
        Files.writeString(programme.resolve("programme.yaml"), """
                courses: {languages: [en, el, ro], least-units: 4, most-units: 6, slides: 25, exercises: 20, practice: 8}
                """);
        assertThat(FolderCheck.check(folder))
                .extracting(complaint -> complaint.toString().replaceFirst("^.*/", ""))
                .containsExactly(
                        "pack.yaml:5: the programme asks for “ro” too",
                        "pack.yaml:14: the course has 1 units; the programme asks for 4 to 6",
                        "pack.yaml:14: the course has 2 slides; the programme asks for at least 25",
                        "pack.yaml:14: the course has 9 exercises; the programme asks for at least 20",
                        "pack.yaml:1: the course has 0 practice items; the programme asks for at least 8");
    }

    @Test
    void aCourseThatIsNotWrittenIsPlanned(@TempDir Path programme) throws IOException {
        var k01 = WholeApplication.project().resolve("content/programmes/passport-to-employment/K01");
        Files.copy(k01.resolveSibling("programme.yaml"), programme.resolve("programme.yaml"));
        var folder = Files.createDirectories(programme.resolve("K01"));
        Files.copy(k01.resolve("specification.yaml"), folder.resolve("specification.yaml"));
        assertThat(FolderCheck.check(folder))
                .singleElement()
                .asString()
                .endsWith("a course that is not written yet needs an outline.yaml");
        Files.copy(k01.resolve("outline.yaml"), folder.resolve("outline.yaml"));
        assertThat(FolderCheck.check(folder)).isEmpty();
    }

    @Test
    void theResultIsTheExitCodeAndEveryComplaintIsPrinted(@TempDir Path folder) {
        var broken = BrokenPack.all().stream()
                .filter(b -> b.name().equals("option-without-feedback"))
                .findFirst()
                .orElseThrow();
        broken.writeTo(folder);
        assertThat(check(folder)).isEqualTo(1);
        assertThat(said()).contains(broken.complaints().getFirst(), "1 specification, 1 course pack read, 1 to mend.");
    }

    @Test
    void aFolderWithoutACourseIsNotCalledGood(@TempDir Path folder) {
        assertThat(check(folder)).isEqualTo(2);
        assertThat(check(folder.resolve("absent"))).isEqualTo(2);
    }

    private int check(Path folder) {
        return ContentCheck.run(
                new String[] {folder.toString()}, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
