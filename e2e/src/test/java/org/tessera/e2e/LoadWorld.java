package org.tessera.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
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

    /** The sample exam of most questions is sat, as a demonstration. */
    List<Seat> seats(int number) throws SQLException {
        var centre = UUID.randomUUID();
        var body = UUID.randomUUID();
        database.setAutoCommit(false);
        for (UUID organisation : List.of(centre, body)) {
            run(
                    "insert into people.organisation (id, kind, legal_name, country, registered_at)"
                            + " values (?, 'CERTIFICATION_BODY', ?, 'GR', now())",
                    organisation,
                    "Body " + organisation);
        }
        var seats = new ArrayList<Seat>();
        for (int n = 0; n < number; n++) {
            var seat = new Seat(UUID.randomUUID(), UUID.randomUUID(), "load-" + UUID.randomUUID());
            seats.add(seat);
            run(
                    "insert into people.person (id, given_name, family_name, language, registered_at)"
                            + " values (?, 'Candidate', ?, 'en', now())",
                    seat.candidate(),
                    "Number " + n);
            run(
                    "insert into people.membership (person, organisation, role, granted_at) values (?, ?, 'LEARNER', now())",
                    seat.candidate(),
                    centre);
            run(
                    "insert into people.sign_in_link (secret_hash, person, onward, expires_at)"
                            + " values (?, ?, '/exams', now() + interval '1 hour')",
                    sha256(seat.secret()),
                    seat.candidate());
            run("""
                    insert into assess.sitting (id, candidate, micro_credential, form, task, practice, demonstration,
                                                test_centre, certification_body, opens_at, closes_at, registered_at)
                    select ?, ?, f.micro_credential, f.id, t.id, false, true, ?, ?, now() - interval '1 minute',
                           now() + interval '5 hours', now()
                      from assess.form f join assess.task t on t.micro_credential = f.micro_credential and t.owner is null
                     where not f.practice
                     order by (select count(*) from assess.form_item i where i.form = f.id) desc, f.id
                     limit 1
                    """, seat.sitting(), seat.candidate(), centre, body);
            run(
                    "insert into assess.check_in (id, sitting, invigilator, document, confirmed, extra_percent, at)"
                            + " values (?, ?, ?, 'passport', true, 0, now())",
                    UUID.randomUUID(),
                    seat.sitting(),
                    UUID.randomUUID());
        }
        database.commit();
        database.setAutoCommit(true);
        run("analyze");
        return seats;
    }

    /** Answers that stand in the database, to be compared with those that were acknowledged. */
    int answers() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from assess.answer_event")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
