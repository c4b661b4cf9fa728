package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tessera.platform.PersonId;

/** How learners see themselves stands beside their profile and changes nothing. */
class SelfReportTest extends ElevenSkills {
    @Test
    void whatSomebodySaysOfThemselvesChangesNothingOfTheirResult() {
        decideBands();
        var modest = day.candidate(cast);
        var proud = day.candidate(cast);
        describe(modest, false);
        describe(proud, true);
        var first = registered(modest);
        sit(first, modest, LEARNING_AND_GOALS);
        mark();
        var second = registered(proud);
        sit(second, proud, LEARNING_AND_GOALS);
        mark();
        var one = sittings.released(first).orElseThrow();
        var other = sittings.released(second).orElseThrow();
        assertThat(List.of(other.raw(), other.passed(), other.clustersPassed()))
                .isEqualTo(List.of(one.raw(), one.passed(), one.clustersPassed()));
        assertThat(tested(proud)).isEqualTo(tested(modest)).contains("Emerging");
        assertThat(page(proud)).contains("you see it as a strength").doesNotContain("you see room to grow");
        assertThat(page(modest)).contains("you see room to grow");
        describe(proud, false);
        assertThat(sittings.released(second)).contains(other);
        assertThat(officer.get("/forms/" + form + "/report")).bodyText().doesNotContain("as a strength", "elf-report");
    }

    @Test
    void oppositesThatWereBothAgreedWithAreToldKindly() {
        var zoe = new Reader(web, day.candidate(cast));
        var answers = new LinkedHashMap<String, String>();
        names(zoe).forEach(name -> answers.put(name, "5"));
        assertThat(zoe.post("/profile/myself/E01", flat(answers))).hasStatus(303);
        assertThat(zoe.get("/profile")).bodyText().contains("You agreed with opposites here.", "Self-report");
        answers.remove(answers.keySet().iterator().next());
        assertThat(zoe.post("/profile/myself/E01", flat(answers))).hasStatus(422);
        assertThat(zoe.get("/profile/myself/E99")).hasStatus(404);
        assertThat(zoe.post("/profile/forget")).hasStatus(303);
        assertThat(zoe.get("/profile")).bodyText().doesNotContain("You agreed with opposites");
    }

    @Test
    void onePartOfTheProgramReadsSelfReportsAndNeitherTheDatabaseNorTheSealerUsesThem() throws IOException {
        try (var sources = Files.walk(project().resolve("app/src/main"))) {
            assertThat(sources.filter(f -> f.toString().matches(".*\\.(java|sql|jte)"))
                            .filter(f -> reads(f, "self_report"))
                            .map(f -> f.getFileName().toString())
                            .sorted())
                    .containsExactly("SelfReports.java", "V0541__assess_profile.sql", "afterMigrate.sql");
        }
        assertThat(jdbc.sql("""
                        select (select count(*) from pg_proc where prosrc like '%self_report%')
                             + (select count(*) from pg_views where definition like '%self_report%')
                             + (select count(*) from pg_constraint where contype = 'f'
                                   and 'assess.self_report'::regclass in (conrelid, confrelid))
                        """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select has_table_privilege('tessera_sealer', 'assess.self_report', 'select')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    /** Answers the statements on Communication. */
    private void describe(PersonId person, boolean proudly) {
        var reader = new Reader(web, person);
        var answers = new LinkedHashMap<String, String>();
        names(reader).forEach(name -> answers.put(name, name.endsWith("-toward") == proudly ? "5" : "1"));
        assertThat(reader.post("/profile/myself/E01", flat(answers))).hasStatus(303);
    }

    private static List<String> names(Reader reader) {
        return Pattern.compile("name=\"(E01-[^\"]+)\"")
                .matcher(Reader.body(reader.get("/profile/myself/E01")))
                .results()
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    private static String[] flat(Map<String, String> answers) {
        return answers.entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new);
    }

    private String page(PersonId person) {
        return Reader.body(new Reader(web, person).get("/profile"));
    }

    /** The part of the page that comes from the assessment. */
    private String tested(PersonId person) {
        var page = page(person);
        return page.substring(page.indexOf("<h1"), page.indexOf("id=\"myself\""));
    }

    private static boolean reads(Path file, String table) {
        try {
            return Files.readString(file).contains(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
