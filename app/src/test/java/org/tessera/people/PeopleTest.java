package org.tessera.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Audit;
import org.tessera.platform.Callers;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

class PeopleTest extends WholeApplication {
    @Autowired
    People people;

    @Autowired
    Teaching teaching;

    @Autowired
    World world;

    @Autowired
    Callers callers;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAdministratorGrantsInTheirOwnOrganisationOnly() {
        var school = world.school();
        var administrator = Optional.of(world.person(school, Role.ORGANISATION_ADMINISTRATOR));
        var other = world.school();
        var person = world.person(school, Role.LEARNER);

        people.grant(person, school, Role.EDUCATOR, administrator);
        assertThat(people.holding(school, Role.EDUCATOR)).extracting(Person::id).containsExactly(person);
        assertThatThrownBy(() -> people.grant(person, other, Role.EDUCATOR, administrator))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> people.grant(person, school, Role.PLATFORM_ADMINISTRATOR, administrator))
                .isInstanceOf(Problem.class);
    }

    @Test
    void nobodyGrantsThemselvesNotEvenPastThePages() {
        var school = world.school();
        var administrator = world.person(school, Role.ORGANISATION_ADMINISTRATOR);
        assertThatThrownBy(() -> people.grant(administrator, school, Role.EXAMINER, Optional.of(administrator)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> jdbc.sql("""
                insert into people.membership (person, organisation, role, granted_at, granted_by)
                values (:person, :organisation, 'EXAMINER', now(), :person)
                """)
                        .param("person", administrator.value())
                        .param("organisation", school.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nobody_grants_themselves");
    }

    @Test
    void anEducatorGrantsNothing() {
        var school = world.school();
        var educator = Optional.of(world.person(school, Role.EDUCATOR));
        var person = world.person(school, Role.LEARNER);
        assertThatThrownBy(() -> people.grant(person, school, Role.MENTOR, educator))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aSchoolHasNoCertificationOfficer() {
        var school = world.school();
        var person = world.person(school);
        assertThatThrownBy(() -> people.grant(person, school, Role.CERTIFICATION_OFFICER, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRoleTakenAwayIsGoneWithTheNextRequest() {
        var school = world.school();
        var administrator = world.person(school, Role.ORGANISATION_ADMINISTRATOR);
        var person = world.person(school, Role.EDUCATOR);
        assertThat(callers.find(person).orElseThrow().holdsIn(school, Role.EDUCATOR))
                .isTrue();
        people.withdraw(person, school, Role.EDUCATOR, administrator);
        assertThat(callers.find(person).orElseThrow().memberships()).isEmpty();
        assertThat(audit.of("person:" + person))
                .extracting(Audit.Entry::action)
                .isEqualTo(List.of("registered", "role-granted", "role-withdrawn"));
    }

    @Test
    void anAddressBelongsToOnePerson() {
        var address = World.address();
        var person = world.person(Optional.of(address), world.school());
        assertThat(people.byEmail(" " + address.toUpperCase(java.util.Locale.ROOT)))
                .contains(person);
        assertThatThrownBy(() -> world.person(Optional.of(address), world.school()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void teachingIsRememberedFromItsDay() {
        var school = world.school();
        var educator = world.person(school, Role.EDUCATOR);
        var learner = world.person(school, Role.LEARNER);
        var day = LocalDate.of(2026, 3, 1);
        teaching.record(educator, learner, school, day);
        teaching.record(educator, learner, school, day);
        assertThat(teaching.taughtSince(educator, learner, day)).isTrue();
        assertThat(teaching.taughtSince(educator, learner, day.plusDays(1))).isFalse();
        assertThatThrownBy(() -> jdbc.sql("delete from people.teaching").update())
                .hasMessageContaining("it is a record");
    }
}
