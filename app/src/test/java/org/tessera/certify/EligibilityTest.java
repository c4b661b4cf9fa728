package org.tessera.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

class EligibilityTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Eligibility eligibility;

    @Autowired
    Applications applications;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Settings settings;

    private CertificationDay.Cast cast;
    private PersonId candidate;

    @BeforeEach
    void cast() {
        cast = day.cast();
        candidate = day.candidate(cast);
    }

    @Test
    void whoeverIsCompleteMayApplyWithoutACourse() {
        assertThat(hindrances("K08")).isEmpty();
        assertThat(applications.find(day.applied(cast, candidate))).isPresent();
    }

    @Test
    void withoutABirthDateNobodyApplies() {
        candidate = people.register(
                new NewPerson("Zoe", "Kanarini", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        assertThat(hindrances("K08")).containsExactly(Hindrance.BIRTH_DATE_MISSING);
        assertThatThrownBy(() -> day.applied(cast, candidate)).isInstanceOf(NotEligible.class);
    }

    @Test
    void withoutANameNobodyApplies() {
        day.rewrite("update people.person set family_name = ' ' where id = :id", Map.of("id", candidate.value()));
        assertThat(hindrances("K08")).containsExactly(Hindrance.NAME_MISSING);
    }

    @Test
    void whatIsNotPublishedCantBeAppliedFor() {
        assertThat(hindrances("K99")).containsExactly(Hindrance.NOT_PUBLISHED);
    }

    @Test
    void aSchoolIsNoCertificationBody() {
        assertThat(eligibility.hindrances(candidate, "K08", cast.centre(), cast.centre()))
                .containsExactly(Hindrance.NO_CERTIFICATION_BODY);
    }

    @Test
    void aTestCentreIsApprovedToday() {
        organisations.approveTestCentre(cast.centre(), LocalDate.now(settings.zone()).minusDays(2), cast.officer());
        assertThat(hindrances("K08")).containsExactly(Hindrance.NO_TEST_CENTRE);
        organisations.approveTestCentre(cast.centre(), LocalDate.now(settings.zone()).plusDays(2), cast.officer());
        assertThat(hindrances("K08")).isEmpty();
    }

    @Test
    void oneApplicationAtATime() {
        day.applied(cast, candidate);
        assertThat(hindrances("K08")).containsExactly(Hindrance.OPEN_APPLICATION);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into certify.application
                               (id, candidate, micro_credential, version, body, test_centre, applied_at, state)
                        select gen_random_uuid(), candidate, micro_credential, version, body, test_centre, now(), 'applied'
                          from certify.application where candidate = :candidate
                        """).param("candidate", candidate.value()).update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whoHoldsTheCertificateAppliesAgainOnlyInItsLastHalfYear() {
        day.granted(cast, candidate);
        satLast(LocalDate.now(settings.zone()).minusDays(30));
        assertThat(hindrances("K08")).containsExactly(Hindrance.HOLDS_IT);
        day.rewrite(
                "update certify.certificate set valid_until = current_date + 100 where holder = :id",
                Map.of("id", candidate.value()));
        assertThat(hindrances("K08")).isEmpty();
    }

    @Test
    void betweenTwoAttemptsThereAreFourteenDays() {
        fail();
        assertThat(hindrances("K08")).containsExactly(Hindrance.TOO_SOON);
        satLast(LocalDate.now(settings.zone()).minusDays(13));
        assertThat(hindrances("K08")).containsExactly(Hindrance.TOO_SOON);
        satLast(LocalDate.now(settings.zone()).minusDays(15));
        assertThat(hindrances("K08")).isEmpty();
    }

    @Test
    void threeAttemptsInTwelveMonthsAreTheMost() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            fail();
            satLast(LocalDate.now(settings.zone()).minusDays(20));
        }
        assertThat(hindrances("K08")).containsExactly(Hindrance.TOO_OFTEN);
        satLast(LocalDate.now(settings.zone()).minusDays(370));
        assertThat(hindrances("K08")).isEmpty();
    }

    private void fail() {
        applications.decide(day.examined(cast, candidate, false), cast.officer(), false, "The exam was not passed.");
    }

    /** As if the attempts had been on that day. */
    private void satLast(LocalDate on) {
        day.rewrite(
                "update certify.decision set sat_on = :on where candidate = :id",
                Map.of("on", java.sql.Date.valueOf(on), "id", candidate.value()));
    }

    private java.util.List<Hindrance> hindrances(String what) {
        return eligibility.hindrances(candidate, what, cast.body(), cast.centre());
    }
}
