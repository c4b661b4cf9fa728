package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.people.SignInLinks;
import org.tessera.platform.Audit;
import org.tessera.platform.LocalPostgres;
import org.tessera.platform.PersonId;

/**
 * Faults between the candidate and the database, each made on purpose while answers are saved over HTTP; the numbers are
 * those of docs/assurance/reliability.md. In the suite it takes seconds; {@code ./tessera test --faults} takes longer.
 */
class FaultsTest extends WholeApplication {
    private static final boolean LONG = Integer.getInteger("tessera.faults", 0) > 0;
    private static final int CANDIDATES = LONG ? 50 : 6;
    private static final int CHANGES = LONG ? 60 : 20;
    private static final int HURRIED = 50;

    @Autowired
    ExamDay day;

    @Autowired
    SignInLinks links;

    @Autowired
    LocalPostgres database;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aBadNetworkAndASessionThatEndsLoseNothing(@TempDir Path home) throws Exception {
        var cast = day.cast();
        try (var application = new ChildApplication(database, home);
                var network = new FaultProxy(application.address("/"), 20)) {
            var bots = new ArrayList<AnsweringBot>();
            for (int n = 0; n < CANDIDATES; n++) {
                PersonId candidate = day.candidate(cast);
                var bot = new AnsweringBot(
                        application.address("/"),
                        candidate,
                        day.inExam(cast, candidate),
                        home,
                        new AnsweringBot.Gate(),
                        () -> {});
                bot.signIn(links);
                bots.add(bot);
            }
            overABadNetwork(bots, network);
            afterTheSessionEnded(bots.getFirst());
            if (!LONG) return;
            handedInByManyHandsAtOnce(bots);
            everyChainIsWholeAndAnAlteredOneIsFound(bots);
        }
    }

    private void overABadNetwork(List<AnsweringBot> bots, FaultProxy network) throws Exception {
        bots.forEach(bot -> bot.moveTo(network.address()));
        together(bots.stream().<Callable<?>>map(b -> () -> b.answer(CHANGES)).toList());
        var verdict = Judge.of(database, bots);
        System.out.printf(
                "F4 dropped=%d cut-after-commit=%d reset=%d delayed=%d repeated=%d %s%n",
                network.count(FaultProxy.Fault.DROP_REQUEST),
                network.count(FaultProxy.Fault.CUT_AFTER_COMMIT),
                network.count(FaultProxy.Fault.RESET),
                network.count(FaultProxy.Fault.DELAY),
                bots.stream().mapToInt(AnsweringBot::repeated).sum(),
                verdict);
        for (FaultProxy.Fault fault : FaultProxy.Fault.values())
            assertThat(network.count(fault)).as("%s happened", fault).isPositive();
        assertThat(verdict.acknowledged()).isEqualTo(CANDIDATES * CHANGES);
        assertThat(verdict.sound()).as(verdict.toString()).isTrue();
        bots.forEach(AnsweringBot::moveBack);
    }

    /** Fault F10: the session is gone in the middle of the exam; signing in again goes on with the same answers. */
    private void afterTheSessionEnded(AnsweringBot bot) throws Exception {
        jdbc.sql("delete from platform.session where principal_name = :person")
                .param("person", bot.candidate().toString())
                .update();
        assertThat(bot.submit()).as("nobody hands in without being signed in").isNotEqualTo(303);
        bot.signIn(links);
        var verdict = Judge.of(database, List.of(bot));
        System.out.printf("F10 %s%n", verdict);
        assertThat(verdict.sound()).isTrue();
        assertThat(verdict.acknowledged()).isEqualTo(CHANGES);
    }

    /** Fault F5: the same hand-in many times at once is one hand-in; who is asked to come again does so. */
    private void handedInByManyHandsAtOnce(List<AnsweringBot> bots) throws Exception {
        for (AnsweringBot bot : bots) {
            var hands = new ArrayList<Callable<?>>();
            for (int n = 0; n < HURRIED; n++)
                hands.add(() -> assertThat(untilDone(bot)).isEqualTo(303));
            together(hands);
        }
        var handedIn = bots.stream()
                .mapToLong(b -> audit.of("sitting:" + b.sitting()).stream()
                        .filter(e -> e.action().equals("part-submitted"))
                        .count())
                .toArray();
        System.out.printf(
                "F5 sittings=%d hands=%d hand-ins=%d%n",
                bots.size(), HURRIED, LongStream.of(handedIn).sum());
        assertThat(handedIn).containsOnly(1L);
    }

    private static int untilDone(AnsweringBot bot) throws Exception {
        int status = bot.submit();
        while (status == 503) status = bot.submit();
        return status;
    }

    /** Fault F13: after all that the audit trail is whole, and of changes to single letters each is found. */
    private void everyChainIsWholeAndAnAlteredOneIsFound(List<AnsweringBot> bots) {
        int entries = 0;
        int found = 0;
        int edits = 0;
        for (AnsweringBot bot : bots) {
            var subject = "sitting:" + bot.sitting();
            assertThat(audit.firstBreak(subject)).isEmpty();
            entries += audit.of(subject).size();
            for (int number = 1; number <= 3; number++, edits++) {
                tamper(subject, number, "reverse(details)");
                if (audit.firstBreak(subject).isPresent()) found++;
                tamper(subject, number, "reverse(details)");
            }
            assertThat(audit.firstBreak(subject)).isEmpty();
        }
        System.out.printf("F13 entries=%d edits=%d found=%d%n", entries, edits, found);
        assertThat(found).isEqualTo(edits);
    }

    private void tamper(String subject, int number, String change) {
        day.rewrite(
                "update platform.audit_event set details = " + change
                        + " where subject = :subject and number = :number",
                Map.of("subject", subject, "number", number));
    }

    private static void together(List<Callable<?>> deeds) throws Exception {
        var running = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<?> deed : deeds) running.add(threads.submit(deed));
        }
        for (Future<?> each : running) each.get();
    }
}
