package org.tessera.certify;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/**
 * Who may apply for what now. A finished course is not among the conditions: whoever has learned it elsewhere may prove
 * it here.
 */
@Component
class Eligibility {
    /** An attempt is an assessment after which the certificate was refused; three within twelve months. */
    static final int ATTEMPTS = 3;

    /** Between two attempts, so that there is time to learn. */
    static final int DAYS_BETWEEN = 14;

    private final JdbcClient jdbc;
    private final People people;
    private final Organisations organisations;
    private final Catalogue catalogue;
    private final Settings settings;
    private final Clock clock;

    Eligibility(
            JdbcClient jdbc,
            People people,
            Organisations organisations,
            Catalogue catalogue,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything that stands in the way; empty when the person may apply. */
    List<Hindrance> hindrances(
            PersonId candidate, String microCredential, OrganisationId body, OrganisationId testCentre) {
        var hindrances = new ArrayList<>(hindrances(candidate, microCredential));
        if (organisations
                .find(body)
                .filter(o -> o.kind() == Organisation.Kind.CERTIFICATION_BODY)
                .isEmpty()) {
            hindrances.add(Hindrance.NO_CERTIFICATION_BODY);
        }
        if (organisations.find(testCentre).filter(this::isTestCentreToday).isEmpty()) {
            hindrances.add(Hindrance.NO_TEST_CENTRE);
        }
        return hindrances;
    }

    /** What stands in the way whichever body and test centre are chosen. */
    List<Hindrance> hindrances(PersonId candidate, String microCredential) {
        var hindrances = new ArrayList<Hindrance>();
        var person = people.of(candidate);
        if (person.givenName().isBlank() || person.familyName().isBlank()) hindrances.add(Hindrance.NAME_MISSING);
        if (person.birthDate().isEmpty()) hindrances.add(Hindrance.BIRTH_DATE_MISSING);
        if (catalogue.current(microCredential).isEmpty()) hindrances.add(Hindrance.NOT_PUBLISHED);
        if (hasOpen(candidate, microCredential)) hindrances.add(Hindrance.OPEN_APPLICATION);
        if (holds(candidate, microCredential)) hindrances.add(Hindrance.HOLDS_IT);
        var attempts = attempts(candidate, microCredential);
        var today = today();
        if (attempts.stream().anyMatch(day -> day.plusDays(DAYS_BETWEEN).isAfter(today))) {
            hindrances.add(Hindrance.TOO_SOON);
        }
        if (attempts.stream().filter(day -> day.isAfter(today.minusYears(1))).count() >= ATTEMPTS) {
            hindrances.add(Hindrance.TOO_OFTEN);
        }
        return hindrances;
    }

    /** Whether examinations may be held there today. */
    boolean isTestCentreToday(Organisation organisation) {
        return organisation
                .testCentreUntil()
                .filter(until -> !until.isBefore(today()))
                .isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private boolean hasOpen(PersonId candidate, String microCredential) {
        return jdbc.sql("""
                select exists (select 1
                                 from certify.application
                                where candidate = :candidate and micro_credential = :what
                                  and state in ('applied', 'accepted'))
                """)
                .param("candidate", candidate.value())
                .param("what", microCredential)
                .query(Boolean.class)
                .single();
    }

    /** In the last half year of its validity a certificate may be renewed, so then it is no hindrance. */
    private boolean holds(PersonId candidate, String microCredential) {
        return jdbc.sql("""
                select exists (select 1
                                 from certify.certificate c
                                where c.holder = :candidate and c.micro_credential = :what
                                  and c.valid_until > :renewable
                                  and (select e.state
                                         from certify.certificate_event e
                                        where e.certificate = c.id
                                        order by e.number desc
                                        limit 1) <> 'withdrawn')
                """)
                .param("candidate", candidate.value())
                .param("what", microCredential)
                .param("renewable", java.sql.Date.valueOf(today().plusMonths(6)))
                .query(Boolean.class)
                .single();
    }

    /** The days of the attempts within a year; one against which an appeal was upheld does not count. */
    private List<LocalDate> attempts(PersonId candidate, String microCredential) {
        return jdbc.sql("""
                select d.sat_on
                  from certify.decision d
                  join certify.application a on a.id = d.application
                 where d.candidate = :candidate and a.micro_credential = :what and d.decided_at > :since
                   and not d.granted
                   and not exists (select 1
                                     from certify.appeal p
                                     join certify.hearing h on h.appeal = p.id
                                    where p.decision = d.id and h.upheld)
                """)
                .param("candidate", candidate.value())
                .param("what", microCredential)
                .param("since", Timestamp.from(clock.instant().minus(java.time.Duration.ofDays(400))))
                .query(LocalDate.class)
                .list();
    }
}
