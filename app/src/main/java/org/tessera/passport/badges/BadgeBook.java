package org.tessera.passport.badges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;

/** The badges of others, and the profiles, that programs brought into passports. */
@Component
public class BadgeBook {
    /** What came of bringing a badge. */
    enum Brought {
        CREATED,
        REPLACED,
        /** The one that is there is as new or newer. */
        KEPT
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    BadgeBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A person's badges that were stored since, the newest first. */
    List<Badge> of(PersonId holder, Instant since) {
        return jdbc.sql("""
                select issuer, name, valid_from, token, document
                  from passport.badge
                 where holder = :holder and stored_at >= :since
                 order by stored_at desc, id
                """)
                .param("holder", holder.value())
                .param("since", Timestamp.from(since))
                .query(BadgeBook::badge)
                .list();
    }

    /** Everything that programs brought for a person, for their own copy of their data: each document as it came. */
    public List<String> export(PersonId holder) {
        return Stream.concat(of(holder, Instant.EPOCH).stream().map(Badge::document), profile(holder).stream())
                .toList();
    }

    int count(PersonId holder) {
        return jdbc.sql("select count(*) from passport.badge where holder = :holder")
                .param("holder", holder.value())
                .query(Integer.class)
                .single();
    }

    Brought bring(PersonId holder, Badge badge) {
        return jdbc.sql("""
                insert into passport.badge (id, holder, issuer, name, valid_from, token, document, stored_at)
                values (:id, :holder, :issuer, :name, :from, :token, :document, :now)
                on conflict (holder, issuer, name) do update
                   set valid_from = excluded.valid_from, token = excluded.token, document = excluded.document,
                       stored_at = excluded.stored_at
                 where badge.valid_from < excluded.valid_from
                returning xmax = 0
                """)
                .param("id", Ids.next())
                .param("holder", holder.value())
                .param("issuer", badge.issuer())
                .param("name", badge.name())
                .param("from", Timestamp.from(badge.from()))
                .param("token", badge.token())
                .param("document", badge.document())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .optional()
                .map(isNew -> isNew ? Brought.CREATED : Brought.REPLACED)
                .orElse(Brought.KEPT);
    }

    /** What a program said about a person, as JSON. */
    Optional<String> profile(PersonId holder) {
        return jdbc.sql("select document from passport.profile where holder = :holder")
                .param("holder", holder.value())
                .query(String.class)
                .optional();
    }

    void profile(PersonId holder, String document) {
        jdbc.sql("""
                insert into passport.profile (holder, document, changed_at)
                values (:holder, :document, :now)
                on conflict (holder) do update set document = excluded.document, changed_at = excluded.changed_at
                """)
                .param("holder", holder.value())
                .param("document", document)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Badge badge(ResultSet row, int number) throws SQLException {
        return new Badge(
                row.getString("issuer"),
                row.getString("name"),
                row.getTimestamp("valid_from").toInstant(),
                row.getBoolean("token"),
                row.getString("document"));
    }
}
