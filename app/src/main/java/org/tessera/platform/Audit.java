package org.tessera.platform;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit trail: what was done to whom or what, by whom, when. Entries of one subject form a chain of SHA-256 hashes,
 * so that a change, a gap or a reordering shows; the database refuses to change or delete entries.
 *
 * <p>An entry is written in the same transaction as the deed. Details carry ids and codes, never names or free text.
 */
@Component
public class Audit {
    /** One entry of a subject's chain; {@code number} counts from 1. */
    public record Entry(
            String subject,
            int number,
            Instant at,
            @Nullable String actor,
            String action,
            String details,
            String hash) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    Audit(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Adds an entry.
     *
     * @param subject the thing's kind and id, for example {@code application:0190…}
     * @param actor who did it, or nothing when the system did
     * @param action a word of the field, for example {@code decision-on-certification}
     * @param details ids and codes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String subject, Optional<PersonId> actor, String action, Map<String, ?> details) {
        var last = last(subject);
        var entry = new Entry(
                subject,
                last.map(Entry::number).orElse(0) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.map(PersonId::toString).orElse(null),
                action,
                json.writeValueAsString(new TreeMap<>(details)),
                "");
        jdbc.sql("""
                insert into platform.audit_event (subject, number, at, actor, action, details, hash)
                values (:subject, :number, :at, cast(:actor as uuid), :action, :details, :hash)
                """)
                .param("subject", entry.subject())
                .param("number", entry.number())
                .param("at", Timestamp.from(entry.at()))
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("details", entry.details())
                .param("hash", hash(last.map(Entry::hash).orElse(""), entry))
                .update();
    }

    /** A subject's whole chain, oldest first. */
    public List<Entry> of(String subject) {
        return jdbc.sql("""
                select subject, number, at, cast(actor as text) as actor, action, details, hash
                  from platform.audit_event
                 where subject = :subject
                 order by number
                """).param("subject", subject).query(Audit::entry).list();
    }

    /** The number of the first entry that was altered or is missing before it; nothing when the chain is whole. */
    public Optional<Integer> firstBreak(String subject) {
        var previous = "";
        int expected = 1;
        for (Entry entry : of(subject)) {
            if (entry.number() != expected || !entry.hash().equals(hash(previous, entry))) return Optional.of(expected);
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }

    private Optional<Entry> last(String subject) {
        return jdbc.sql("""
                select subject, number, at, cast(actor as text) as actor, action, details, hash
                  from platform.audit_event
                 where subject = :subject
                 order by number desc
                 limit 1
                """).param("subject", subject).query(Audit::entry).optional();
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(
                row.getString("subject"),
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("details"),
                row.getString("hash"));
    }

    private static String hash(String previous, Entry entry) {
        var text = String.join(
                "\n",
                previous,
                entry.subject(),
                Integer.toString(entry.number()),
                entry.at().toString(),
                String.valueOf(entry.actor()),
                entry.action(),
                entry.details());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
