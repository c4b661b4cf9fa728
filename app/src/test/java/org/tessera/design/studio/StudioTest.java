package org.tessera.design.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.design.PackFiles;
import org.tessera.design.Packs;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class StudioTest extends WholeApplication {
    private static final String UNIT = "01-first";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Works works;

    @Autowired
    Comments comments;

    @Autowired
    CoursePacks packs;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private CoursePack first;
    private OrganisationId school;
    private PersonId author;
    private PersonId reviewer;
    private UUID id;

    @BeforeEach
    void begin() throws Exception {
        first = Packs.withRecording(packs, folder, "units/01-first/narration/en/s1.mp3");
        school = organisation();
        author = person(school, Role.AUTHOR);
        reviewer = person(organisation(), Role.REVIEWER);
        id = works.start(first.id(), author, school);
    }

    @Test
    void aCommentIsAnsweredFixedClosedApprovedAndReleased() {
        assertThat(post(reviewer, "/" + UNIT + "/comments", Map.of("part", "x1", "language", "en", "body", "Say pay.")))
                .hasStatus(303);
        edit("en", "You pay for nothing.", "You pay, and get nothing.");
        assertThat(post(author, "/hand-in", Map.of())).hasStatus(303);
        assertThat(post(reviewer, "/review", approval())).hasStatus(303);
        assertThat(post(author, "/release", Map.of())).hasStatus(409).bodyText().contains("There are open comments");
        assertThat(packs.current(first.id())).contains(first);
        var comment = comments.of(work()).getFirst();
        assertThat(post(reviewer, "/" + UNIT + "/comments/" + comment.id(), Map.of("action", "close")))
                .hasStatus(303);
        assertThat(post(author, "/release", Map.of())).hasStatus(303);
        var second = packs.current(first.id()).orElseThrow();
        assertThat(second.version()).isEqualTo("2");
        assertThat(second.hash()).isEqualTo(work().last().hash());
        assertThat(packs.version(first.hash())).contains(first);
        assertThat(get(author, "")).bodyText().contains("Released", "Better", second.hash());
        assertThat(post(author, "/" + UNIT + "/comments", Map.of("part", "x1", "body", "Too late.")))
                .hasStatus(409);
    }

    @Test
    void nobodyWhoWroteADraftApprovesNorTheirOrganisationNotEvenInTheData() {
        var colleague = person(school, Role.REVIEWER);
        post(author, "/hand-in", Map.of());
        assertThat(post(colleague, "/review", approval()))
                .hasStatus(409)
                .bodyText()
                .contains("do not approve");
        people.grant(author, organisation(), Role.REVIEWER, Optional.empty());
        assertThat(post(author, "/review", approval())).hasStatus(409);
        assertThatThrownBy(() -> insertReview(author, OrganisationId.next()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insertReview(PersonId.next(), school))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(works.reviews(work())).isEmpty();
    }

    @Test
    void whoWroteAnEarlierDraftDoesNotApproveTheLastOneEither() {
        var other = organisation();
        var guest = person(other, Role.REVIEWER);
        var before = work();
        works.write(before, 1, "units/01-first/en.md", file("en"), guest, other, "Helped out");
        works.write(work(), 2, "units/01-first/en.md", file("en"), author, school, "Went on");
        post(author, "/hand-in", Map.of());
        assertThat(post(guest, "/review", approval())).hasStatus(409);
    }

    @Test
    void anApprovalIsForTheDraftThatWasReadAndNotForALaterOne() {
        post(author, "/hand-in", Map.of());
        post(reviewer, "/review", approval());
        edit("en", "You pay for nothing.", "You pay and pay.");
        assertThat(post(author, "/release", Map.of())).hasStatus(409).bodyText().contains("not approved yet");
    }

    @Test
    void whatWasNotHandedInIsNotReviewed() {
        assertThat(post(reviewer, "/review", approval())).hasStatus(404);
    }

    @Test
    void thoseWhomACommentAsksDoNotCloseIt() {
        post(reviewer, "/" + UNIT + "/comments", Map.of("part", "s1", "body", "Which phone?"));
        var comment = comments.of(work()).getFirst();
        var path = "/" + UNIT + "/comments/" + comment.id();
        assertThat(get(author, "/" + UNIT)).bodyText().contains("Which phone?").doesNotContain("value=\"close\"");
        assertThat(post(author, path, Map.of("action", "close"))).hasStatus(409);
        assertThat(post(author, path, Map.of("action", "reply", "reply", "Hers.")))
                .hasStatus(303);
        assertThat(comments.of(work()).getFirst().isOpen()).isTrue();
        assertThat(get(reviewer, "/" + UNIT)).bodyText().contains("Hers.", "value=\"close\"");
    }

    @Test
    void theTranslatorSeesWhatChangedSinceTheTranslationWasWritten() {
        edit("en", "You pay for nothing.", "You lose your money.");
        assertThat(get(author, "/" + UNIT + "?left=en&right=el"))
                .hasStatusOk()
                .bodyText()
                .contains("<ins>lose your money.</ins>", "<del>pay for nothing.</del>", "changed after");
        edit("el", "Πληρώνετε", "Χάνετε");
        assertThat(get(author, "/" + UNIT + "?left=en&right=el")).bodyText().doesNotContain("<ins>");
    }

    @Test
    void aCommentMayBeOnOneSentenceOfOneLanguage() {
        assertThat(get(reviewer, "/" + UNIT + "?about=s1&in=el")).bodyText().contains("name=\"sentence\"");
        post(
                reviewer,
                "/" + UNIT + "/comments",
                Map.of("part", "s1", "language", "el", "sentence", "Η Άννα ανοίγει.", "body", "Ποια Άννα;"));
        assertThat(comments.of(work()).getFirst())
                .satisfies(c -> assertThat(c.language()).isEqualTo("el"))
                .satisfies(c -> assertThat(c.sentence()).isEqualTo("Η Άννα ανοίγει."));
        assertThat(post(reviewer, "/" + UNIT + "/comments", Map.of("part", "s99", "body", "?")))
                .hasStatus(422);
    }

    @Test
    void thePreviewShowsTheTypedTextAndItsMistakesAndKeepsNothing() {
        var typed = file("en")
                .replace("  > You pay for nothing.\n", "")
                .replace("Ask who is speaking. More", "My notes. More");
        assertThat(post(
                        author,
                        "/" + UNIT + "/edit",
                        Map.of("language", "en", "draft", "1", "text", typed, "action", "preview")))
                .hasStatusOk()
                .bodyText()
                .contains("the option has no feedback", "<p>My notes. More");
        assertThat(work().drafts()).hasSize(1);
    }

    @Test
    void aDraftThatSomebodyOvertookIsNotOverwritten() {
        edit("en", "You pay for nothing.", "One.");
        assertThat(post(
                        author,
                        "/" + UNIT + "/edit",
                        Map.of("language", "en", "draft", "1", "text", file("en"), "says", "Mine", "action", "save")))
                .hasStatus(409)
                .bodyText()
                .contains("newer draft");
    }

    @Test
    void aCourseWithAMistakeIsNotReleasedEvenWhenItIsApproved() {
        edit("en", "  > You pay for nothing.\n", "");
        post(author, "/hand-in", Map.of());
        post(reviewer, "/review", approval());
        assertThat(post(author, "/release", Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("the option has no feedback", "nothing was released");
        assertThat(packs.current(first.id())).contains(first);
    }

    @Test
    void aLearnersViewIsThereInEveryLanguage() {
        assertThat(get(reviewer, "/" + UNIT + "/preview?in=el"))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"el\"", "Ποιος μιλά", "/learn/pictures/" + first.hash() + "/box.svg");
    }

    @Test
    void whatBelongsToNoUnitIsCommentedToo() {
        var comment = Map.of("part", "picture box.svg", "body", "Which box?");
        assertThat(post(reviewer, "/" + WholeCourse.ID + "/comments", comment)).hasStatus(303);
        assertThat(get(author, "/" + WholeCourse.ID)).bodyText().contains("Which box?", "Why this course is needed");
        assertThat(get(author, "")).bodyText().contains("Open comments: 1.");
        var said = comments.of(work()).getFirst();
        assertThat(post(reviewer, "/" + WholeCourse.ID + "/comments/" + said.id(), Map.of("action", "close")))
                .hasStatus(303);
        assertThat(comments.of(work()).getFirst().isOpen()).isFalse();
        var unknown = Map.of("part", "picture other.svg", "body", "Which?");
        assertThat(post(reviewer, "/" + WholeCourse.ID + "/comments", unknown)).hasStatus(422);
    }

    @Test
    void practiceQuestionsAreAmongItAndThoseOfAnExamAreNot() {
        var content = project().resolve("content");
        var course = PackFiles.read(content.resolve("programmes/passport-to-employment/K08"));
        assertThat(WholeCourse.of(course, WholeCourse.items(content, "K08")).ids())
                .contains("prerequisites", "need", "picture cut-axis.svg", "item K08-P-001")
                .doesNotContain("item K08-S-001");
        assertThat(WholeCourse.items(content, "K99")).isEmpty();
    }

    @Test
    void aDraftIsSeenInThePlayerOfLearnersByThoseWhoWriteItAlone() {
        edit("en", "You pay for nothing.", "You pay, and get nothing.");
        var player = "/learn/preview/" + id + "/" + UNIT + "/";
        assertThat(open(reviewer, player + "en"))
                .hasStatusOk()
                .bodyText()
                .contains("data-preview", "You pay, and get nothing.", "Nothing that you do here is recorded");
        assertThat(open(reviewer, player + "el")).bodyText().contains("lang=\"el\"", "Ποιος μιλά");
        assertThat(open(reviewer, player + "pl")).hasStatus(404);
        assertThat(open(reviewer, "/learn/preview/" + UUID.randomUUID() + "/" + UNIT + "/en"))
                .hasStatus(404);
        assertThat(open(person(organisation(), Role.LEARNER), player + "en")).hasStatus(403);
    }

    @Test
    void anotherOrganisationsWorkIsReadAndCommentedButNotWritten() {
        var stranger = person(organisation(), Role.AUTHOR);
        assertThat(get(stranger, "")).hasStatusOk();
        assertThat(get(stranger, "/" + UNIT + "/edit?in=en")).hasStatus(404);
        assertThat(post(stranger, "/hand-in", Map.of())).hasStatus(404);
        assertThat(post(stranger, "/release", Map.of())).hasStatus(404);
        assertThat(get(person(organisation(), Role.LEARNER), "")).hasStatus(403);
    }

    private void edit(String language, String text, String by) {
        var file = file(language);
        assertThat(file).contains(text);
        assertThat(post(
                        author,
                        "/" + UNIT + "/edit",
                        Map.of(
                                "language",
                                language,
                                "draft",
                                Integer.toString(work().last().number()),
                                "text",
                                file.replace(text, by),
                                "says",
                                "Better",
                                "action",
                                "save")))
                .hasStatus(303);
    }

    private String file(String language) {
        return works.files(work(), work().last().number())
                .text("units/01-first/" + language + ".md")
                .orElseThrow();
    }

    private Map<String, String> approval() {
        return Map.of("draft", work().last().id().toString(), "verdict", "approve", "comment", "");
    }

    private void insertReview(PersonId reviewer, OrganisationId organisation) {
        jdbc.sql("""
                insert into design.work_review
                    (id, draft, work, author, author_organisation, reviewer, reviewer_organisation, approved, body, at)
                select :id, id, work, author, author_organisation, :reviewer, :organisation, true, '', now()
                  from design.work_draft where work = :work
                """)
                .param("id", Ids.next())
                .param("reviewer", reviewer.value())
                .param("organisation", organisation.value())
                .param("work", id)
                .update();
    }

    private Work work() {
        return works.of(id);
    }

    private OrganisationId organisation() {
        return organisations.register(Organisation.Kind.VET_PROVIDER, "Example", "GR", Optional.empty());
    }

    private PersonId person(OrganisationId organisation, Role role) {
        var person = people.register(
                new NewPerson("Maria", "Test", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        people.grant(person, organisation, role, Optional.empty());
        return person;
    }

    private MvcTestResult get(PersonId who, String path) {
        return open(who, "/design/work/" + id + path);
    }

    private MvcTestResult open(PersonId who, String path) {
        return browser.get().uri(path).with(user(who.toString())).exchange();
    }

    private MvcTestResult post(PersonId who, String path, Map<String, String> form) {
        var request = browser.post()
                .uri("/design/work/" + id + path)
                .with(user(who.toString()))
                .with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
