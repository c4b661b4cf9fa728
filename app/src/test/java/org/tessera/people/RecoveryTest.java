package org.tessera.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.people.Cards.Attempt;
import org.tessera.platform.Caller;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

class RecoveryTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    Browser browser;

    @Autowired
    World world;

    @Autowired
    Recovery recovery;

    @Autowired
    Memberships memberships;

    @Autowired
    Cards cards;

    @Autowired
    SignInLinks links;

    @Autowired
    JdbcClient jdbc;

    OrganisationId school = new OrganisationId(new java.util.UUID(0, 0));
    PersonId administrator = new PersonId(new java.util.UUID(0, 0));
    PersonId educator = administrator;
    PersonId learner = administrator;

    @BeforeEach
    void aSchool() {
        school = world.school();
        administrator = world.person(school, Role.ORGANISATION_ADMINISTRATOR);
        educator = world.person(school, Role.EDUCATOR);
        learner = world.person(school, Role.LEARNER);
    }

    @Test
    void theFirstCardIsShownOnceWithItsCodeAndPin() {
        var path = "/organisations/" + school + "/people/" + learner + "/card";
        var session = browser.session(web, educator);
        var page = Browser.post(web, session, path).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("<svg", "PIN", "shown once");
        assertThat(page).hasHeader("Cache-Control", "no-store");
        assertThat(Browser.post(web, session, path)).hasStatus(409);
    }

    @Test
    void twoPeopleGiveANewWayInAndAllFormerOnesEnd() throws Exception {
        var former = cards.issue(learner, Optional.empty());
        var open = browser.session(web, learner);
        var path = "/organisations/" + school + "/people/" + learner;

        assertThat(Browser.post(web, browser.session(web, educator), path + "/reset"))
                .hasStatus(303);
        assertThat(web.get().uri("/account").cookie(open)).hasStatusOk();

        var second = browser.session(web, administrator);
        var form = web.get().uri(path).cookie(second).exchange().getResponse().getContentAsString();
        var reset = Pattern.compile(path + "/reset/[0-9a-f-]{36}").matcher(form);
        assertThat(reset.find()).isTrue();
        assertThat(Browser.post(web, second, reset.group()))
                .hasStatusOk()
                .bodyText()
                .contains("<svg");

        assertThat(cards.open(former.secret(), former.pin())).isEqualTo(new Attempt.Unknown());
        assertThat(web.get().uri("/account").cookie(open)).hasStatus(302);
    }

    @Test
    void theOneWhoAskedCanNotConfirm() {
        cards.issue(learner, Optional.empty());
        var reset = asked(educator);
        assertThatThrownBy(() -> recovery.confirm(caller(educator), school, learner, reset))
                .isInstanceOf(Problem.class)
                .hasMessage("people.reset.same");
    }

    @Test
    void theDatabaseRefusesTheSamePersonTwiceAndThePersonThemselves() {
        assertThatThrownBy(() -> confirmedBy(asked(educator), educator))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("two_people_reset");
        assertThatThrownBy(() -> confirmedBy(asked(educator), learner))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nobody_resets_themselves");
    }

    @Test
    void theDatabaseKeepsWhoAsked() {
        var reset = asked(educator);
        assertThatThrownBy(() -> jdbc.sql("update people.reset set asked_by = :other where id = :id")
                        .param("other", administrator.value())
                        .param("id", reset)
                        .update())
                .hasMessageContaining("it is a record");
    }

    @Test
    void afterADayThereIsNothingToConfirm() {
        var reset = Ids.next();
        jdbc.sql("""
                insert into people.reset (id, person, organisation, asked_by, asked_at)
                values (:id, :person, :organisation, :by, :at)
                """)
                .param("id", reset)
                .param("person", learner.value())
                .param("organisation", school.value())
                .param("by", educator.value())
                .param(
                        "at",
                        Timestamp.from(Instant.now().minus(Recovery.OPEN_FOR).minusSeconds(1)))
                .update();
        assertThatThrownBy(() -> recovery.confirm(caller(administrator), school, learner, reset))
                .hasMessage("people.reset.over");
        assertThatThrownBy(() -> confirmedBy(reset, administrator)).hasMessageContaining("reset_within_a_day");
    }

    @Test
    void anEducatorHelpsLearnersOnly() {
        assertThatThrownBy(() -> recovery.ask(caller(educator), school, administrator))
                .isInstanceOf(Problem.class);
        var colleague = world.person(school, Role.LEARNER, Role.EXAMINER);
        assertThatThrownBy(() -> recovery.first(caller(educator), school, colleague))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anAdministratorGetsNoWayIntoAnotherOrganisation() {
        var body = world.organisation(Organisation.Kind.CERTIFICATION_BODY);
        var officer = world.person(body, Role.CERTIFICATION_OFFICER);
        world.grant(officer, school, Role.MENTOR);
        assertThatThrownBy(() -> recovery.first(caller(administrator), school, officer))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> recovery.ask(caller(administrator), school, officer))
                .isInstanceOf(Problem.class);
    }

    @Test
    void withAResetPasskeysAndLinksThatWereSentEnd() {
        var link = links.issue(learner).replaceFirst(".*/", "");
        jdbc.sql("""
                insert into people.passkey (id, person, credential_id, public_key, signature_count, uv_initialized,
                                            transports, backup_eligible, backup_state, label, created_at, last_used_at)
                values (:id, :person, :credential, '', 0, true, '', false, false, 'Telephone', now(), now())
                """)
                .param("id", Ids.next())
                .param("person", learner.value())
                .param("credential", Ids.secret())
                .update();
        recovery.confirm(caller(administrator), school, learner, asked(educator));
        assertThat(jdbc.sql("select count(*) from people.passkey where person = :person")
                        .param("person", learner.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(links.holder(link)).isEmpty();
    }

    @Test
    void nobodyGivesThemselvesANewWayIn() {
        assertThatThrownBy(() -> recovery.ask(caller(administrator), school, administrator))
                .isInstanceOf(Problem.class)
                .hasMessage("platform.problem.not-yours");
    }

    @Test
    void whoMayNotAskMayNotConfirmEither() {
        var reset = asked(educator);
        var colleague = world.person(school, Role.EXAMINER);
        assertThatThrownBy(() -> recovery.confirm(caller(colleague), school, learner, reset))
                .isInstanceOf(Problem.class)
                .hasMessage("platform.problem.not-yours");
    }

    private java.util.UUID asked(PersonId by) {
        recovery.ask(caller(by), school, learner);
        return recovery.open(school, learner).orElseThrow().id();
    }

    private void confirmedBy(java.util.UUID reset, PersonId by) {
        jdbc.sql("update people.reset set confirmed_by = :by, confirmed_at = :now where id = :id")
                .param("by", by.value())
                .param("now", Timestamp.from(Instant.now()))
                .param("id", reset)
                .update();
    }

    private Caller caller(PersonId person) {
        return memberships.find(person).orElseThrow();
    }
}
