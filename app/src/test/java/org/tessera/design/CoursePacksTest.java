package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Ids;

class CoursePacksTest extends WholeApplication {
    @Autowired
    CoursePacks packs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theShippedCourseIsThereInEveryLanguageWithTheSameIds() {
        var k08 = packs.current("K08").orElseThrow();
        assertThat(k08.languages()).containsExactlyInAnyOrder("en", "el", "it", "pl", "es", "ro");
        assertThat(k08.units()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(unit -> {
            assertThat(unit.in("el").slides().stream().map(Slide::id)).isEqualTo(unit.slides());
            assertThat(unit.in("en").slides().getFirst().narration()).isNotEmpty();
            assertThat(unit.exercises()).isNotEmpty();
        });
        assertThat(packs.file(k08.hash(), "pictures/phone-message.svg")).isPresent();
    }

    @Test
    void theShippedCoursesUseEveryKindOfExercise() {
        var kinds = packs.all().stream()
                .filter(pack -> List.of("K03", "K08", "K15", "K20").contains(pack.id()))
                .flatMap(pack -> pack.units().stream())
                .flatMap(unit -> unit.in("en").exercises().stream())
                .map(Exercise::kind)
                .distinct();
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "choice", "several", "sort", "match", "fill", "spot", "say", "order", "write");
    }

    @Test
    void theSameFilesAreTheSameVersion(@TempDir Path folder) throws IOException {
        write(folder, id(), "1");
        assertThat(packs.load(folder)).isEqualTo(packs.load(folder));
    }

    @Test
    void otherContentUnderAPublishedVersionIsRefused(@TempDir Path folder) throws IOException {
        write(folder, id(), "1");
        packs.load(folder);
        replace(folder.resolve("units/01-first/en.md"), "Order.", "Order now.");
        assertThatThrownBy(() -> packs.load(folder))
                .isInstanceOf(RefusedPack.class)
                .hasMessageContaining("pack.yaml:1: version 1 of ")
                .hasMessageContaining("raise the version");
    }

    @Test
    void aNewVersionBecomesCurrentAndTheOldOneStays(@TempDir Path folder) throws IOException {
        var id = id();
        write(folder, id, "1");
        var old = packs.load(folder);
        replace(folder.resolve("pack.yaml"), "version: \"1\"", "version: \"2\"");
        var fresh = packs.load(folder);
        assertThat(packs.current(id)).contains(fresh);
        assertThat(packs.version(old.hash())).contains(old);
    }

    @Test
    void aPublishedPackNeverChanges() {
        var hash = packs.current("K08").orElseThrow().hash();
        assertThatThrownBy(() -> jdbc.sql("update design.course_pack set version = '9' where hash = :hash")
                        .param("hash", hash)
                        .update())
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("is a record");
        assertThatThrownBy(() -> jdbc.sql("delete from design.course_pack_file where hash = :hash")
                        .param("hash", hash)
                        .update())
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("is a record");
    }

    @Test
    void aPackWithAHoleIsNotPublished(@TempDir Path folder) throws IOException {
        var id = id();
        write(folder, id, "1");
        replace(folder.resolve("units/01-first/en.md"), "  > You pay for nothing.\n", "");
        assertThatThrownBy(() -> packs.load(folder))
                .isInstanceOf(RefusedPack.class)
                .hasMessageContaining("units/01-first/en.md:28: the option has no feedback");
        assertThat(packs.current(id)).isEmpty();
    }

    @Test
    void aStoredVersionIsReadAgainAsItWasPublished(@TempDir Path folder) throws IOException {
        write(folder, id(), "1");
        var pack = packs.load(folder);
        assertThat(PackReader.readPublished(pack.hash(), PackFiles.read(folder)))
                .isEqualTo(pack);
    }

    @Test
    void anotherProvidersPackComesInUnderTheSameHashAndSaysWhoSignedIt(@TempDir Path folder, @TempDir Path home)
            throws IOException {
        write(folder, id(), "1");
        var files = PackFiles.read(folder);
        var theirs = PublisherKey.openOrCreate(home);
        var pack = PackReader.readPublished(files.hash(), files);
        var zip = PackBundle.seal(pack, files, theirs);
        var loaded = packs.load("theirs.zip", zip, List.of(theirs.publisher()));
        assertThat(loaded.hash()).isEqualTo(files.hash());
        assertThat(packs.current(pack.id())).contains(loaded);
        assertThat(packs.export(files.hash(), theirs)).isEqualTo(zip);
        assertThat(jdbc.sql("select origin from design.course_pack_origin where hash = :hash")
                        .param("hash", files.hash())
                        .query(String.class)
                        .single())
                .isEqualTo("publisher:" + theirs.publisher().fingerprint());
    }

    @Test
    void aSignedPackWithAHoleIsNotPublishedEither(@TempDir Path folder, @TempDir Path home) throws IOException {
        write(folder, id(), "1");
        var whole = PackReader.readPublished("", PackFiles.read(folder));
        replace(folder.resolve("units/01-first/en.md"), "  > You pay for nothing.\n", "");
        var key = PublisherKey.openOrCreate(home);
        var zip = PackBundle.seal(whole, PackFiles.read(folder), key);
        assertThatThrownBy(() -> packs.load("theirs.zip", zip, List.of(key.publisher())))
                .isInstanceOf(RefusedPack.class)
                .hasMessageContaining("theirs.zip/units/01-first/en.md:28: the option has no feedback");
        assertThat(packs.current(whole.id())).isEmpty();
    }

    private static String id() {
        return "T" + Ids.next().toString().substring(24);
    }

    private static void write(Path folder, String id, String version) throws IOException {
        BrokenPack.copyWhole(folder);
        replace(folder.resolve("pack.yaml"), "id: T01\nversion: \"1\"", "id: " + id + "\nversion: \"" + version + "\"");
    }

    private static void replace(Path file, String text, String by) throws IOException {
        var before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, by));
    }
}
