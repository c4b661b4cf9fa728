package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.certify.Certificates;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.Decision;
import org.tessera.certify.DecisionId;
import org.tessera.credential.Checker;
import org.tessera.credential.Report;
import org.tessera.issue.Faults.Fault;
import org.tessera.platform.Audit;
import org.tessera.platform.Sha256;
import org.tessera.platform.Superuser;
import tools.jackson.databind.json.JsonMapper;

class IssuanceTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Certificates certificates;

    @Autowired
    Credentials credentials;

    @Autowired
    Issuing issuing;

    @Autowired
    IssuedSoon soon;

    @Autowired
    Registrar registrar;

    @Autowired
    Ledger ledger;

    @Autowired
    Faults faults;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Superuser superuser;

    @Autowired
    Clock clock;

    private CertificationDay.Cast cast;

    @BeforeEach
    void cast() {
        cast = day.cast();
    }

    @AfterEach
    void disarm() {
        faults.disarm();
    }

    @Test
    void aGrantedCertificateBecomesAGenuineCredential() {
        var sealed = credentials.sealed(issued(granted()).id());
        var report = new Checker(credentials.trust(), credentials.statuses(), clock).check(sealed);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.toJson()).contains("Kanarini");
    }

    @Test
    void whatIsSealedConformsToTheOfficialShapes() throws Exception {
        var sealed = credentials.sealed(issued(granted()).id());
        var payload = json.readTree(sealed).path("payload").stringValue();
        var report = Shapes32.validate(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(report.conforms()).as(report.getEntries().toString()).isTrue();
    }

    @Test
    void theCredentialNamesWhatItRestsOn() {
        var granted = granted();
        var issued = issued(granted);
        var sealed = new String(credentials.sealed(issued.id()), java.nio.charset.StandardCharsets.UTF_8);
        var facts = certificates.facts(granted.decision());
        assertThat(sealed)
                .contains(
                        facts.reference(),
                        facts.proof().form(),
                        facts.microCredentialReference(),
                        "matrix:key-skills@");
        var trace = credentials.trace(issued.id());
        assertThat(trace.steps())
                .extracting(Trace.Step::kind)
                .startsWith("decision", "result", "form", "outcome")
                .contains("item", "matrix");
        assertThat(trace.steps()).allSatisfy(s -> assertThat(s.reference()).contains("@", "#"));
        assertThat(trace.toString()).doesNotContainPattern("\\braw\\b");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aDeathAtAnyPointLeavesExactlyOneCredential(Fault fault) throws InterruptedException {
        faults.arm(fault);
        var granted = granted();
        faults.awaitDeath();
        if (fault.compareTo(Fault.AFTER_STORE) < 0)
            assertThat(credentials.byCertificate(granted.certificate())).isEmpty();
        faults.disarm();
        var planned = ledger.planned(granted.decision()).map(Planned::sha256);
        issuing.resume();
        var issued = issued(granted);
        var plan = ledger.planned(granted.decision()).orElseThrow();
        assertThat(plan.id()).isEqualTo(issued.id());
        planned.ifPresent(sha256 -> assertThat(plan.sha256()).isEqualTo(sha256));
        assertThat(Sha256.of(credentials.sealed(issued.id()))).isEqualTo(issued.sha256());
        assertThat(audit.of("credential:" + issued.id()))
                .extracting(Audit.Entry::action)
                .containsExactly("planned", "issued");
    }

    @Test
    void manyAtOnceMakeOneCredential() {
        var granted = granted();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> issuing.advance(granted.decision()), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        issued(granted);
        assertThat(count("select count(*) from issue.planned where decision = :id", granted.decision()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from issue.issued i join issue.planned p on p.id = i.id where p.decision = :id",
                        granted.decision()))
                .isEqualTo(1);
    }

    @Test
    void theSameNewsOnceMoreChangesNothing() {
        var granted = granted();
        var first = issued(granted);
        registrar.issue(
                new org.tessera.certify.CertificateGranted(granted.certificate(), granted.decision(), first.holder()));
        assertThat(issued(granted)).isEqualTo(first);
    }

    @Test
    void aDecisionThatTheRegistrarDoesNotKnowIsNotIssued() {
        assertThatThrownBy(() -> issuing.advance(DecisionId.next())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aGateThatClosesBetweenPlanAndSealStopsTheSeal() throws InterruptedException {
        faults.arm(Fault.AFTER_PLAN);
        var granted = granted();
        faults.awaitDeath();
        certificates.suspend(granted.certificate(), cast.officer(), "The identity is in doubt.");
        faults.disarm();
        issuing.resume();
        assertThat(credentials.byCertificate(granted.certificate())).isEmpty();
        assertThat(ledger.refusals(granted.decision())).containsExactly("certificate-in-force");
        certificates.reinstate(granted.certificate(), cast.officer(), "The identity is confirmed.");
        issuing.resume();
        assertThat(issued(granted).certificate()).isEqualTo(granted.certificate());
    }

    @Test
    void aPlanThatSomebodyChangedIsNotSealed() throws InterruptedException {
        faults.arm(Fault.AFTER_PLAN);
        var granted = granted();
        faults.awaitDeath();
        // Another decision that is tried again may have died first.
        await().until(() -> count("select count(*) from issue.planned where decision = :id", granted.decision()) == 1);
        assertThatThrownBy(() -> day.rewrite(
                        "update issue.planned set unsigned = '\\x00' where decision = :id",
                        Map.of("id", granted.decision().value())))
                .hasMessageContaining("planned");
        assertThatThrownBy(() -> superuser.run(
                        "delete from issue.planned where decision = :id",
                        Map.of("id", granted.decision().value())))
                .hasMessageContaining("it is a record");
    }

    @Test
    void numbersOfCredentialsCantBeGuessed() {
        var numbers = new HashSet<java.util.UUID>();
        int[] ones = new int[128];
        for (int n = 0; n < 10_000; n++) {
            var id = CredentialId.random().value();
            numbers.add(id);
            for (int bit = 0; bit < 64; bit++) {
                ones[bit] += (int) (id.getMostSignificantBits() >>> bit & 1);
                ones[64 + bit] += (int) (id.getLeastSignificantBits() >>> bit & 1);
            }
        }
        assertThat(numbers).hasSize(10_000);
        // Each bit is set in half of them; seven standard deviations are 350.
        for (int n : ones) assertThat(n).isBetween(4_650, 5_350);
    }

    private Decision.Granted granted() {
        return day.granted(cast, day.candidate(cast));
    }

    private Issued issued(Decision.Granted granted) {
        return soon.of(granted);
    }

    private int count(String sql, DecisionId decision) {
        return jdbc.sql(sql).param("id", decision.value()).query(Integer.class).single();
    }
}
