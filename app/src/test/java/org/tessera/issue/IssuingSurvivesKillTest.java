package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.Decision;
import org.tessera.credential.Checker;
import org.tessera.credential.StatusSource;
import org.tessera.credential.log.Tile;
import org.tessera.credential.log.Witness;
import org.tessera.issue.Faults.Fault;
import org.tessera.platform.Audit;
import org.tessera.platform.LocalPostgres;
import org.tessera.platform.Settings;

/**
 * Fault F12: a process that issues is killed with SIGKILL at each point of the way, and the next process takes up what it
 * left. {@code -Dtessera.kills=20} kills at all nine points so often, or as often as fits into
 * {@code -Dtessera.kills.minutes=25}; without, at four of them once.
 */
class IssuingSurvivesKillTest extends WholeApplication {
    private static final int REPETITIONS = Integer.getInteger("tessera.kills", 1);

    /** No further repetition begins after this; each is judged whole. */
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("tessera.kills.minutes", 1_000));

    /** Each start takes a while: without the switch, before and after each of the two records that count. */
    private static final List<Fault> FAULTS = Integer.getInteger("tessera.kills") == null
            ? List.of(Fault.DURING_PLAN, Fault.AFTER_SEAL, Fault.DURING_LOG, Fault.AFTER_STORE)
            : List.of(Fault.values());

    @Autowired
    CertificationDay day;

    @Autowired
    Faults faults;

    @Autowired
    Credentials credentials;

    @Autowired
    Issuing issuing;

    @Autowired
    IssuanceLog log;

    @Autowired
    Audit audit;

    @Autowired
    LocalPostgres database;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    java.time.Clock clock;

    @Autowired
    Scheduler scheduler;

    @AfterEach
    void goOn() {
        faults.hold(false);
        scheduler.resume();
    }

    @Test
    void everyDecisionGetsOneCredentialAndOneEntryWhereverTheSealerIsKilled() throws Exception {
        // This process only decides: its jobs would sign the log before a slow child comes to it.
        faults.hold(true);
        scheduler.pause();
        var cast = day.cast();
        var decisions = new ArrayList<Decision.Granted>();
        int crashes = 0;
        long begun = System.nanoTime();
        for (int n = 0; n < REPETITIONS && System.nanoTime() - begun < LONGEST.toNanos(); n++) {
            for (Fault fault : FAULTS) {
                var granted = day.granted(cast, day.candidate(cast));
                decisions.add(granted);
                IssuingChild.killedAt(fault.name(), granted.decision(), settings());
                crashes++;
            }
        }
        faults.hold(false);
        issuing.resume();
        log.publish();

        for (Decision.Granted granted : decisions) thereIsOne(granted);
        var issued = count("select count(*) from issue.issued");
        var leaves = count("select count(*) from issue.log_leaf where event = 'issued'");
        var twice = count("select count(*) - count(distinct decision) from issue.planned where copy_order is null");
        System.out.printf(
                "decisions=%d crashes=%d issued=%d duplicates=%d; in all: issued=%d leaves=%d%n",
                decisions.size(), crashes, decisions.size(), twice, issued, leaves);
        assertThat(leaves).isEqualTo(issued);
        assertThat(twice).isZero();
        assertThat(witness()).isInstanceOf(Witness.Finding.Sound.class);
    }

    private void thereIsOne(Decision.Granted granted) {
        var issued = credentials.byCertificate(granted.certificate()).orElseThrow();
        assertThat(jdbc.sql("select count(*) from issue.planned where decision = :d")
                        .param("d", granted.decision().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var sealed = credentials.sealed(issued.id());
        assertThat(new Checker(credentials.trust(), StatusSource.none(), clock)
                        .check(sealed)
                        .check(org.tessera.credential.Check.Kind.SEAL)
                        .outcome())
                .isEqualTo(org.tessera.credential.Check.Outcome.HOLDS);
        assertThat(credentials.receipt(issued.id()).orElseThrow().proves(sealed, credentials.logKey()))
                .isPresent();
        assertThat(audit.of("credential:" + issued.id()))
                .extracting(Audit.Entry::action)
                .containsExactly("planned", "issued");
        assertThat(audit.firstBreak("credential:" + issued.id())).isEmpty();
    }

    private Witness.Finding witness() throws IOException {
        return new Witness(
                        path -> path.equals("checkpoint")
                                ? log.checkpoint().getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                : log.file(Tile.parse(path).orElseThrow()).orElseThrow(() -> new IOException(path)),
                        credentials.logKey())
                .look(Optional.empty());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** The same database and the same keys as this process. */
    private List<String> settings() {
        return List.of(
                "--tessera.home=" + settings.home(),
                "--tessera.content=" + settings.content(),
                "--tessera.narration.ahead=false",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }
}
