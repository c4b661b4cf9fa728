package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.tessera.RealServer;
import org.tessera.WholeApplication;
import org.tessera.people.SignInLinks;
import org.tessera.platform.Audit;
import org.tessera.platform.LocalPostgres;

/** Fault F5: more hands at once than there are connections to the database. */
class ManyHandsTest extends WholeApplication {
    private static final int HANDS = 50;

    @Autowired
    ExamDay day;

    @Autowired
    SignInLinks links;

    @Autowired
    LocalPostgres database;

    @Autowired
    Audit audit;

    @Autowired
    RealServer server;

    @Autowired
    @Qualifier("webConnections")
    HikariDataSource connections;

    @TempDir
    Path home;

    @Test
    void fiftyHandsOnOneExamHandItInOnceAndLeaveRoomForEverybodyElse() throws Exception {
        server.start();
        var cast = day.cast();
        var hurried = signedIn(cast);
        var calm = signedIn(cast);
        var replies = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hands = new ExecutorCompletionService<HttpResponse<String>>(threads);
            try (var holder = database()) {
                hold(holder, hurried.sitting());
                for (int n = 0; n < HANDS; n++) hands.submit(hurried::handIn);
                awaitSomebodyWaitingFor(holder);
                calm.answer(5);
                assertThat(calm.repeated())
                        .as("saves of another candidate that had to be repeated")
                        .isZero();
                replies.add(hands.take().get());
            }
            while (replies.size() < HANDS) replies.add(hands.take().get());
        }
        assertThat(replies)
                .extracting(HttpResponse::statusCode)
                .containsAnyOf(503)
                .doesNotContain(500);
        assertThat(replies).filteredOn(r -> r.statusCode() != 303).allSatisfy(ManyHandsTest::saysWhenToComeAgain);
        assertThat(hurried.submit()).isEqualTo(303);
        assertThat(audit.of("sitting:" + hurried.sitting()))
                .filteredOn(e -> e.action().equals("part-submitted"))
                .hasSize(1);
        System.out.printf(
                "F5 hands=%d handed-in-at-once=%d asked-to-come-again=%d hand-ins=1%n",
                HANDS,
                replies.stream().filter(r -> r.statusCode() == 303).count(),
                replies.stream().filter(r -> r.statusCode() == 503).count());
    }

    /** The page that keeps what was typed and sends it again. */
    private static void saysWhenToComeAgain(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.headers().firstValue("Retry-After").orElse("")).matches("[1-9]");
        assertThat(reply.body())
                .contains("/submit\"")
                .contains("name=\"lease\" value=\"1\"")
                .contains("name=\"part\" value=\"A\"");
    }

    /** Who holds a connection while asking for a second one waits for others who do the same, and they for them. */
    @Test
    void everyStepOfAnExamGetsByWithOneConnection() throws Exception {
        server.start();
        var cast = day.cast();
        var bot = bot(cast);
        var held = new ArrayList<Connection>();
        try {
            while (held.size() < connections.getMaximumPoolSize() - 1) held.add(connections.getConnection());
            bot.signIn(links);
            assertThat(List.of(
                            bot.look("/sittings/" + bot.sitting()),
                            bot.look("/sittings/" + bot.sitting() + "/questions/1"),
                            bot.look("/sittings/" + bot.sitting() + "/review")))
                    .as("answers of pages")
                    .allMatch(status -> status == 200 || status == 303);
            bot.answer(3);
            assertThat(bot.repeated()).as("saves that had to be repeated").isZero();
            assertThat(bot.submit()).isEqualTo(303);
        } finally {
            for (Connection connection : held) connection.close();
        }
    }

    private AnsweringBot signedIn(ExamDay.Cast cast) throws Exception {
        var bot = bot(cast);
        bot.signIn(links);
        return bot;
    }

    private AnsweringBot bot(ExamDay.Cast cast) {
        var candidate = day.candidate(cast);
        return new AnsweringBot(
                URI.create(address() + "/"),
                candidate,
                day.inExam(cast, candidate),
                home,
                new AnsweringBot.Gate(),
                () -> {});
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    /** Somebody else holds the exam, until the connection is closed. */
    private static void hold(Connection holder, SittingId sitting) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement("select 1 from assess.part where sitting = ? for update")) {
            statement.setObject(1, sitting.value());
            assertThat(statement.execute()).isTrue();
        }
    }

    private static void awaitSomebodyWaitingFor(Connection holder) throws SQLException {
        try (var statement = holder.createStatement()) {
            for (boolean waiting = false; !waiting; ) {
                try (var row = statement.executeQuery("select count(*) > 0 from pg_locks where not granted")) {
                    waiting = row.next() && row.getBoolean(1);
                }
            }
        }
    }
}
