package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.certify.ApplicationId;
import org.tessera.certify.CertificateId;
import org.tessera.certify.CertificationDay;
import org.tessera.credential.Checker;
import org.tessera.credential.Report;
import org.tessera.platform.PersonId;

/**
 * What issuing costs from the decision to the passport, stage by stage: {@code -Dtessera.issue=1500}. The exams before are
 * played, unmeasured, with {@code -Dtessera.issue.warm} (20) more awards that only warm up. Wall time means little on a machine
 * that others use; processor time does. What the test itself does is in the application's figure.
 */
@EnabledIfSystemProperty(named = "tessera.issue", matches = "[1-9][0-9]*")
class IssuingLoadTest extends AfterIssuing {
    private static final int AWARDS = Integer.getInteger("tessera.issue", 0);
    private static final int WARM = Integer.getInteger("tessera.issue.warm", 20);
    private static final double TICKS = 100;
    private static final int CUTIME = 13;

    /** Somebody who passed, and what came of it. */
    private record Passed(PersonId person, ApplicationId application) {}

    private record Held(PersonId person, CertificateId certificate) {}

    private record Used(double wall, double application, double database) {
        Used since(Used before) {
            return new Used(wall - before.wall, application - before.application, database - before.database);
        }
    }

    @Autowired
    IssuanceLog log;

    @Autowired
    LogBook book;

    @Autowired
    Recheck recheck;

    @Autowired
    Clock clock;

    @Test
    void everyDecisionBecomesOneCredentialInEveryForm() throws Exception {
        var cast = day.cast();
        var warm = examined(cast, WARM);
        var passed = examined(cast, AWARDS);
        through(cast, warm, false);
        long entries = book.size();
        System.out.printf(Locale.ROOT, "%d awards; heap at the beginning %.1f MB%n", AWARDS, heap());
        System.out.println("| stage | wall, ms each | CPU application, ms each | CPU database, ms each |");
        var held = through(cast, passed, true);
        System.out.printf(Locale.ROOT, "heap at the end %.1f MB%n", heap());
        assertThat(book.size() - entries)
                .as("each credential and each copy in the log once")
                .isEqualTo(5L * AWARDS);
        assertThat(credentials.of(held.getLast().person())).hasSize(1);
    }

    private List<Passed> examined(CertificationDay.Cast cast, int count) {
        var passed = new ArrayList<Passed>();
        for (int number = 0; number < count; number++) {
            var person = day.candidate(cast);
            passed.add(new Passed(person, day.examined(cast, person, true)));
        }
        return passed;
    }

    private List<Held> through(CertificationDay.Cast cast, List<Passed> passed, boolean told) throws Exception {
        var held = new ArrayList<Held>();
        var begun = used();
        var before = begun;
        for (var one : passed)
            held.add(new Held(one.person(), day.granted(cast, one.application()).certificate()));
        Awaitility.await()
                .atMost(Duration.ofHours(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> held.stream()
                        .allMatch(one ->
                                credentials.byCertificate(one.certificate()).isPresent()));
        log.publish();
        before = tell("decided, drawn, sealed (JAdES), stored, logged", before, told);
        for (var name :
                List.of("wallet.sd-jwt", "badge.json", "badge-eddsa.json", "badge.jwt", "badge.png", "badge.svg")) {
            for (var one : held) {
                var id = credentials
                        .byCertificate(one.certificate())
                        .orElseThrow()
                        .id();
                got("/passport/keep/" + id + "/" + name, one.person());
            }
            before = tell(name, before, told);
        }
        for (var name : List.of("/passport/record.json", "/passport", "/passport.json")) {
            for (var one : held) got(name, one.person());
            before = tell(name, before, told);
        }
        tell("all of it", begun, told);
        checked(held.getLast());
        before = used();
        recheck.look();
        tell("the nightly check of everything that is there", before, told);
        return held;
    }

    private byte[] got(String path, PersonId person) {
        var answer =
                browser.get().uri(path).with(user(person.toString())).exchange().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    private void checked(Held one) {
        var checker = new Checker(credentials.trust(), credentials.statuses(), clock).consulting(credentials.log());
        var id = credentials.byCertificate(one.certificate()).orElseThrow().id();
        for (var path : List.of(
                "/passport/credentials/" + id + ".json",
                "/passport/keep/" + id + "/badge-eddsa.json",
                "/passport/keep/" + id + "/badge.png",
                "/passport/record.json")) {
            assertThat(checker.check(got(path, one.person())).verdict())
                    .as(path)
                    .isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        }
    }

    private Used tell(String what, Used before, boolean told) {
        var now = used();
        var spent = now.since(before);
        if (told)
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    what,
                    spent.wall * 1000 / AWARDS,
                    spent.application * 1000 / AWARDS,
                    spent.database * 1000 / AWARDS);
        return now;
    }

    private Used used() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Used(System.nanoTime() / 1e9, system.getProcessCpuTime() / 1e9, database());
    }

    /** Seconds of the database's processes; those that ended are counted by their parent (proc(5), cutime and cstime). */
    private double database() {
        long backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        var postmaster =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        var live = Stream.concat(Stream.of(postmaster), postmaster.children())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        try {
            var line = Files.readString(Path.of("/proc/" + postmaster.pid() + "/stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return live.toMillis() / 1000.0
                    + (Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CUTIME + 1])) / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Megabytes after a collection of garbage. */
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
