package org.tessera.people;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class OrganisationPeopleTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    Browser browser;

    @Autowired
    World world;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    Organisations organisations;

    OrganisationId school = new OrganisationId(new java.util.UUID(0, 0));
    PersonId administrator = new PersonId(new java.util.UUID(0, 0));
    Cookie session = new Cookie("session", "none");

    @BeforeEach
    void aSchoolWithAnAdministrator() {
        school = world.school();
        administrator = world.person(school, Role.ORGANISATION_ADMINISTRATOR);
        session = browser.session(web, administrator);
    }

    @Test
    void anAdministratorAddsAPersonWithARole() {
        var address = World.address();
        var added = Browser.post(web, session, people())
                .param("givenName", "Νίκος")
                .param("familyName", "Παπάς")
                .param("email", address)
                .param("language", "el")
                .param("roles", "learner", "mentor")
                .exchange();
        assertThat(added).hasStatus(303);
        var person = people.byEmail(address).orElseThrow();
        assertThat(added).hasHeader("Location", people() + "/" + person);
        assertThat(memberships.of(person))
                .extracting(m -> m.role())
                .containsExactlyInAnyOrder(Role.LEARNER, Role.MENTOR);
        assertThat(web.get().uri(people()).cookie(session)).bodyText().contains("Παπάς Νίκος", "Mentor");
    }

    @Test
    void whatIsMissingIsSaidAndTheRestKept() {
        assertThat(Browser.post(web, session, people())
                        .param("givenName", "Maria")
                        .param("birthDate", "2999-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("Maria", "Write something here", "Write a day in the past", "Choose at least one role");
    }

    @Test
    void anAddressThatIsTakenIsSaidBeforehand() {
        var address = World.address();
        world.person(Optional.of(address), school, Role.LEARNER);
        assertThat(Browser.post(web, session, people())
                        .param("givenName", "Maria")
                        .param("familyName", "Test")
                        .param("language", "en")
                        .param("email", address.toUpperCase(java.util.Locale.ROOT))
                        .param("roles", "learner"))
                .hasStatus(422)
                .bodyText()
                .contains("belongs to an account already");
    }

    @Test
    void rolesThatAreNotOfferedAreNotGivenHoweverTheyAreSent() {
        var person = world.person(school, Role.LEARNER);
        assertThat(Browser.post(web, session, people() + "/" + person + "/roles")
                        .param("roles", "educator", "platform-administrator", "certification-officer"))
                .hasStatus(303);
        assertThat(memberships.of(person)).extracting(m -> m.role()).containsExactly(Role.EDUCATOR);
    }

    @Test
    void nobodyChangesTheirOwnRoles() {
        assertThat(Browser.post(web, session, people() + "/" + administrator + "/roles")
                        .param("roles", "organisation-administrator", "examiner"))
                .hasStatus(403);
        assertThat(memberships.of(administrator)).hasSize(1);
    }

    @Test
    void anotherOrganisationIsNotThere() {
        var other = world.school();
        var person = world.person(other, Role.LEARNER);
        var elsewhere = "/organisations/" + other;
        for (String path : java.util.List.of(
                elsewhere, elsewhere + "/people", elsewhere + "/people/new", elsewhere + "/people/" + person)) {
            assertThat(web.get().uri(path).cookie(session)).hasStatus(404);
        }
        for (String path :
                java.util.List.of("", "/" + person + "/roles", "/" + person + "/removal", "/" + person + "/card")) {
            assertThat(Browser.post(web, session, elsewhere + "/people" + path)).hasStatus(404);
        }
        assertThat(memberships.of(person)).hasSize(1);
    }

    @Test
    void aPersonOfAnotherOrganisationIsNotFoundThroughOnesOwn() {
        var stranger = world.person(world.school(), Role.LEARNER);
        assertThat(web.get().uri(people() + "/" + stranger).cookie(session)).hasStatus(404);
        assertThat(Browser.post(web, session, people() + "/" + stranger + "/card"))
                .hasStatus(404);
    }

    @Test
    void whoIsRemovedLosesAccessWithTheNextRequest() {
        var colleague = world.person(school, Role.ORGANISATION_ADMINISTRATOR);
        var theirs = browser.session(web, colleague);
        assertThat(web.get().uri(people()).cookie(theirs)).hasStatusOk();
        assertThat(Browser.post(web, session, people() + "/" + colleague + "/removal"))
                .hasStatus(303);
        assertThat(web.get().uri(people()).cookie(theirs)).hasStatus(403);
    }

    @Test
    void anEducatorSeesLearnersAndChangesNoRoles() {
        var educator = world.person(school, Role.EDUCATOR);
        var learner = world.person(school, Role.LEARNER);
        var theirs = browser.session(web, educator);
        assertThat(web.get().uri(people() + "/" + learner).cookie(theirs)).hasStatusOk();
        assertThat(web.get().uri(people() + "/" + administrator).cookie(theirs)).hasStatus(404);
        assertThat(Browser.post(web, theirs, people() + "/" + learner + "/roles")
                        .param("roles", "examiner"))
                .hasStatus(403);
    }

    @Test
    void aPlatformAdministratorRegistersAnOrganisationAndApprovesATestCentre() {
        var platform = browser.session(
                web, world.person(world.organisation(Organisation.Kind.AWARDING_BODY), Role.PLATFORM_ADMINISTRATOR));
        var location = Browser.post(web, platform, "/organisations")
                .param("legalName", "2ο ΕΠΑΛ Παράδειγμα")
                .param("kind", "vet-provider")
                .param("country", "GR")
                .exchange()
                .getResponse()
                .getHeader("Location");
        assertThat(Browser.post(web, platform, location + "/test-centre").param("until", "2099-06-30"))
                .hasStatus(303);
        assertThat(web.get().uri(String.valueOf(location)).cookie(platform))
                .bodyText()
                .contains("2ο ΕΠΑΛ Παράδειγμα", "Yes, until 30 June 2099");
    }

    @Test
    void anOrganisationAdministratorApprovesNoTestCentre() {
        assertThat(Browser.post(web, session, "/organisations/" + school + "/test-centre")
                        .param("until", "2099-06-30"))
                .hasStatus(403);
        assertThat(organisations.of(school).testCentreUntil()).isEmpty();
    }

    @Test
    void anAccountSpeaksAsItsOwnerWishes() {
        assertThat(Browser.post(web, session, "/account")
                        .param("called", "Λένα")
                        .param("language", "el"))
                .hasStatus(303)
                .hasHeader("Location", "/account?lang=el");
        var caller = memberships.find(administrator).orElseThrow();
        assertThat(caller.name()).isEqualTo("Λένα");
        assertThat(caller.language()).isEqualTo("el");
        assertThat(people.of(administrator).fullName()).isEqualTo("Eleni Test");
        assertThat(web.get().uri("/account").cookie(session)).hasStatusOk();
    }

    private String people() {
        return "/organisations/" + school + "/people";
    }
}
