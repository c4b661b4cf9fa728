package org.tessera.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/** Links that sign a person in: for one use, within 15 minutes. */
@Component
public class SignInLinks {
    /** A link that was good: whose it is, and where they wanted to go. */
    record Redeemed(PersonId person, String onward) {}

    static final Duration LIFE = Duration.ofMinutes(15);
    private final JdbcClient jdbc;
    private final Clock clock;

    SignInLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @return its path, {@code /sign-in/link/<secret>}; the page there asks for one click, because programs that look
     *     into mail open links too
     */
    public String issue(PersonId person) {
        return issue(person, Onward.START);
    }

    String issue(PersonId person, String onward) {
        var secret = Ids.secret();
        jdbc.sql("""
                insert into people.sign_in_link (secret_hash, person, onward, expires_at)
                values (:hash, :person, :onward, :expires)
                """)
                .param("hash", Sha256.of(secret))
                .param("person", person.value())
                .param("onward", onward)
                .param("expires", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return "/sign-in/link/" + secret;
    }

    /** Whose link this is, while it can be used. */
    Optional<PersonId> holder(String secret) {
        return jdbc.sql("""
                select person
                  from people.sign_in_link
                 where secret_hash = :hash and used_at is null and expires_at > :now
                """)
                .param("hash", Sha256.of(secret))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Uses the link up. Of two who come with it at once, one gets in. */
    Optional<Redeemed> redeem(String secret) {
        return jdbc.sql("""
                with used as (
                    update people.sign_in_link
                       set used_at = :now
                     where secret_hash = :hash and used_at is null and expires_at > :now
                    returning person, onward),
                came as (
                    update people.person
                       set came_by_link = true
                     where id in (select person from used) and not came_by_link)
                select person, onward from used
                """)
                .param("hash", Sha256.of(secret))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) ->
                        new Redeemed(new PersonId(row.getObject("person", UUID.class)), row.getString("onward")))
                .optional();
    }

    /** How many links of a person could be used now or were used within the last 15 minutes. */
    int recent(PersonId person) {
        return jdbc.sql("select count(*) from people.sign_in_link where person = :person and expires_at > :now")
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** Whether a person ever came in by a link. */
    boolean used(PersonId person) {
        return jdbc.sql("select came_by_link from people.person where id = :person")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Forgets links that were over a day ago. */
    void forget() {
        jdbc.sql("delete from people.sign_in_link where expires_at < :past")
                .param("past", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    /** Ends all links of a person. */
    void end(PersonId person) {
        jdbc.sql("delete from people.sign_in_link where person = :person")
                .param("person", person.value())
                .update();
    }
}
