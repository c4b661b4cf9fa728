package org.tessera.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Caller;
import org.tessera.platform.Ids;
import org.tessera.platform.Mail;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * New ways in. The first card of somebody who never had a way in is printed by one; a lost way in is replaced by two:
 * one asks, another confirms within a day, and then every former way in and every session of the person ends.
 */
@Component
class Recovery {
    /** A reset that was asked for and not confirmed yet. */
    record Asked(UUID id, PersonId person, PersonId askedBy, Instant askedAt) {}

    static final Duration OPEN_FOR = Duration.ofHours(24);
    private final JdbcClient jdbc;
    private final Standing standing;
    private final Cards cards;
    private final Passkeys passkeys;
    private final SignInLinks links;
    private final Sessions sessions;
    private final People people;
    private final Mail mail;
    private final Audit audit;
    private final Clock clock;

    Recovery(
            JdbcClient jdbc,
            Standing standing,
            Cards cards,
            Passkeys passkeys,
            SignInLinks links,
            Sessions sessions,
            People people,
            Mail mail,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.cards = cards;
        this.passkeys = passkeys;
        this.links = links;
        this.sessions = sessions;
        this.people = people;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether one person alone may print this person's card: they never had a card, a passkey or a link. */
    boolean isFirst(PersonId person) {
        return !cards.had(person) && passkeys.of(person).isEmpty() && !links.used(person);
    }

    /** Prints the first card. */
    @Transactional
    Card first(Caller by, OrganisationId organisation, PersonId person) {
        if (!standing.mayLetIn(by, organisation, person)) throw Problem.notYours();
        if (!isFirst(person)) throw Problem.conflict("people.reset.needed");
        return cards.issue(person, Optional.of(by.person()));
    }

    /** The reset of this person that waits for a second person of this organisation. */
    Optional<Asked> open(OrganisationId organisation, PersonId person) {
        return jdbc.sql("""
                select id, person, asked_by, asked_at
                  from people.reset
                 where person = :person and organisation = :organisation and confirmed_at is null and asked_at > :since
                 order by asked_at desc
                 limit 1
                """)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .param("since", Timestamp.from(clock.instant().minus(OPEN_FOR)))
                .query((row, n) -> new Asked(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person", UUID.class)),
                        new PersonId(row.getObject("asked_by", UUID.class)),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** The first of two asks. The person is told, if they can be. */
    @Transactional
    void ask(Caller by, OrganisationId organisation, PersonId person) {
        if (!standing.mayLetIn(by, organisation, person)) throw Problem.notYours();
        if (open(organisation, person).isPresent()) return;
        var id = Ids.next();
        jdbc.sql("""
                insert into people.reset (id, person, organisation, asked_by, asked_at)
                values (:id, :person, :organisation, :by, :now)
                """)
                .param("id", id)
                .param("person", person.value())
                .param("organisation", organisation.value())
                .param("by", by.person().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        record(person, by, "reset-asked", id);
        var language = people.of(person).language();
        people.email(person).ifPresent(email -> mail.send(email, language, "people.mail.reset"));
    }

    /** The second of two confirms: all former ways in end, and there is a new card. */
    @Transactional
    Card confirm(Caller by, OrganisationId organisation, PersonId person, UUID reset) {
        if (!standing.mayLetIn(by, organisation, person)) throw Problem.notYours();
        var asked = open(organisation, person)
                .filter(a -> a.id().equals(reset))
                .orElseThrow(() -> Problem.conflict("people.reset.over"));
        if (asked.askedBy().equals(by.person())) throw Problem.conflict("people.reset.same");
        int rows = jdbc.sql("""
                update people.reset set confirmed_by = :by, confirmed_at = :now where id = :id and confirmed_at is null
                """)
                .param("by", by.person().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", reset)
                .update();
        if (rows == 0) throw Problem.conflict("people.reset.over");
        passkeys.end(person);
        links.end(person);
        sessions.end(person);
        record(person, by, "reset-confirmed", reset);
        return cards.issue(person, Optional.of(by.person()));
    }

    private void record(PersonId person, Caller by, String action, UUID reset) {
        audit.record("person:" + person, Optional.of(by.person()), action, Map.of("reset", reset.toString()));
    }
}
