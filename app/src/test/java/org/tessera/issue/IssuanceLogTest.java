package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.Decision;
import org.tessera.credential.log.LogEntry;
import org.tessera.credential.log.LogFiles;
import org.tessera.credential.log.NoteVerifier;
import org.tessera.credential.log.Tile;
import org.tessera.credential.log.Witness;
import org.tessera.platform.Superuser;

class IssuanceLogTest extends AfterIssuing {
    @Autowired
    IssuanceLog log;

    @Autowired
    LogBook book;

    @Autowired
    Superuser superuser;

    private CertificationDay.Cast cast;
    private Decision.Granted granted;
    private Issued issued;

    @BeforeEach
    void aCredential() {
        cast = day.cast();
        granted = day.granted(cast, day.candidate(cast));
        issued = soon.of(granted);
        log.publish();
    }

    @Test
    void aWitnessOutsideReadsTheWholeLogAndFindsItSound() throws IOException {
        var first = (Witness.Finding.Sound) witness().look(Optional.empty());
        assertThat(first.events().get(LogEntry.Event.ISSUED))
                .isEqualTo(jdbc.sql("select count(*) from issue.issued")
                        .query(Long.class)
                        .single());
        soon.of(day.granted(cast, day.candidate(cast)));
        log.publish();
        var second = (Witness.Finding.Sound) witness().look(Optional.of(first.note()));
        assertThat(second.grown()).isPositive();
    }

    @Test
    void theReceiptFindsTheCredentialWithoutUsAndNoOther() {
        var receipt = credentials.receipt(issued.id()).orElseThrow();
        var found = receipt.proves(credentials.sealed(issued.id()), credentials.logKey())
                .orElseThrow();
        assertThat(found.entry().standard()).isEqualTo("K08@1");
        assertThat(found.entry().event()).isEqualTo(LogEntry.Event.ISSUED);
        var other = soon.of(day.granted(cast, day.candidate(cast)));
        assertThat(receipt.proves(credentials.sealed(other.id()), credentials.logKey()))
                .isEmpty();
    }

    @Test
    void everyChangeOfItsStateIsAnEntryOfItsOwn() {
        certificates.suspend(granted.certificate(), cast.officer(), "The identity is in doubt.");
        await(LogEntry.Event.SUSPENDED);
        certificates.reinstate(granted.certificate(), cast.secondOfficer(), "It is confirmed.");
        await(LogEntry.Event.REINSTATED);
        certificates.withdraw(granted.certificate(), cast.officer(), "Somebody else sat the exam.");
        certificates.confirmWithdrawal(granted.certificate(), cast.secondOfficer());
        await(LogEntry.Event.REVOKED);
        assertThat(jdbc.sql("select count(*) from issue.log_leaf where commitment = :c and event = 'issued'")
                        .param("c", commitment())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anEntryNamesNoPersonAndNoCredential() {
        var leaf = new String(
                credentials.receipt(issued.id()).orElseThrow().entry(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(leaf)
                .doesNotContain(
                        issued.id().toString(),
                        issued.holder().toString(),
                        issued.certificate().toString())
                .doesNotContain(issued.sha256());
        assertThat(LogEntry.parse(leaf.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .commitment())
                .isEqualTo(commitment());
    }

    @Test
    void withoutItsSaltNobodyFindsTheLeafAnyMore() {
        var commitment = commitment();
        credentials.forgetInLog(issued.holder());
        assertThat(credentials.receipt(issued.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from issue.log_leaf where commitment = :c")
                        .param("c", commitment)
                        .query(Integer.class)
                        .single())
                .as("the log itself is as it was")
                .isEqualTo(1);
        assertThatThrownBy(
                        () -> jdbc.sql("select * from issue.log_salt").query().listOfRows())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aLogThatSomebodyRewroteIsNotSignedAgain() throws IOException {
        var first = book.leaves(0, 1).getFirst();
        var hash = book.hashes(new Tile(0, 0, 1)).getFirst().bytes();
        superuser.rewrite(
                "update issue.log_node set hash = :h where level = 0 and number = 0", Map.of("h", new byte[32]));
        try {
            var before = book.newest().orElseThrow();
            soon.of(day.granted(cast, day.candidate(cast)));
            log.publish();
            assertThat(book.newest().orElseThrow()).isEqualTo(before);
            assertThat(witness().look(Optional.empty())).isInstanceOf(Witness.Finding.Broken.class);
        } finally {
            superuser.rewrite("update issue.log_node set hash = :h where level = 0 and number = 0", Map.of("h", hash));
        }
        log.publish();
        assertThat(book.newest().orElseThrow().checkpoint().size()).isEqualTo(book.size());
        assertThat(book.leaves(0, 1).getFirst().bytes()).isEqualTo(first.bytes());
    }

    @Test
    void entriesAreOnlyEverAdded() {
        for (var sql : new String[] {
            "delete from issue.log_leaf", "update issue.log_node set hash = hash", "delete from issue.log_checkpoint"
        }) {
            assertThatThrownBy(() -> superuser.run(sql, Map.of())).hasMessageContaining("it is a record");
        }
    }

    @Test
    void tilesMayBeKeptForEverAndTheCheckpointForSeconds() {
        assertThat(browser.get().uri("/log/checkpoint"))
                .hasStatusOk()
                .hasHeader("Content-Type", "text/plain;charset=UTF-8")
                .hasHeader("Cache-Control", "max-age=5, public");
        assertThat(browser.get().uri("/log/tile/0/000.p/1"))
                .hasStatusOk()
                .hasHeader("Content-Type", "application/octet-stream")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        for (var none :
                new String[] {"/log/tile/0/900", "/log/tile/entries/000", "/log/tile/9/000.p/1", "/log/tile/x"}) {
            assertThat(browser.get().uri(none)).as(none).hasStatus(404);
        }
    }

    private Witness witness() {
        LogFiles files = path -> {
            var answer = browser.get().uri("/log/" + path).exchange();
            if (answer.getResponse().getStatus() != 200) throw new IOException(path);
            return answer.getResponse().getContentAsByteArray();
        };
        try {
            return new Witness(
                    files, NoteVerifier.parse(new String(files.read("key"), java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String commitment() {
        return LogEntry.parse(credentials.receipt(issued.id()).orElseThrow().entry())
                .commitment();
    }

    private void await(LogEntry.Event event) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (jdbc.sql("select count(*) from issue.log_leaf where commitment = :c and event = :e")
                        .param("c", commitment())
                        .param("e", event.name().toLowerCase(java.util.Locale.ROOT))
                        .query(Integer.class)
                        .single()
                != 1) {
            if (System.nanoTime() > end) throw new AssertionError("no entry " + event);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
