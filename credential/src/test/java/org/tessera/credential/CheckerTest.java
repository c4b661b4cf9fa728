package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static Report with(StatusList list) {
        return new Checker(Samples.authority().trust(), Samples.serving(Samples.published(list)), Samples.CLOCK)
                .check(Samples.sealed());
    }

    @Test
    void whatWeSealIsGenuineAndValid() {
        var report = Samples.checker().check(Samples.sealed());
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.checks()).extracting(Check::kind).containsExactly(Check.Kind.values());
        assertThat(report.check(Check.Kind.ISSUER).details()).containsEntry("issuer", "Certification Body of Attica");
    }

    @Test
    void theFactsAreTheAwards() {
        var award = Samples.anAward().build();
        var facts = Samples.checker().check(Samples.sealed()).facts().orElseThrow();
        assertThat(facts.id()).isEqualTo(award.id());
        assertThat(facts.who().name()).isEqualTo("Ελένη Παπαδοπούλου");
        assertThat(facts.who().latinName()).contains("Eleni Papadopoulou");
        assertThat(facts.who().birthDate()).contains(award.learner().birthDate());
        assertThat(facts.what().title()).contains(award.title());
        assertThat(facts.what().programme())
                .contains(award.stacking().orElseThrow().name());
        assertThat(facts.what().standardPage()).isEqualTo(award.standardPage());
        assertThat(facts.canDo())
                .extracting(Facts.CanDo::title)
                .containsExactly(
                        award.outcomes().get(0).title(), award.outcomes().get(1).title());
        assertThat(facts.canDo().getFirst().related()).hasSize(2);
        assertThat(facts.proof().grade()).contains(award.grade());
        assertThat(facts.proof().assessors()).isEqualTo(award.assessment().assessors());
        assertThat(facts.proof().date()).contains(award.assessment().date());
        assertThat(facts.says().awardingBody()).contains(award.awardingBody().legalName());
        assertThat(facts.says().qualityAssurance())
                .contains(award.qualityAssurance().summary());
        assertThat(facts.validity().until()).isEqualTo(award.validUntil());
        assertThat(facts.learning().workload()).contains("PT8H");
        assertThat(facts.learning().eqf()).contains(3);
        assertThat(facts.learning().eqfOfficial()).isFalse();
        assertThat(facts.learning().furtherInformation()).isEqualTo(award.furtherInformation());
        assertThat(facts.trace()).isEqualTo(award.trace());
        assertThat(facts.status()).isEqualTo(award.status());
    }

    @Test
    void aWithdrawnCredentialIsWithdrawn() {
        var list = Samples.list();
        list.set(70_001, StatusList.Standing.WITHDRAWN);
        assertThat(with(list).verdict()).isEqualTo(Report.Verdict.WITHDRAWN);
    }

    @Test
    void aSuspendedCredentialIsSuspendedAndComesBack() {
        var list = Samples.list();
        list.set(70_001, StatusList.Standing.SUSPENDED);
        assertThat(with(list).verdict()).isEqualTo(Report.Verdict.SUSPENDED);
        list.set(70_001, StatusList.Standing.VALID);
        assertThat(with(list).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void withoutTheListTheVerdictIsOpen() {
        var report =
                new Checker(Samples.authority().trust(), StatusSource.none(), Samples.CLOCK).check(Samples.sealed());
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        assertThat(report.check(Check.Kind.STATUS).cause()).isEqualTo("status-list-unavailable");
        assertThat(report.facts()).isPresent();
    }

    @Test
    void aListByAnotherOrganisationTellsNothing() {
        var other = Samples.newAuthority("Somebody Else");
        var forged =
                Samples.list().publish(other.sealKey(), Samples.body().id(), Samples.NOW, Samples.NOW.plusSeconds(60));
        var trust = Trust.in(Samples.authority().certificate(), other.certificate());
        var report = new Checker(trust, Samples.serving(forged), Samples.CLOCK).check(Samples.sealed());
        assertThat(report.check(Check.Kind.STATUS).cause()).isEqualTo("status-list-not-trusted");
    }

    @Test
    void anOldListTellsNothing() {
        var old = Samples.list()
                .publish(
                        Samples.authority().sealKey(),
                        Samples.body().id(),
                        Samples.NOW.minusSeconds(7200),
                        Samples.NOW.minusSeconds(3600));
        var report =
                new Checker(Samples.authority().trust(), Samples.serving(old), Samples.CLOCK).check(Samples.sealed());
        assertThat(report.check(Check.Kind.STATUS).cause()).isEqualTo("status-list-outdated");
    }

    @Test
    void aCredentialWithoutStatusIsNotHeldUpByIt() {
        var file = Samples.sealed(EuropeanDigitalCredentialTest.least().build());
        var report = new Checker(Samples.authority().trust(), StatusSource.none(), Samples.CLOCK).check(file);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.check(Check.Kind.ACCREDITATION).cause()).isEqualTo("accreditation-not-checked");
    }

    @Test
    void timeDecidesAboutValidity() {
        var early = new Checker(Samples.authority().trust(), StatusSource.none(), at("2027-02-20T09:59:59Z"));
        assertThat(early.check(Samples.sealed()).verdict()).isEqualTo(Report.Verdict.NOT_YET_VALID);
        var late = new Checker(Samples.authority().trust(), StatusSource.none(), at("2032-02-20T10:00:01Z"));
        assertThat(late.check(Samples.sealed()).verdict()).isEqualTo(Report.Verdict.EXPIRED);
    }

    @Test
    void anUnknownIssuerIsNeitherGoodNorBad() {
        var report = new Checker(Trust.none(), Samples.serving(Samples.published(Samples.list())), Samples.CLOCK)
                .check(Samples.sealed());
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("issuer-not-recognised");
        assertThat(report.check(Check.Kind.SEAL).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void anExpiredSealCertificateIsNotBelievedOnItsOwnWord() {
        var file = Samples.sealed(Samples.anAward()
                .validUntil(Instant.parse("2060-01-01T00:00:00Z"))
                .build());
        var report =
                new Checker(Samples.authority().trust(), StatusSource.none(), at("2034-01-01T00:00:00Z")).check(file);
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("seal-certificate-expired");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void theRegisterDecidesWhoIsKnownAndByWhichName() {
        var identifier = CertificateName.of(Samples.authority().sealKey().certificate())
                .identifier()
                .orElseThrow();
        var named = Samples.authority().trust().registering(Map.of(identifier, "Attica, as registered"));
        assertThat(issuer(named).details()).containsEntry("issuer", "Attica, as registered");
        var others = Samples.authority().trust().registering(Map.of("NTRGR-OTHER", "Others"));
        assertThat(issuer(others).cause()).isEqualTo("issuer-not-in-register");
        var byIri =
                Samples.authority().trust().registering(Map.of(Samples.body().id(), "Certification Body of Attica"));
        assertThat(issuer(byIri).outcome()).isEqualTo(Check.Outcome.HOLDS);
        var iriOfAnother =
                Samples.authority().trust().registering(Map.of(Samples.body().id(), "Somebody Famous"));
        assertThat(issuer(iriOfAnother).cause()).isEqualTo("issuer-not-in-register");
    }

    private static Check issuer(Trust trust) {
        return new Checker(trust, StatusSource.none(), Samples.CLOCK)
                .check(Samples.sealed())
                .check(Check.Kind.ISSUER);
    }

    @Test
    void anUnsealedCredentialShowsNothing() {
        var bare = EuropeanDigitalCredential.write(Samples.anAward().build(), Samples.images());
        var report = Samples.checker().check(bare);
        assertThat(report.format()).isEqualTo(Format.BARE_EDC);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        assertThat(report.facts()).isEmpty();
    }

    @Test
    void everyCauseHasASentenceWithItsDetailsFilledIn() {
        var report = Samples.checker().check(Samples.sealed());
        assertThat(report.checks()).extracting(Check::plain).noneMatch(sentence -> sentence.contains("{"));
        assertThat(Check.causes()).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }
}
