package org.tessera.people;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/** Printed cards: who has the card and knows its PIN comes in. One card of a person is live at a time. */
@Component
public class Cards {
    /** What became of an attempt to sign in with a card. */
    sealed interface Attempt {
        /** The PIN is right. */
        record Opened(PersonId holder) implements Attempt {}

        /** The PIN is wrong. @param left attempts before the card is locked, at least 1 */
        record WrongPin(int left) implements Attempt {}

        /** Too many wrong PINs. */
        record Locked(Instant until) implements Attempt {}

        /** There is no such card, or it was replaced. */
        record Unknown() implements Attempt {}
    }

    private record Live(UUID id, UUID holder, String pinHash, int wrong) {}

    static final int ATTEMPTS = 5;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);
    private static final int STRENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final BCryptPasswordEncoder pins = new BCryptPasswordEncoder(STRENGTH);
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Cards(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a card; the person's former card ends. The caller sees to it that {@code by} may do so.
     *
     * @param by who prints it, never the holder; or nothing when the system does
     * @return the secret and the PIN, which can't be read again
     */
    @Transactional
    public Card issue(PersonId holder, Optional<PersonId> by) {
        end(holder);
        var card = new Card(Ids.secret(), String.format("%06d", RANDOM.nextInt(1_000_000)));
        var id = Ids.next();
        jdbc.sql("""
                insert into people.card (id, holder, secret_hash, pin_hash, issued_at, issued_by)
                values (:id, :holder, :secret, :pin, :now, :by)
                """)
                .param("id", id)
                .param("holder", holder.value())
                .param("secret", Sha256.of(card.secret()))
                .param("pin", pins.encode(covered(card.secret(), card.pin())))
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.map(PersonId::value).orElse(null))
                .update();
        audit.record("person:" + holder, by, "card-issued", Map.of("card", id.toString()));
        return card;
    }

    /** Ends a person's live card, if they have one. */
    void end(PersonId holder) {
        jdbc.sql("update people.card set ended_at = :now where holder = :holder and ended_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("holder", holder.value())
                .update();
    }

    /** Whether a person ever had a card. */
    boolean had(PersonId holder) {
        return jdbc.sql("select exists (select 1 from people.card where holder = :holder)")
                .param("holder", holder.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether a person ever came in with a card. */
    boolean opened(PersonId holder) {
        return jdbc.sql("select exists (select 1 from people.card where holder = :holder and opened_at is not null)")
                .param("holder", holder.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether a live card has this secret. */
    boolean live(String secret) {
        return jdbc.sql("select exists (select 1 from people.card where secret_hash = :hash and ended_at is null)")
                .param("hash", Sha256.of(secret))
                .query(Boolean.class)
                .single();
    }

    /**
     * Tries a PIN. The attempt is counted as wrong, in one statement, before the PIN is looked at: so however many
     * arrive at once, only five of them are looked at.
     */
    Attempt open(String secret, String pin) {
        var reserved = reserve(secret);
        if (reserved.isEmpty()) return refusal(secret);
        var card = reserved.get();
        if (pins.matches(covered(secret, pin), card.pinHash())) {
            jdbc.sql("""
                    update people.card
                       set wrong = 0, locked_until = null, opened_at = coalesce(opened_at, :now)
                     where id = :id
                    """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", card.id())
                    .update();
            return new Attempt.Opened(new PersonId(card.holder()));
        }
        return card.wrong() < ATTEMPTS ? new Attempt.WrongPin(ATTEMPTS - card.wrong()) : refusal(secret);
    }

    private Optional<Live> reserve(String secret) {
        var now = clock.instant();
        return jdbc.sql("""
                update people.card
                   set wrong = case when locked_until is null then wrong + 1 else 1 end,
                       locked_until = case when locked_until is null and wrong + 1 >= :most
                                           then cast(:until as timestamptz) end
                 where secret_hash = :hash and ended_at is null and (locked_until is null or locked_until <= :now)
                returning id, holder, pin_hash, wrong
                """)
                .param("hash", Sha256.of(secret))
                .param("most", ATTEMPTS)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(LOCKED_FOR)))
                .query(Live.class)
                .optional();
    }

    private Attempt refusal(String secret) {
        return jdbc.sql("select locked_until from people.card where secret_hash = :hash and ended_at is null")
                .param("hash", Sha256.of(secret))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("locked_until")))
                .optional()
                .flatMap(until -> until)
                .<Attempt>map(until -> new Attempt.Locked(until.toInstant()))
                .orElseGet(Attempt.Unknown::new);
    }

    /** The slow hash covers the secret too: a PIN alone would be guessed from a copy of the table within a day. */
    private static String covered(String secret, String pin) {
        return Sha256.of(secret + " " + pin);
    }
}
