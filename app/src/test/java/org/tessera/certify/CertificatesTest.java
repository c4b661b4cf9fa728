package org.tessera.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;

class CertificatesTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Certificates certificates;

    @Autowired
    CertificateBook book;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Settings settings;

    @Autowired
    Clock clock;

    private CertificationDay.Cast cast;
    private PersonId holder;
    private CertificateId id;

    @BeforeEach
    void aCertificate() {
        cast = day.cast();
        holder = day.candidate(cast);
        id = day.granted(cast, holder).certificate();
    }

    @Test
    void aWithdrawalNeedsTwoOfficersAndSuspendsMeanwhile() {
        certificates.withdraw(id, cast.officer(), "Somebody else sat the exam.");
        assertThat(certificates.of(id).state()).isEqualTo(State.SUSPENDED);
        certificates.confirmWithdrawal(id, cast.secondOfficer());
        assertThat(certificates.of(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(certificates.of(id).reason()).contains("Somebody else sat the exam.");
        assertThat(audit.of("certificate:" + id))
                .extracting(Audit.Entry::action)
                .containsExactly("withdrawal-proposed", "withdrawn");
    }

    @Test
    void theDatabaseRefusesAWithdrawalByOne() {
        certificates.withdraw(id, cast.officer(), "In doubt.");
        assertThatThrownBy(() -> book.add(id, entry(3, State.WITHDRAWN, Optional.of(cast.officer()))))
                .hasMessageContaining("two_officers_withdraw");
        assertThatThrownBy(() -> book.add(id, entry(3, State.WITHDRAWN, Optional.empty())))
                .hasMessageContaining("two_officers_withdraw");
    }

    @Test
    void theDatabaseRefusesAWithdrawalThatNobodyProposed() {
        assertThatThrownBy(() -> book.add(id, entry(2, State.WITHDRAWN, Optional.of(cast.secondOfficer()))))
                .hasMessageContaining("can't become withdrawn");
        certificates.suspend(id, cast.officer(), "In doubt.");
        assertThatThrownBy(() -> book.add(id, entry(3, State.WITHDRAWN, Optional.of(cast.secondOfficer()))))
                .hasMessageContaining("can't become withdrawn");
    }

    @Test
    void withdrawnIsForGood() {
        certificates.withdraw(id, cast.officer(), "In doubt.");
        certificates.confirmWithdrawal(id, cast.secondOfficer());
        assertThatThrownBy(() -> certificates.reinstate(id, cast.officer(), "An error."))
                .isInstanceOf(Problem.class)
                .hasMessage("certify.problem.state");
    }

    @Test
    void theSecondOfficerMayTurnAWithdrawalDown() {
        certificates.withdraw(id, cast.officer(), "In doubt.");
        certificates.reinstate(id, cast.secondOfficer(), "The doubt is cleared.");
        assertThat(certificates.of(id).state()).isEqualTo(State.VALID);
        assertThatThrownBy(() -> certificates.confirmWithdrawal(id, cast.secondOfficer()))
                .hasMessage("certify.problem.state");
    }

    @Test
    void whoTaughtTheHolderDoesNotTouchTheCertificate() {
        day.taught(cast.secondOfficer(), holder, cast, LocalDate.now().minusDays(10));
        assertThatThrownBy(() -> certificates.suspend(id, cast.secondOfficer(), "In doubt."))
                .hasMessage("certify.problem.not-independent");
        certificates.withdraw(id, cast.officer(), "In doubt.");
        assertThatThrownBy(() -> certificates.confirmWithdrawal(id, cast.secondOfficer()))
                .hasMessage("certify.problem.not-independent");
    }

    @Test
    void nobodyTouchesTheirOwnCertificate() {
        day.alsoOfficer(cast, holder);
        assertThatThrownBy(() -> certificates.suspend(id, holder, "In doubt."))
                .hasMessage("certify.problem.not-independent");
        certificates.withdraw(id, cast.officer(), "In doubt.");
        assertThatThrownBy(() -> certificates.confirmWithdrawal(id, holder))
                .hasMessage("certify.problem.not-independent");
    }

    @Test
    void whoProposedAWithdrawalDoesNotConfirmIt() {
        certificates.withdraw(id, cast.officer(), "In doubt.");
        assertThatThrownBy(() -> certificates.confirmWithdrawal(id, cast.officer()))
                .hasMessage("certify.problem.second-officer");
        assertThatThrownBy(() -> book.add(
                        id,
                        new CertificateBook.Entry(
                                3,
                                State.WITHDRAWN,
                                "x",
                                Optional.empty(),
                                false,
                                cast.secondOfficer(),
                                Optional.of(cast.exam().invigilator()),
                                clock.instant())))
                .hasMessageContaining("can't become withdrawn");
    }

    @Test
    void anotherBodysOfficerFindsNoSuchCertificate() {
        assertThatThrownBy(() -> certificates.suspend(id, day.cast().officer(), "In doubt."))
                .hasMessage("platform.problem.not-found");
    }

    @Test
    void itExpiresByTheClockAfterItsLastDay() {
        var until = certificates.of(id).validUntil();
        assertThat(at(until.atTime(23, 59).atZone(settings.zone()).toInstant()).state())
                .isEqualTo(State.VALID);
        var later = until.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        assertThat(at(later).state()).isEqualTo(State.EXPIRED);
        assertThat(at(later).changedAt()).isEqualTo(later);
    }

    @Test
    void aWithdrawnCertificateDoesNotBecomeAnExpiredOne() {
        certificates.withdraw(id, cast.officer(), "In doubt.");
        certificates.confirmWithdrawal(id, cast.secondOfficer());
        assertThat(at(clock.instant().plus(Duration.ofDays(2000))).state()).isEqualTo(State.WITHDRAWN);
    }

    private Certificate at(Instant now) {
        return new CertificateBook(jdbc, settings, Clock.fixed(now, settings.zone()))
                .find(id)
                .orElseThrow();
    }

    private CertificateBook.Entry entry(int number, State state, Optional<PersonId> second) {
        return new CertificateBook.Entry(
                number, state, "x", Optional.empty(), false, cast.officer(), second, clock.instant());
    }
}
