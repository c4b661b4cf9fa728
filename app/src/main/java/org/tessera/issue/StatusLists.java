package org.tessera.issue;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.tessera.certify.CertificateStateChanged;
import org.tessera.credential.StatusEntry;
import org.tessera.credential.StatusList;
import org.tessera.credential.TokenStatusEntry;
import org.tessera.credential.TokenStatusList;
import org.tessera.platform.SealersRoom;
import org.tessera.platform.Settings;

/**
 * The public lists in which a suspension or a withdrawal can be read, each in two forms (W3C Bitstring Status List 1.0 and
 * IETF Token Status List) that are signed at the same moment. A place is taken at random among 131,072, so neither the place nor fetching the list tells anything about a person; there are no decoys.
 */
@Component
class StatusLists {
    /** What follows {@code /status/}: the number, and {@code /token} for the other form. */
    private static final Pattern OUR_LIST = Pattern.compile("([1-9]\\d{0,8})(/token)?");

    /**
     * One list as it is published.
     *
     * @param credential in the form of W3C's Bitstring Status List
     * @param token in the form of IETF's Token Status List
     */
    record Published(byte[] credential, byte[] token) {}

    /** A list is closed for new credentials when it is half full, so that a random place is found quickly. */
    private static final int MOST = StatusList.SMALLEST / 2;

    /** A copy may be relied on this long; it is renewed at half of it. */
    private static final Duration VALID = Duration.ofHours(24);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Standings standings;
    private final IssuanceLog log;
    private final Settings settings;
    private final SealersRoom room;
    private final Clock clock;

    StatusLists(
            JdbcClient jdbc,
            Sealer sealer,
            Standings standings,
            IssuanceLog log,
            Settings settings,
            SealersRoom room,
            Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.standings = standings;
        this.log = log;
        this.settings = settings;
        this.room = room;
        this.clock = clock;
    }

    /** Opens a list for new credentials unless one is open. */
    void open() {
        room.run(this::openList);
    }

    /** A free place; taking it is the planning's business, whose row is unique. */
    Planned.Place free() {
        int list = openList();
        while (true) {
            int index = RANDOM.nextInt(StatusList.SMALLEST);
            if (!isTaken(list, index)) return new Planned.Place(list, index);
        }
    }

    /** What a credential says about its place. */
    StatusEntry entry(Planned.Place place) {
        return new StatusEntry(address(place.list()), place.index(), StatusList.Purpose.MESSAGE);
    }

    /** The same place in the list's other form, for SD-JWT credentials. */
    TokenStatusEntry tokenEntry(Planned.Place place) {
        return new TokenStatusEntry(tokenAddress(place.list()), place.index());
    }

    /** The signed list as it was last published; signed now if it never was. */
    Optional<Published> signed(int list) {
        if (!exists(list)) return Optional.empty();
        return published(list).or(() -> {
            publish(list);
            return published(list);
        });
    }

    /** The signed list at one of our addresses; nothing for any other address. */
    Optional<byte[]> at(String url) {
        var start = settings.address("/status/");
        var path = OUR_LIST.matcher(url.startsWith(start) ? url.substring(start.length()) : "");
        if (!path.matches()) return Optional.empty();
        return signed(Integer.parseInt(path.group(1)))
                .map(path.group(2) == null ? Published::credential : Published::token);
    }

    /** A suspension, reinstatement or withdrawal is in both lists and in the log within seconds of the officer's word. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    public void changed(CertificateStateChanged event) {
        standings.record(event.certificate()).forEach(this::publish);
        log.publish();
    }

    /** Publishes every list that has changed since it was published, or is to be renewed. */
    void publishChanged() {
        jdbc.sql("""
                select l.number
                  from issue.status_list l
                  left join issue.publication p on p.list = l.number
                 where p.list is null
                    or p.signed_token is null
                    or p.valid_until < :renew
                    or p.changes <> (select count(*)
                                       from issue.standing s
                                       join issue.planned c on c.id = s.id
                                      where c.status_list = l.number)
                """)
                .param("renew", Timestamp.from(clock.instant().plus(VALID.dividedBy(2))))
                .query(Integer.class)
                .list()
                .forEach(this::publish);
    }

    private void publish(int list) {
        room.run(() -> {
            // The lock keeps an older copy from being stored over a newer one.
            jdbc.sql("select number from issue.status_list where number = :list for update")
                    .param("list", list)
                    .query(Integer.class)
                    .single();
            var changes = jdbc.sql("""
                    select count(*)
                      from issue.standing s
                      join issue.planned p on p.id = s.id
                     where p.status_list = :list
                    """).param("list", list).query(Long.class).single();
            var until = clock.instant().plus(VALID);
            var signed = new Published(sealer.sign(content(list), until), sealer.sign(tokens(list), until));
            store(list, signed, changes, until);
        });
    }

    private StatusList content(int list) {
        var content = StatusList.create(address(list), StatusList.Purpose.MESSAGE, StatusList.SMALLEST);
        standings.of(list).forEach(place -> content.set(place.index(), place.standing()));
        return content;
    }

    private TokenStatusList tokens(int list) {
        var content = TokenStatusList.create(tokenAddress(list), StatusList.SMALLEST);
        standings.of(list).forEach(place -> content.set(place.index(), place.standing()));
        return content;
    }

    private void store(int list, Published signed, long changes, Instant until) {
        jdbc.sql("""
                insert into issue.publication (list, signed, signed_token, changes, published_at, valid_until)
                values (:list, :signed, :token, :changes, :now, :until)
                on conflict (list) do update
                   set signed = excluded.signed, signed_token = excluded.signed_token, changes = excluded.changes,
                       published_at = excluded.published_at, valid_until = excluded.valid_until
                """)
                .param("list", list)
                .param("signed", signed.credential())
                .param("token", signed.token())
                .param("changes", changes)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(until))
                .update();
    }

    private Optional<Published> published(int list) {
        return jdbc.sql("""
                select signed, signed_token
                  from issue.publication
                 where list = :list and valid_until > :now and signed_token is not null
                """)
                .param("list", list)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Published(row.getBytes("signed"), row.getBytes("signed_token")))
                .optional();
    }

    private boolean exists(int list) {
        return jdbc.sql("select exists (select 1 from issue.status_list where number = :list)")
                .param("list", list)
                .query(Boolean.class)
                .single();
    }

    private int openList() {
        List<Integer> open =
                jdbc.sql("""
                select l.number
                  from issue.status_list l
                 where (select count(*) from issue.planned p where p.status_list = l.number) < :most
                 order by l.number
                 limit 1
                """).param("most", MOST).query(Integer.class).list();
        if (!open.isEmpty()) return open.getFirst();
        return jdbc.sql("""
                insert into issue.status_list (number, opened_at)
                select coalesce(max(number), 0) + 1, :now from issue.status_list
                on conflict do nothing
                returning number
                """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .orElseGet(this::openList);
    }

    private boolean isTaken(int list, int index) {
        return jdbc.sql("""
                select exists (select 1 from issue.planned where status_list = :list and status_place = :place)
                """)
                .param("list", list)
                .param("place", index)
                .query(Boolean.class)
                .single();
    }

    private String address(int list) {
        return settings.address("/status/" + list);
    }

    private String tokenAddress(int list) {
        return address(list) + "/token";
    }
}
