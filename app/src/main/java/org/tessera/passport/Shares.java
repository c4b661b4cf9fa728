package org.tessera.passport;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.issue.Issued;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;

/**
 * The links by which holders show their credentials.
 *
 * <p>A link's secret is shown to its holder while the session lasts in which it was made, and kept nowhere: who reads
 * the database can open no link. A holder who has lost a link makes a new one.
 */
@Component
public class Shares {
    /** One link as its holder sees it. */
    record Shared(
            UUID id,
            List<CredentialId> credentials,
            boolean fullName,
            boolean withFile,
            String note,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> stoppedAt,
            int views,
            Optional<Instant> lastView) {
        boolean isLive(Instant now) {
            return stoppedAt.isEmpty() && now.isBefore(expiresAt);
        }
    }

    /** A link that was just made. The secret is never seen again. */
    record Made(UUID id, String secret) {}

    private record Row(
            UUID id,
            PersonId holder,
            List<CredentialId> credentials,
            boolean fullName,
            boolean withFile,
            Instant expiresAt,
            boolean stopped) {}

    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Shares(JdbcClient jdbc, Credentials credentials, People people, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a link's secret leads to. Changes nothing. */
    public OpenShare open(String secret) {
        var found = jdbc.sql("""
                select id, holder, credentials, full_name, with_file, expires_at, stopped_at is not null as stopped
                  from passport.share
                 where fingerprint = :fingerprint
                """)
                .param("fingerprint", Sha256.of(secret))
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("holder", UUID.class)),
                        ids(row.getArray("credentials")),
                        row.getBoolean("full_name"),
                        row.getBoolean("with_file"),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getBoolean("stopped")))
                .optional();
        if (found.isEmpty()) return new OpenShare.Unknown();
        var share = found.get();
        if (share.stopped()) return new OpenShare.Stopped();
        if (!clock.instant().isBefore(share.expiresAt())) return new OpenShare.Expired();
        return live(
                share.id(), share.holder(), share.credentials(), share.fullName(), share.withFile(), share.expiresAt());
    }

    /** Counts one opening of a live link, with its time and nothing else. */
    @Transactional
    public void viewed(OpenShare.Live share) {
        jdbc.sql("insert into passport.view (id, share, at) values (:id, :share, :at)")
                .param("id", Ids.next())
                .param("share", share.id())
                .param("at", now())
                .update();
    }

    /**
     * What a link would show, before it exists.
     *
     * @throws Problem 404 when a credential isn't this holder's
     */
    public OpenShare.Live preview(PersonId holder, Choice choice) {
        requireOwn(holder, choice.credentials());
        var until = clock.instant().plus(Duration.ofDays(choice.days()));
        return live(Ids.next(), holder, choice.credentials(), choice.fullName(), choice.withFile(), until);
    }

    /**
     * What one of the holder's links shows.
     *
     * @throws Problem 404 when it isn't theirs
     */
    public OpenShare.Live preview(PersonId holder, UUID share) {
        var own = of(holder, share);
        return live(own.id(), holder, own.credentials(), own.fullName(), own.withFile(), own.expiresAt());
    }

    /**
     * Makes a link.
     *
     * @throws Problem 404 when a credential isn't this holder's
     */
    @Transactional
    Made make(PersonId holder, Choice choice) {
        return make(holder, choice, holder);
    }

    /** The same by somebody whom the holder asked for it; it is the holder's as any other, and theirs to stop. */
    @Transactional
    Made make(PersonId holder, Choice choice, PersonId by) {
        requireOwn(holder, choice.credentials());
        var made = new Made(Ids.next(), Ids.secret());
        var shown = choice.credentials().stream().map(CredentialId::toString).collect(Collectors.joining(","));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                insert into passport.share
                    (id, holder, fingerprint, credentials, full_name, with_file, note, created_at, expires_at)
                values (:id, :holder, :fingerprint, cast(:credentials as uuid[]), :full, :file, :note, :now, :until)
                """)
                .param("id", made.id())
                .param("holder", holder.value())
                .param("fingerprint", Sha256.of(made.secret()))
                .param("credentials", "{" + shown + "}")
                .param("full", choice.fullName())
                .param("file", choice.withFile())
                .param("note", choice.note())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(Duration.ofDays(choice.days()))))
                .update();
        audit.record(subject(made.id()), Optional.of(by), "share", Map.of("credentials", shown, "days", choice.days()));
        return made;
    }

    /**
     * Ends a link at once. Stopping it twice is the same.
     *
     * @throws Problem 404 when it isn't the holder's
     */
    @Transactional
    void stop(PersonId holder, UUID share) {
        of(holder, share);
        int stopped = jdbc.sql("update passport.share set stopped_at = :now where id = :id and stopped_at is null")
                .param("now", now())
                .param("id", share)
                .update();
        if (stopped > 0) audit.record(subject(share), Optional.of(holder), "stop-sharing", Map.of());
    }

    /** The holder's links, the newest first. */
    List<Shared> of(PersonId holder) {
        return jdbc.sql("""
                select s.*, count(v.id) as views, max(v.at) as last_view
                  from passport.share s
                  left join passport.view v on v.share = s.id
                 where s.holder = :holder
                 group by s.id
                 order by s.created_at desc
                """)
                .param("holder", holder.value())
                .query(Shares::shared)
                .list();
    }

    /** One of the holder's links; 404 for anybody else's. */
    Shared of(PersonId holder, UUID share) {
        return of(holder).stream().filter(s -> s.id().equals(share)).findFirst().orElseThrow(Problem::notFound);
    }

    /** When a link was opened, the newest first, as far as is shown. */
    List<Instant> views(UUID share, int most) {
        return jdbc.sql("select at from passport.view where share = :share order by at desc limit :most")
                .param("share", share)
                .param("most", most)
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .list();
    }

    private OpenShare.Live live(
            UUID id, PersonId holder, List<CredentialId> shown, boolean fullName, boolean withFile, Instant until) {
        var name = fullName ? Optional.<ShortName>empty() : Optional.of(ShortName.of(people.of(holder)));
        return new OpenShare.Live(id, holder, shown, name, withFile, until);
    }

    private void requireOwn(PersonId holder, List<CredentialId> chosen) {
        var own = credentials.of(holder).stream().map(Issued::id).collect(Collectors.toSet());
        if (!own.containsAll(chosen)) throw Problem.notFound();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static String subject(UUID share) {
        return "share:" + share;
    }

    private static Shared shared(ResultSet row, int n) throws SQLException {
        return new Shared(
                row.getObject("id", UUID.class),
                ids(row.getArray("credentials")),
                row.getBoolean("full_name"),
                row.getBoolean("with_file"),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("stopped_at")).map(Timestamp::toInstant),
                row.getInt("views"),
                Optional.ofNullable(row.getTimestamp("last_view")).map(Timestamp::toInstant));
    }

    private static List<CredentialId> ids(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(CredentialId::new).toList();
    }
}
