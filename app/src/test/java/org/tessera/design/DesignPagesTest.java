package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.matrix.Matrices;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

class DesignPagesTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Matrices matrices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Audit audit;

    @Autowired
    JsonMapper json;

    @Autowired
    Settings settings;

    @Test
    void anAuthorHandsInAReviewerFromElsewhereApprovesAndTheStandardIsPublished() {
        var author = person(organisation(), Role.AUTHOR);
        var reviewer = person(organisation(), Role.REVIEWER);
        assertThat(post("/design/E01/submit", author, Map.of())).hasStatus(303);
        var hash = catalogue.draft("E01").orElseThrow().hash();
        assertThat(get("/design/E01", reviewer)).hasStatusOk().bodyText().contains("Your review", hash);
        assertThat(post(
                        "/design/E01/review",
                        reviewer,
                        Map.of("hash", hash, "verdict", "approve", "comment", "Read in full.")))
                .hasStatus(303);
        assertThat(get("/design/E01", author)).bodyText().contains("Approved, can be published", "Read in full.");
        assertThat(post("/design/E01/publish", author, Map.of()))
                .hasStatus(303)
                .hasHeader("Location", "/standards/E01/1");
    }

    @Test
    void aDraftThatNobodyApprovedIsNotPublished() {
        assertThat(post("/design/E02/publish", person(organisation(), Role.AUTHOR), Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("This draft is not approved yet");
    }

    @Test
    void aColleagueOfTheAuthorMayNotReviewWhateverOtherOrganisationTheyServe() {
        var school = organisation();
        post("/design/E03/submit", person(school, Role.AUTHOR), Map.of());
        var colleague = person(organisation(), Role.REVIEWER);
        people.grant(colleague, school, Role.EDUCATOR, Optional.empty());
        var hash = catalogue.draft("E03").orElseThrow().hash();
        assertThat(get("/design/E03", colleague)).bodyText().doesNotContain("Your review");
        assertThat(post("/design/E03/review", colleague, Map.of("hash", hash, "verdict", "approve")))
                .hasStatus(409)
                .bodyText()
                .contains("The review must come from elsewhere");
    }

    @Test
    void whatWasNotHandedInCannotBeApproved() {
        assertThat(post(
                        "/design/E04/review",
                        person(organisation(), Role.REVIEWER),
                        Map.of("hash", Sha256.of("another draft"), "verdict", "approve")))
                .hasStatus(404);
    }

    @Test
    void askingForChangesNeedsAWordWhichChanges() {
        post("/design/E05/submit", person(organisation(), Role.AUTHOR), Map.of());
        var hash = catalogue.draft("E05").orElseThrow().hash();
        assertThat(post(
                        "/design/E05/review",
                        person(organisation(), Role.REVIEWER),
                        Map.of("hash", hash, "verdict", "change", "comment", "")))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#comment\"", "value=\"change\" checked");
    }

    @Test
    void onlyAuthorsPublishAndOnlyReviewersReview() {
        var reviewer = person(organisation(), Role.REVIEWER);
        var author = person(organisation(), Role.AUTHOR);
        assertThat(post("/design/K08/publish", reviewer, Map.of())).hasStatus(403);
        assertThat(post("/design/K08/submit", reviewer, Map.of())).hasStatus(403);
        assertThat(post("/design/K08/review", author, Map.of())).hasStatus(403);
        assertThat(get("/design", person(organisation(), Role.LEARNER))).hasStatus(403);
    }

    @Test
    void aStandardWithAMandatoryElementMissingIsRefusedByName(@TempDir Path content) throws IOException {
        var incomplete = without(content, "level");
        assertThatThrownBy(() -> incomplete.publish("K08", PersonId.next()))
                .isInstanceOfSatisfying(
                        IncompleteStandard.class, e -> assertThat(e.missing()).containsExactly(StandardElement.LEVEL))
                .hasMessageContaining("level");
    }

    @Test
    void anApprovalDoesNotCountForADraftThatChangedSince(@TempDir Path content) throws IOException {
        Published.of(catalogue, reviews, "K08");
        assertThatThrownBy(() -> without(content, "ects").publish("K08", PersonId.next()))
                .hasMessage("design.problem.not-reviewed");
    }

    @Test
    void everybodyReadsAStandardWithItsSixteenElements() {
        Published.of(catalogue, reviews, "K08");
        var english = browser.get().uri("/standards/K08/1").exchange();
        for (var element : StandardElement.all())
            assertThat(english).bodyText().contains("id=\"element-" + element.key() + "\"");
        assertThat(english)
                .hasStatusOk()
                .bodyText()
                .contains("Stated at award: the country", "25 hours", "1 ECTS")
                .doesNotContain("<strong>Missing</strong>");
        assertThat(browser.get().uri("/standards/K08/1").header("Accept-Language", "el"))
                .bodyText()
                .contains("Έλεγχος της αξιοπιστίας πληροφοριών", "Δηλώνεται κατά την απονομή");
    }

    @Test
    void theDataOfAStandardHaveTheHashThatNamesIt() {
        var k08 = Published.of(catalogue, reviews, "K08");
        assertThat(browser.get().uri("/standards/K08/1.json"))
                .hasStatusOk()
                .bodyText()
                .satisfies(text -> assertThat(Sha256.of(text)).isEqualTo(k08.hash()));
    }

    @Test
    void theCatalogueShowsWhatIsPublishedAndWhatIsNot() {
        Published.of(catalogue, reviews, "K08");
        assertThat(browser.get().uri("/catalogue")).hasStatusOk();
        assertThat(browser.get().uri("/catalogue/passport-to-employment"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/standards/K08/1\"", "In preparation");
    }

    @Test
    void theSixteenCoursesThatAreNotWrittenYetShowTheirPlanAndSaySo() {
        var written = List.of("K03", "K08", "K15", "K20");
        for (var draft : catalogue.drafts()) {
            if (!draft.programme().equals("passport-to-employment")) continue;
            var page = browser.get()
                    .uri("/catalogue/passport-to-employment/" + draft.id())
                    .exchange();
            if (written.contains(draft.id())) assertThat(page).hasStatus(404);
            else
                assertThat(page)
                        .hasStatusOk()
                        .bodyText()
                        .contains("In preparation", "Planned: 5 units, 50 minutes", "Questions, of 40");
        }
        assertThat(browser.get().uri("/catalogue/passport-to-employment/K99")).hasStatus(404);
    }

    @Test
    void theSchemasOfContentAreServed() {
        assertThat(browser.get().uri("/schemas/pack.json"))
                .hasStatusOk()
                .bodyText()
                .contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(browser.get().uri("/schemas/other.json")).hasStatus(404);
    }

    @Test
    void whatWasNeverPublishedIsNotFound() {
        for (var path : List.of("/standards/K08/99", "/standards/K99/1", "/standards/K08/99.json", "/catalogue/other"))
            assertThat(browser.get().uri(path)).hasStatus(404);
        assertThat(get("/design/K99", person(organisation(), Role.AUTHOR))).hasStatus(404);
    }

    /** The catalogue over a copy of the content in which one element of K08 is taken out. */
    private Catalogue without(Path content, String element) throws IOException {
        var from = project().resolve("content/programmes/passport-to-employment");
        var folder = content.resolve("programmes/passport-to-employment");
        Files.createDirectories(folder.resolve("K08"));
        Files.copy(from.resolve("programme.yaml"), folder.resolve("programme.yaml"));
        var own = Files.readString(from.resolve("K08/specification.yaml"));
        Files.writeString(
                folder.resolve("K08/specification.yaml"),
                own.replaceAll("(?m)^" + element + ":.*\\R(?:[ ].*\\R)*", ""));
        var drafts = new Drafts(new Settings(
                settings.home(),
                content,
                settings.baseUrl(),
                false,
                settings.languages(),
                settings.zone(),
                settings.mailFrom()));
        var clock = Clock.systemUTC();
        return new Catalogue(jdbc, drafts, new Reviews(jdbc, drafts, audit, json, clock), matrices, audit, json, clock);
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

    private MvcTestResult get(String path, PersonId who) {
        return browser.get().uri(path).with(user(who.toString())).exchange();
    }

    private MvcTestResult post(String path, PersonId who, Map<String, String> form) {
        var request = browser.post().uri(path).with(user(who.toString())).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
