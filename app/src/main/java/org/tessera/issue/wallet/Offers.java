package org.tessera.issue.wallet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.certify.State;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/** A holder's offers of a credential to their own wallet. */
@Component
public class Offers {
    /** How long an offer is good. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    static final int DIGITS = 6;
    private static final int MOST_WRONG_TRIES = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A new offer; its secret and its transaction code are kept nowhere.
     *
     * @param secret in the address from which the wallet reads the offer
     * @param transactionCode six digits that the holder types into the wallet
     */
    public record Made(UUID id, String secret, String transactionCode) {}

    /** One offer as its holder sees it. */
    public record Offer(
            UUID id,
            PersonId holder,
            CredentialId credential,
            String code,
            Instant until,
            boolean used,
            int wrongTries) {
        /** Whether a wallet may still use it. */
        public boolean isOpen(Instant now) {
            return !used && wrongTries < MOST_WRONG_TRIES && now.isBefore(until);
        }
    }

    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final Settings settings;
    private final Clock clock;

    Offers(JdbcClient jdbc, Credentials credentials, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes an offer.
     *
     * @throws Problem 404 when the credential isn't this holder's, 409 when it is not in force
     */
    public Made make(PersonId holder, CredentialId credential) {
        if (credentials.find(credential).filter(i -> i.holder().equals(holder)).isEmpty()) throw Problem.notFound();
        if (credentials.standing(credential).state() != State.VALID)
            throw Problem.conflict("issue.wallet.problem.not-in-force");
        var digits = "%06d".formatted(RANDOM.nextInt(1_000_000));
        var made = new Made(Ids.next(), Ids.secret(), digits);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                insert into wallet.offer
                    (id, holder, credential, fingerprint, code, state, transaction_code, made_at, expires_at)
                values (:id, :holder, :credential, :fingerprint, :code, :state, :transaction, :now, :until)
                """)
                .param("id", made.id())
                .param("holder", holder.value())
                .param("credential", credential.value())
                .param("fingerprint", Sha256.of(made.secret()))
                .param("code", Sha256.of(code(made.secret())))
                .param("state", Sha256.of(state(made.secret())))
                .param("transaction", transaction(code(made.secret()), digits))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(LIFE)))
                .update();
        return made;
    }

    /** The link that a wallet on the same device opens, and that the QR code holds (OpenID4VCI 1.0, section 4.1). */
    public String link(String secret) {
        var address = URLEncoder.encode(settings.address("/wallet/offers/" + secret), StandardCharsets.UTF_8);
        return "openid-credential-offer://?credential_offer_uri=" + address;
    }

    /**
     * One of the holder's offers.
     *
     * @throws Problem 404 when it isn't theirs
     */
    public Offer of(PersonId holder, UUID id) {
        return jdbc.sql("select * from wallet.offer where id = :id and holder = :holder")
                .param("id", id)
                .param("holder", holder.value())
                .query(Offers::offer)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** The offer at an address, while it is open. Reading changes nothing: wallets read it twice. */
    Optional<Offer> at(String secret) {
        return open("fingerprint", secret);
    }

    /** The offer that a wallet brought back to the browser by its {@code issuer_state}, while it is open. */
    Optional<Offer> ofState(String state) {
        return open("state", state);
    }

    /** The offer of a code, whatever became of it. */
    Optional<Offer> ofCode(String code) {
        return find("code", code);
    }

    /** Whether the digits are those of the offer; a wrong try counts, and after five the offer is closed. */
    boolean isTransactionCode(Offer offer, String code, String digits) {
        int right = jdbc.sql("""
                select count(*) from wallet.offer where id = :id and transaction_code = :transaction
                """)
                .param("id", offer.id())
                .param("transaction", transaction(code, digits))
                .query(Integer.class)
                .single();
        if (right == 1) return true;
        jdbc.sql("update wallet.offer set wrong_tries = wrong_tries + 1 where id = :id and wrong_tries < :most")
                .param("id", offer.id())
                .param("most", MOST_WRONG_TRIES)
                .update();
        return false;
    }

    /** Uses an offer up; false when somebody was quicker or it is closed. */
    boolean use(Offer offer) {
        return jdbc.sql("""
                update wallet.offer
                   set used_at = :now
                 where id = :id and used_at is null and wrong_tries < :most and expires_at > :now
                """)
                        .param("id", offer.id())
                        .param("most", MOST_WRONG_TRIES)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The pre-authorized code of an offer, 256 bits that nobody can make without the secret. */
    static String code(String secret) {
        return Sha256.of("pre-authorized_code " + secret);
    }

    static String state(String secret) {
        return Sha256.of("issuer_state " + secret);
    }

    private static String transaction(String code, String digits) {
        return Sha256.of(code + " " + digits);
    }

    private Optional<Offer> open(String column, String secret) {
        return find(column, secret).filter(offer -> offer.isOpen(clock.instant()));
    }

    private Optional<Offer> find(String column, String secret) {
        return jdbc.sql("select * from wallet.offer where " + column + " = :fingerprint")
                .param("fingerprint", Sha256.of(secret))
                .query(Offers::offer)
                .optional();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("holder", UUID.class)),
                new CredentialId(row.getObject("credential", UUID.class)),
                row.getString("code"),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("used_at") != null,
                row.getInt("wrong_tries"));
    }
}
