package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.Decision;
import org.tessera.issue.Finding.Kind;
import org.tessera.platform.Superuser;

/** The nightly check against somebody with power over the whole database. What other tests left broken is not counted. */
class RecheckTest extends AfterIssuing {
    @Autowired
    IssuanceLog log;

    @Autowired
    StatusLists lists;

    @Autowired
    Recheck recheck;

    @Autowired
    PublicKeys keys;

    @Autowired
    Copies copies;

    @Autowired
    Superuser superuser;

    private CertificationDay.Cast cast;
    private Decision.Granted granted;
    private Issued issued;
    private String id;

    @BeforeEach
    void aCredential() {
        cast = day.cast();
        granted = day.granted(cast, day.candidate(cast));
        issued = soon.of(granted);
        id = issued.id().toString();
        log.publish();
        lists.publishChanged();
    }

    @Test
    void whatIsAsItShouldBeIsFoundSo() {
        var run = recheck.look();
        assertThat(of(run, id)).isEmpty();
        assertThat(of(run, "list:1")).isEmpty();
        assertThat(run.findings()).extracting(Finding::kind).doesNotContain(Kind.LOG_ROOT_DIFFERS);
        assertThat(run.credentials()).isPositive();
        assertThat(run.entries()).isGreaterThanOrEqualTo(run.credentials());
    }

    @Test
    void whoeverTampersIsFoundTheNextNight() {
        var sealed = credentials.sealed(issued.id());
        var spoiled = sealed.clone();
        spoiled[sealed.length / 2] ^= 1;
        found(
                "update issue.issued set sealed = :new, sha256 = encode(sha256(:new), 'hex') where id = cast(:id as uuid)",
                "update issue.issued set sealed = :old, sha256 = encode(sha256(:old), 'hex') where id = cast(:id as uuid)",
                Map.of("new", spoiled, "old", sealed),
                Kind.SEAL_WRONG,
                Kind.NOT_LOGGED);
        var other = credentials.sealed(
                soon.of(day.granted(cast, day.candidate(cast))).id());
        found(
                "update issue.issued set sealed = :new, sha256 = encode(sha256(:new), 'hex') where id = cast(:id as uuid)",
                "update issue.issued set sealed = :old, sha256 = encode(sha256(:old), 'hex') where id = cast(:id as uuid)",
                Map.of("new", other, "old", sealed),
                Kind.NOT_AS_PLANNED,
                Kind.NOT_AS_DECIDED,
                Kind.NOT_LOGGED);
        found(
                "update platform.audit_event set details = '{}' where subject = 'credential:' || :id and number = 1",
                "update platform.audit_event set details = :old where subject = 'credential:' || :id and number = 1",
                Map.of("old", details()),
                Kind.TRAIL_BROKEN);
        found(
                "insert into certify.certificate_event select certificate, 2, 'suspended', 'x', false, by_person, null, "
                        + "now() - interval '1 hour' from certify.certificate_event where certificate = cast(:certificate as uuid)",
                "delete from certify.certificate_event where certificate = cast(:certificate as uuid) and number = 2",
                Map.of("certificate", issued.certificate().toString()),
                Kind.LIST_DIFFERS);
        superuser.rewrite(
                "delete from issue.log_salt where credential = :id",
                Map.of("id", issued.id().value()));
        assertThat(of(recheck.look(), id)).containsExactly(Kind.NOT_LOGGED);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN_BADGE_PROOF", "OPEN_BADGE_PROOF_EDDSA"})
    void aProofIsFoundRightAndOnceAnythingInItIsChangedWrong(Form form) {
        var order = copies.order(issued.id(), issued.holder(), form, Optional.empty());
        assertThat(copies.of(order, Duration.ofMinutes(1))).isInstanceOf(Copies.Copy.Ready.class);
        var badge = copies.made(issued.id(), issued.holder(), form).orElseThrow();
        id = jdbc.sql("select id from issue.planned where copy_order = :order")
                .param("order", order)
                .query(java.util.UUID.class)
                .single()
                .toString();
        var text = new String(badge, StandardCharsets.UTF_8);
        var spoiled = Map.of(
                        "Checking if information", "Checked if information",
                        "\"created\":\"20", "\"created\":\"21",
                        "\"proofValue\":\"z", "\"proofValue\":\"z2")
                .entrySet()
                .stream()
                .peek(change -> assertThat(text).contains(change.getKey()))
                .map(change ->
                        text.replaceFirst(change.getKey(), change.getValue()).getBytes(StandardCharsets.UTF_8))
                .toList();
        assertThat(PlainProof.of(badge, keys.certificatesOfProofs())).isPresent();
        assertThat(spoiled)
                .allMatch(one -> PlainProof.of(one, keys.certificatesOfProofs()).isEmpty());
        found(
                "update issue.issued set sealed = :new, sha256 = encode(sha256(:new), 'hex') where id = cast(:id as uuid)",
                "update issue.issued set sealed = :old, sha256 = encode(sha256(:old), 'hex') where id = cast(:id as uuid)",
                Map.of("new", spoiled.getFirst(), "old", badge),
                Kind.SEAL_WRONG,
                Kind.NOT_LOGGED);
    }

    @Test
    void aChangedLogAndAForeignListAreFound() {
        var entry = jdbc.sql("select entry from issue.log_leaf where number = 0")
                .query((row, n) -> row.getBytes(1))
                .single();
        var other = new String(entry, java.nio.charset.StandardCharsets.UTF_8).replace("K08@1", "K08@2");
        superuser.rewrite(
                "update issue.log_leaf set entry = :e where number = 0",
                Map.of("e", other.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(recheck.look().findings()).extracting(Finding::kind).contains(Kind.LOG_ROOT_DIFFERS);
        superuser.rewrite("update issue.log_leaf set entry = :e where number = 0", Map.of("e", entry));

        var list = jdbc.sql("select signed_token from issue.publication where list = 1")
                .query((row, n) -> row.getBytes(1))
                .single();
        superuser.rewrite("update issue.publication set signed_token = :t where list = 1", Map.of("t", new byte[] {1}));
        assertThat(of(recheck.look(), "list:1")).containsExactly(Kind.LIST_UNREADABLE);
        superuser.rewrite("update issue.publication set signed_token = :t where list = 1", Map.of("t", list));
    }

    @Test
    void aDecisionThatWaitsTooLongIsFoundAndTheOfficerReadsIt() {
        var decision = java.util.UUID.randomUUID();
        superuser.rewrite(
                "insert into issue.commission (decision, certificate, registered_at) values (:d, :d, now() - interval '2 hours')",
                Map.of("d", decision));
        assertThat(of(recheck.look(), decision.toString())).containsExactly(Kind.UNFINISHED);
        assertThat(browser.get().uri("/issuing").with(user(cast.officer().toString())))
                .hasStatusOk()
                .bodyText()
                .contains(decision.toString(), "has waited for its credential", "./tessera log verify");
        superuser.rewrite("delete from issue.commission where decision = :d", Map.of("d", decision));
    }

    private String details() {
        return jdbc.sql("select details from platform.audit_event where subject = 'credential:' || :id and number = 1")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private void found(String tamper, String undo, Map<String, ?> values, Kind... kinds) {
        var all = new java.util.HashMap<String, Object>(values);
        all.put("id", id);
        superuser.rewrite(tamper, all);
        var found = of(recheck.look(), id);
        superuser.rewrite(undo, all);
        assertThat(found).as(tamper).containsExactlyInAnyOrder(kinds);
        assertThat(of(recheck.look(), id)).as("put back").isEmpty();
    }

    private static List<Kind> of(Rechecks.Run run, String subject) {
        return run.findings().stream()
                .filter(f -> f.subject().equals(subject))
                .map(Finding::kind)
                .toList();
    }
}
