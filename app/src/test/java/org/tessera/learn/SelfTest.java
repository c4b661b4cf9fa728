package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.WholeApplication;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** What a learner finds out about themself, and whom they may ask. */
class SelfTest extends WholeApplication {
    @Autowired
    Classroom classroom;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    OrganisationId school;
    PersonId maria;
    PersonId ana;

    @BeforeEach
    void aLearnerWithAnEducator() {
        Published.of(catalogue, reviews, "K08");
        school = classroom.school();
        maria = classroom.person(school, "Maria", Role.EDUCATOR);
        ana = classroom.person(school, "Ana", Role.LEARNER);
        classroom.send(maria, "/learn/learners", "course", "K08", "learner", ana.toString());
    }

    @Test
    void ratingsBeforeAndAfterStandSideBySideForTheLearnerAlone() {
        rate("before", "1");
        rate("after", "4");
        assertThat(classroom.text(ana, "/learn/K08/self"))
                .contains("Before and after", "<td>Not yet</td><td>I could show others</td>");
        assertThat(classroom.text(maria, "/learn/K08/self")).doesNotContain("Before and after");
        classroom.send(ana, "/learn/K08/self/forget");
        assertThat(classroom.text(ana, "/learn/K08/self")).doesNotContain("Before and after");
    }

    @Test
    void aRatingThatIsMissingIsAskedForAndNothingIsKept() {
        assertThat(classroom.send(ana, "/learn/K08/self", "moment", "before")).hasStatus(422);
        assertThat(classroom.text(ana, "/learn/K08/self")).doesNotContain("Before and after");
    }

    @Test
    void onePartOfTheProgramReadsRatingsAndNoPageOfOthersOrReport() throws IOException {
        try (var sources = Files.walk(project().resolve("app/src/main"))) {
            var readers = sources.filter(f -> f.toString().matches(".*\\.(java|sql|jte)"))
                    .filter(f -> reads(f, "learn.self_assessment"))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(readers)
                    .containsExactly("Forgetting.java", "SelfAssessments.java", "V0474__learn_self_assessment.sql");
        }
    }

    private static boolean reads(java.nio.file.Path file, String table) {
        try {
            return Files.readString(file).contains(table);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whoKnowsItAlreadyChecksThemselfWithoutEnrollingAndMaySitTheExamWhateverComesOut() {
        var stranger = classroom.learner();
        var page = classroom.text(stranger, "/learn/K08/recognition");
        assertThat(page).contains("Go to the exam", "type=\"radio\"");
        var names = java.util.regex.Pattern.compile("name=\"(K08-[^\"]+)\" type=\"radio\" value=\"(a)\"")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(3);
        var fields = names.stream().flatMap(n -> List.of(n, "a").stream()).toArray(String[]::new);
        assertThat(classroom.send(stranger, "/learn/K08/recognition", fields))
                .hasStatusOk()
                .bodyText()
                .contains("Another look may help", "not a gate", "This fits better:", "href=\"/exams\"");
        assertThat(classroom.send(stranger, "/learn/K08/recognition")).hasStatus(422);
        assertThat(classroom.text(stranger, "/learn")).doesNotContain("class=\"next\"");
    }

    @Test
    void aQuestionReachesTheirEducatorAndMentorAndTheAnswerStandsOnTheLearnersPage() {
        var milan = classroom.person(school, "Milan", Role.MENTOR);
        classroom.send(maria, "/mentoring", "mentor", milan.toString(), "learner", ana.toString());
        assertThat(classroom.text(ana, "/my/questions")).contains("Maria Test, Milan Test");
        classroom.send(ana, "/my/questions", "words", "What is a source?", "about", "/learn/K08/01-x/s1");
        for (PersonId helper : List.of(maria, milan))
            assertThat(classroom.text(helper, "/questions")).contains("What is a source?", "Ana Test");
        var nikos = classroom.person(school, "Nikos", Role.EDUCATOR);
        var page = classroom.text(maria, "/questions");
        var path = page.substring(page.indexOf("/questions/"), page.indexOf("/questions/") + 47);
        var field = "words-" + path.substring("/questions/".length());
        assertThat(classroom.text(nikos, "/questions")).doesNotContain("What is a source?");
        assertThat(classroom.send(nikos, path, field, "Ask me")).hasStatus(404);
        assertThat(classroom.send(maria, path, field, "Who said it first")).hasStatus(303);
        assertThat(classroom.text(ana, "/learn")).contains("Somebody answered your question");
        assertThat(classroom.open(ana, "/my/questions")).bodyText().contains("Who said it first");
        assertThat(classroom.text(ana, "/learn")).doesNotContain("Somebody answered your question");
    }

    @Test
    void whoLearnsAloneIsToldWhereElseToAsk() {
        var alone = classroom.learner();
        assertThat(classroom.text(alone, "/my/questions")).contains("You learn on your own", "href=\"/help\"");
        assertThat(classroom.send(alone, "/my/questions", "words", "Hello?")).hasStatus(422);
    }

    @Test
    void everyPageLeadsALearnerToTheirPersonAndBackAgain() {
        for (String path :
                List.of("/learn", "/learn/K08", "/learn/K08/self", "/passport", "/exams", "/privacy", "/my/class"))
            assertThat(footer(ana, path)).isEqualTo("/my/questions?about=" + path);
        assertThat(footer(ana, "/my/questions?about=/privacy")).isEqualTo("/my/questions");
        assertThat(classroom.text(ana, "/my/questions?about=/privacy"))
                .contains("<a href=\"/privacy\">Back to the page</a>");
        assertThat(classroom.send(ana, "/my/questions", "words", "Who sees my data?", "about", "/privacy"))
                .hasHeader("Location", "/my/questions?about=/privacy");
        var asked = org.jsoup.Jsoup.parse(classroom.text(maria, "/questions")).select("section.card");
        assertThat(asked.text()).contains("Who sees my data?");
        assertThat(asked.select("p.soft").text()).as("when, and not where from").doesNotContain("·");
        assertThat(footer(maria, "/learn")).isEqualTo("/help");
    }

    @Test
    void anAddressThatOpensSomethingByItselfIsNotCarriedAlong() {
        var secret = org.tessera.platform.Ids.secret();
        assertThat(footer(ana, "/v/" + secret)).isEqualTo("/my/questions");
        for (String elsewhere : List.of("/v/" + secret, "//example.org", "https://example.org", "javascript:alert(1)"))
            assertThat(classroom.text(ana, "/my/questions?about=" + elsewhere))
                    .doesNotContain("href=\"" + elsewhere, "Back to the page");
    }

    /** Where "Ask a person" leads below a page. */
    private String footer(PersonId who, String path) {
        return org.jsoup.Jsoup.parse(classroom.text(who, path))
                .select("footer a")
                .first()
                .attr("href");
    }

    private void rate(String moment, String rating) {
        var page = classroom.text(ana, "/learn/K08/self");
        var fields = java.util.regex.Pattern.compile("name=\"(O[0-9]+)\" type=\"radio\" value=\"1\"")
                .matcher(page)
                .results()
                .flatMap(m -> List.of(m.group(1), rating).stream())
                .toList();
        var all = new java.util.ArrayList<>(List.of("moment", moment));
        all.addAll(fields);
        assertThat(classroom.send(ana, "/learn/K08/self", all.toArray(String[]::new)))
                .hasStatus(303);
    }
}
