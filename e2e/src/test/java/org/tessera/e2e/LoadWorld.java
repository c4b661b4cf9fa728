package org.tessera.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Candidates who are checked in and hold a link to sign in with, written straight into the database of a running Tessera. */
final class LoadWorld implements AutoCloseable {
    /** Who sits what, and the secret of their link. */
    record Seat(UUID candidate, UUID sitting, String secret) {}

    private final Connection database;
    private final long postmaster;

    /** @param home of a Tessera that runs its own PostgreSQL */
    LoadWorld(Path home) throws IOException, SQLException {
        var pid = Files.readAllLines(home.resolve("data/postmaster.pid"));
        postmaster = Long.parseLong(pid.getFirst().strip());
        database = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/postgres",
                "tessera",
                Files.readString(home.resolve("password")).strip());
    }

    /** The process of the database server. */
    long postmaster() {
        return postmaster;
    }

    /**
     * Candidates of the sample exam with most questions, as a demonstration. In plain SQL and not by the pages: they are
     * as the pages would make them, and 15,000 take seconds.
     *
     * @param name tells several lots apart
     */
    List<Seat> seats(String name, int number) throws SQLException {
        database.setAutoCommit(false);
        var centre = UUID.randomUUID();
        run(
                "insert into people.organisation (id, kind, legal_name, country, registered_at)"
                        + " values (?, 'CERTIFICATION_BODY', ?, 'GR', now())",
                centre,
                "Body " + centre);
        run("""
                create temp table load_seat on commit drop as
                select gen_random_uuid() as candidate, gen_random_uuid() as sitting, n,
                       'load-' || gen_random_uuid() as secret
                  from generate_series(1, ?) n
                """, number);
        run("""
                insert into people.person (id, given_name, family_name, language, registered_at)
                select candidate, 'Candidate', ? || n, 'en', now() from load_seat
                """, name);
        run("""
                insert into people.membership (person, organisation, role, granted_at)
                select candidate, ?, 'LEARNER', now() from load_seat
                """, centre);
        run("""
                insert into people.sign_in_link (secret_hash, person, onward, expires_at)
                select encode(sha256(convert_to(secret, 'UTF8')), 'hex'), candidate, '/exams', now() + interval '5 hours'
                  from load_seat
                """);
        run("""
                insert into assess.sitting (id, candidate, micro_credential, form, task, practice, demonstration,
                                            test_centre, certification_body, opens_at, closes_at, registered_at)
                select l.sitting, l.candidate, f.micro_credential, f.id, f.task, false, true, ?, ?,
                       now() - interval '1 minute', now() + interval '5 hours', now()
                  from load_seat l
                 cross join (select f.id, f.micro_credential, t.id as task
                               from assess.form f
                               join assess.task t on t.micro_credential = f.micro_credential and t.owner is null
                              where not f.practice
                              order by (select count(*) from assess.form_item i where i.form = f.id) desc, f.id
                              limit 1) f
                """, centre, centre);
        run("""
                insert into assess.check_in (id, sitting, invigilator, document, confirmed, extra_percent, at)
                select gen_random_uuid(), sitting, gen_random_uuid(), 'passport', true, 0, now() from load_seat
                """);
        var seats = made();
        database.commit();
        database.setAutoCommit(true);
        run("analyze");
        return seats;
    }

    private List<Seat> made() throws SQLException {
        var seats = new ArrayList<Seat>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select candidate, sitting, secret from load_seat order by n")) {
            while (rows.next())
                seats.add(new Seat(
                        rows.getObject("candidate", UUID.class),
                        rows.getObject("sitting", UUID.class),
                        rows.getString("secret")));
        }
        return seats;
    }

    /** Prepares {@link #nextPieceOfTheLog}, while there is room. */
    void prepareTheLog() throws SQLException {
        run("create table public.log_filler (n int)");
        nextPieceOfTheLog();
    }

    /** Makes the database begin the next piece of its log; nothing else needs room for that. */
    void nextPieceOfTheLog() throws SQLException {
        run("insert into public.log_filler values (1)");
        run("select pg_switch_wal()");
    }

    /** Prepares {@link #insertOne}. */
    void prepareBareInserts() throws SQLException {
        run("create table public.bare (id uuid primary key, answer text, at timestamptz default clock_timestamp())");
    }

    /** One row like an answer, committed, past the application: what a save can't cost less than. */
    synchronized void insertOne() throws SQLException {
        run("insert into public.bare (id, answer) values (gen_random_uuid(), 'a')");
    }

    /** The keys of the changes that stand in the database for these candidates, each as often as it stands there. */
    List<UUID> stored(List<Seat> seats) throws SQLException {
        var keys = new ArrayList<UUID>();
        try (var statement = database.prepareStatement("select key from assess.answer_event where sitting = any (?)")) {
            statement.setArray(
                    1,
                    database.createArrayOf(
                            "uuid", seats.stream().map(Seat::sitting).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) keys.add(rows.getObject(1, UUID.class));
            }
        }
        return keys;
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
