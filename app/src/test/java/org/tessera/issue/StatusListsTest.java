package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.certify.CertificateId;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.State;
import org.tessera.credential.Checker;
import org.tessera.credential.Report.Verdict;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusListsTest extends AfterIssuing {
    @Autowired
    Settings settings;

    @Autowired
    Clock clock;

    private CertificationDay.Cast cast;
    private CertificateId certificate;
    private Issued issued;

    @BeforeEach
    void aCredential() {
        cast = day.cast();
        var granted = day.granted(cast, day.candidate(cast));
        certificate = granted.certificate();
        issued = soon.of(granted);
    }

    @Test
    void everyChangeIsInTheListWithinSeconds() {
        await(Verdict.GENUINE_AND_VALID);
        certificates.suspend(certificate, cast.officer(), "The identity is in doubt.");
        await(Verdict.SUSPENDED);
        certificates.reinstate(certificate, cast.secondOfficer(), "It is confirmed.");
        await(Verdict.GENUINE_AND_VALID);
        certificates.withdraw(certificate, cast.officer(), "Somebody else sat the exam.");
        await(Verdict.SUSPENDED);
        certificates.confirmWithdrawal(certificate, cast.secondOfficer());
        await(Verdict.WITHDRAWN);
        assertThat(credentials.standing(issued.id())).satisfies(s -> {
            assertThat(s.state()).isEqualTo(State.WITHDRAWN);
            assertThat(s.reason()).contains("Somebody else sat the exam.");
            assertThat(s.since()).isPresent();
        });
    }

    /** The lists are read bit by bit here, without the library that wrote them. */
    @Test
    void aWithdrawalIsInBothListsWithinSecondsAndInNeitherBefore() throws Exception {
        var place = jdbc.sql("select status_list, status_place from issue.planned where id = :id")
                .param("id", issued.id().value())
                .query((row, n) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        await(Verdict.GENUINE_AND_VALID);
        assertThat(List.of(bitstring(place), token(place))).containsExactly(0, 0);
        certificates.withdraw(certificate, cast.officer(), "Somebody else sat the exam.");
        await(Verdict.SUSPENDED);
        assertThat(List.of(bitstring(place), token(place))).containsExactly(2, 2);
        certificates.confirmWithdrawal(certificate, cast.secondOfficer());
        long asked = System.nanoTime();
        await(Verdict.WITHDRAWN);
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - asked)).isLessThan(java.time.Duration.ofSeconds(20));
        assertThat(List.of(bitstring(place), token(place))).containsExactly(1, 1);
    }

    /** W3C Bitstring Status List: GZIP, two bits a place, the first place leftmost. */
    private int bitstring(int[] place) throws Exception {
        var list = payload("/status/" + place[0])
                .path("credentialSubject")
                .path("encodedList")
                .stringValue();
        var bits = new GZIPInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(list.substring(1))))
                .readAllBytes();
        return bits[place[1] / 4] >> (6 - 2 * (place[1] % 4)) & 3;
    }

    /** IETF Token Status List: ZLIB, two bits a place, the first place rightmost. */
    private int token(int[] place) throws Exception {
        var list = payload("/status/" + place[0] + "/token").path("status_list");
        assertThat(list.path("bits").intValue()).isEqualTo(2);
        var bits = new InflaterInputStream(new ByteArrayInputStream(
                        Base64.getUrlDecoder().decode(list.path("lst").stringValue())))
                .readAllBytes();
        return bits[place[1] / 4] >> (2 * (place[1] % 4)) & 3;
    }

    private JsonNode payload(String path) throws Exception {
        var jwt = browser.get().uri(path).exchange().getResponse().getContentAsString();
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }

    @Test
    void oneCredentialsFateIsNotAnothers() {
        var other = day.granted(cast, day.candidate(cast));
        issued = soon.of(other);
        certificates.suspend(other.certificate(), cast.officer(), "In doubt.");
        await(Verdict.SUSPENDED);
        issued = credentials.byCertificate(certificate).orElseThrow();
        await(Verdict.GENUINE_AND_VALID);
    }

    @Test
    void oneOfficerAloneWithdrawsNothing() {
        certificates.withdraw(certificate, cast.officer(), "In doubt.");
        assertThatThrownBy(() -> certificates.confirmWithdrawal(certificate, cast.officer()))
                .isInstanceOf(Problem.class)
                .hasMessage("certify.problem.second-officer");
        assertThat(certificates.of(certificate).state()).isEqualTo(State.SUSPENDED);
    }

    @Test
    void everybodyMayKeepAListForFiveMinutes() {
        assertThat(browser.get().uri("/status/1"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=300, public")
                .hasHeader("Content-Type", "application/vc+jwt");
        assertThat(browser.get().uri("/status/1/token"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=300, public")
                .hasHeader("Content-Type", "application/statuslist+jwt");
        assertThat(browser.get().uri("/status/4711")).hasStatus(404);
        assertThat(browser.get().uri("/status/4711/token")).hasStatus(404);
        assertThat(browser.get().uri("/status/nonsense")).hasStatus(404);
    }

    @Test
    void onlyOurOwnListsAreLookedUp() {
        var source = credentials.statuses();
        assertThat(source.find("https://example.org/status/1")).isEmpty();
        assertThat(source.find(settings.address("/status/1/../../x"))).isEmpty();
        assertThat(source.find(settings.address("/status/1"))).isPresent();
    }

    private void await(Verdict verdict) {
        var checker = new Checker(credentials.trust(), credentials.statuses(), clock);
        var sealed = credentials.sealed(issued.id());
        long end = System.nanoTime() + 30_000_000_000L;
        while (checker.check(sealed).verdict() != verdict) {
            if (System.nanoTime() > end)
                throw new AssertionError(checker.check(sealed).toJson());
            LockSupport.parkNanos(20_000_000);
        }
    }
}
