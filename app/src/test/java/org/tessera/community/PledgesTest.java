package org.tessera.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.WholeApplication;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Sha256;

@Transactional
@RecordApplicationEvents
class PledgesTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    Pledges pledges;

    @Autowired
    PledgeTexts texts;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    String name = "";
    OrganisationId company = OrganisationId.next();
    PersonId director = PersonId.next();

    @BeforeEach
    void aCompanyWithADirector() {
        name = "Company " + Ids.secret();
        company = organisations.register(Organisation.Kind.EMPLOYER, name, "ES", Optional.empty());
        director = people.register(
                new NewPerson("Rosa", "Test", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        people.grant(director, company, Role.EMPLOYER, Optional.empty());
    }

    @Test
    void theTextHasThreeCommitmentsInEachLanguageAndIsNamedByItsHash() throws Exception {
        var text = pledges.text();
        assertThat(text.hash()).isEqualTo(Sha256.of(Files.readString(project().resolve("content/pledge/1.yaml"))));
        assertThat(text.commitments()).hasSize(3).allSatisfy(c -> {
            assertThat(c.title()).containsKeys("en", "el");
            assertThat(c.text()).containsKeys("en", "el");
        });
        assertThat(web.get().uri("/pledge")).hasStatusOk().bodyText().contains(text.hash(), "We share what we know");
    }

    @Test
    void aSignatureNamesTextSignerAndAuthority() {
        assertThat(sign("yes")).hasStatus(303);
        var pledge = pledges.of(company).orElseThrow();
        assertThat(pledge.hash()).isEqualTo(pledges.text().hash());
        assertThat(pledge.signer()).isEqualTo(director);
        assertThat(pledge.authority()).isEqualTo("Managing director");
        assertThat(events.stream(PledgeSigned.class)).hasSize(1);
        assertThat(audit.of("organisation:" + company).getLast().action()).isEqualTo("pledge-signed");
        assertThat(web.get().uri("/pledge/" + company).with(user(director.toString())))
                .hasStatusOk()
                .bodyText()
                .contains("Signed by Rosa Test (Managing director)");
    }

    @Test
    void whoDoesNotSayThatTheyMaySignSignsNothing() {
        assertThat(post("").param("authority", "Trainee").param("version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("Trainee", "Tick that you may sign");
        assertThat(pledges.of(company)).isEmpty();
    }

    @Test
    void theDirectoryShowsOnlyThoseWhoChoseIt() {
        sign("");
        assertThat(web.get().uri("/directory")).hasStatusOk().bodyText().doesNotContain(name);
        assertThat(post("/listing").param("listed", "yes")).hasStatus(303);
        assertThat(web.get().uri("/directory")).bodyText().contains(name);
        assertThat(post("/listing")).hasStatus(303);
        assertThat(web.get().uri("/directory")).bodyText().doesNotContain(name);
    }

    @Test
    void aWithdrawnPledgeLeavesTheDirectoryAndCanBeSignedAgain() {
        sign("yes");
        assertThat(post("/withdrawal")).hasStatus(303);
        assertThat(pledges.of(company)).isEmpty();
        assertThat(web.get().uri("/directory")).bodyText().doesNotContain(name);
        assertThat(events.stream(PledgeWithdrawn.class)).hasSize(1);
        assertThat(post("/withdrawal")).hasStatus(409);
        assertThat(sign("yes")).hasStatus(303);
    }

    @Test
    void aNewTextAsksAgainAndTheOldSignatureKeepsItsText() {
        sign("yes");
        publish(2);
        assertThat(pledges.of(company).orElseThrow().version()).isEqualTo(1);
        assertThat(web.get().uri("/pledge/" + company).with(user(director.toString())))
                .bodyText()
                .contains("The text is new");
        assertThat(sign("yes")).hasStatus(409);
        pledges.sign(company, 2, director, "Managing director", true);
        assertThat(pledges.of(company).orElseThrow().version()).isEqualTo(2);
        assertThat(web.get().uri("/pledge/versions/1")).hasStatusOk().bodyText().contains("We share what we know");
    }

    @Test
    void aPublishedTextNeverChanges() {
        assertThatThrownBy(() -> publish(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        jdbc.sql("update community.pledge_text set body = 'x'").update())
                .hasMessageContaining("it is a record");
    }

    @Test
    void theDatabaseKeepsASignature() {
        sign("yes");
        assertThatThrownBy(() -> jdbc.sql("update community.pledge set authority = 'x' where organisation = :o")
                        .param("o", company.value())
                        .update())
                .hasMessageContaining("it is a record");
    }

    @Test
    void nobodySignsForAnotherOrganisation() {
        var other = organisations.register(Organisation.Kind.EMPLOYER, "Other", "PL", Optional.empty());
        assertThat(web.post()
                        .uri("/pledge/" + other)
                        .param("authority", "Director")
                        .param("may", "yes")
                        .param("version", "1")
                        .with(user(director.toString()))
                        .with(csrf()))
                .hasStatus(404);
        assertThat(pledges.of(other)).isEmpty();
    }

    @Test
    void aPledgeIsSignedOnce() {
        sign("yes");
        assertThatThrownBy(() -> pledges.sign(company, 1, director, "Director", true))
                .isInstanceOf(Problem.class)
                .hasMessage("community.pledge.signed");
    }

    private void publish(int version) {
        var source = """
                version: %d
                title: {en: Pledge, el: Δέσμευση}
                preamble: {en: New, el: Νέο}
                commitments: []
                """.formatted(version);
        texts.publish(PledgeText.parse("test", source), source);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult sign(String listed) {
        return post("").param("authority", "Managing director")
                .param("may", "yes")
                .param("version", "1")
                .param("listed", listed)
                .exchange();
    }

    private MockMvcRequestBuilder post(String what) {
        return web.post()
                .uri("/pledge/" + company + what)
                .with(user(director.toString()))
                .with(csrf());
    }
}
