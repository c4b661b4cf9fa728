package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.certify.Certificates;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.DecisionFacts;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;

class GatesTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Certificates certificates;

    @Autowired
    Gates gates;

    @Autowired
    JdbcClient jdbc;

    private CertificationDay.Cast cast;
    private DecisionFacts facts;

    @BeforeEach
    void aDecision() {
        cast = day.cast();
        facts = certificates.facts(day.granted(cast, day.candidate(cast)).decision());
    }

    @Test
    void allGatesAreOpenForASoundDecision() {
        assertThat(gates.closed(facts)).isEmpty();
    }

    @Test
    void aSuspendedCertificateIsNotSealed() {
        certificates.suspend(facts.certificate(), cast.officer(), "In doubt.");
        assertThat(gates.closed(facts)).containsExactly(Gate.CERTIFICATE_IN_FORCE);
    }

    @Test
    void aDecisionUnderAppealIsNotSealed() {
        jdbc.sql(
                        "insert into certify.appeal (id, decision, grounds, made_by, made_at) values (:id, :decision, 'x', :by, now())")
                .param("id", Ids.next())
                .param("decision", facts.decision().value())
                .param("by", facts.holder().value())
                .update();
        assertThat(gates.closed(facts)).containsExactly(Gate.NOT_UNDER_APPEAL);
    }

    @Test
    void aFailedAssessmentIsNotSealed() {
        assertThat(gates.closed(with(proof(false, true, 2, false)))).containsExactly(Gate.PASSED);
    }

    @Test
    void anUnsupervisedExamIsNotSealed() {
        assertThat(gates.closed(with(proof(true, false, 2, false)))).containsExactly(Gate.SUPERVISED);
    }

    @Test
    void workThatOnePersonMarkedIsNotSealed() {
        assertThat(gates.closed(with(proof(true, true, 1, false)))).containsExactly(Gate.MARKED_BY_TWO);
    }

    @Test
    void aPublicSampleIsNotSealed() {
        assertThat(gates.closed(with(proof(true, true, 2, true)))).containsExactly(Gate.NO_SAMPLE);
    }

    @Test
    void aHolderWithoutBirthDateIsNotSealed() {
        day.rewrite(
                "update people.person set birth_date = null where id = :id",
                Map.of("id", facts.holder().value()));
        assertThat(gates.closed(facts)).containsExactly(Gate.HOLDER_IDENTIFIED);
    }

    @Test
    void aHolderWithoutAWholeNameIsNotSealed() {
        for (var name : List.of("given_name", "family_name")) {
            day.rewrite(
                    "update people.person set given_name = 'Zoe', family_name = 'Kanarini' where id = :id",
                    Map.of("id", facts.holder().value()));
            day.rewrite(
                    "update people.person set " + name + " = ' ' where id = :id",
                    Map.of("id", facts.holder().value()));
            assertThat(gates.closed(facts)).containsExactly(Gate.HOLDER_IDENTIFIED);
        }
    }

    @Test
    void anotherStandardThanTheOneDecidedOnIsNotSealed() {
        assertThat(gates.closed(
                        with(facts.microCredentialReference().replaceFirst(".$", "x"), facts.certificationBody())))
                .containsExactly(Gate.STANDARD_UNCHANGED);
    }

    @Test
    void aSchoolsDecisionIsNotSealed() {
        assertThat(gates.closed(with(facts.microCredentialReference(), cast.centre())))
                .containsExactly(Gate.BODY_RECOGNISED);
    }

    private DecisionFacts.Proof proof(boolean passed, boolean supervised, int examiners, boolean demonstration) {
        var p = facts.proof();
        return new DecisionFacts.Proof(
                p.sitting(),
                p.form(),
                p.raw(),
                p.cut(),
                p.outOf(),
                p.task(),
                passed,
                supervised,
                examiners,
                p.satOn(),
                p.releasedAt(),
                Map.of("O1", List.of()),
                demonstration);
    }

    private DecisionFacts with(DecisionFacts.Proof proof) {
        return new DecisionFacts(
                facts.decision(),
                facts.reference(),
                facts.certificate(),
                facts.holder(),
                facts.certificationBody(),
                facts.testCentre(),
                facts.microCredential(),
                facts.version(),
                facts.microCredentialReference(),
                facts.decidedAt(),
                facts.validFrom(),
                facts.validUntil(),
                proof);
    }

    private DecisionFacts with(String reference, OrganisationId body) {
        return new DecisionFacts(
                facts.decision(),
                facts.reference(),
                facts.certificate(),
                facts.holder(),
                body,
                facts.testCentre(),
                facts.microCredential(),
                facts.version(),
                reference,
                facts.decidedAt(),
                facts.validFrom(),
                facts.validUntil(),
                facts.proof());
    }
}
