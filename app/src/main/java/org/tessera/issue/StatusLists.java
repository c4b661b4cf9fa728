package org.tessera.issue;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.tessera.certify.CertificateId;
import org.tessera.certify.CertificateStateChanged;
import org.tessera.certify.Certificates;
import org.tessera.certify.State;
import org.tessera.credential.StatusEntry;
import org.tessera.credential.StatusList;
import org.tessera.platform.SealersRoom;
import org.tessera.platform.Settings;

/**
 * The public lists in which a suspension or a withdrawal can be read (W3C Bitstring Status List 1.0). A place is taken at
 * random among 131,072, so neither the place nor fetching the list tells anything about a person; there are no decoys.
 */
@Component
class StatusLists {
    /** A list is closed for new credentials when it is half full, so that a random place is found quickly. */
    private static final int MOST = StatusList.SMALLEST / 2;

    /** A copy may be relied on this long; it is renewed at half of it. */
    private static final Duration VALID = Duration.ofHours(24);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Certificates certificates;
    private final Settings settings;
    private final SealersRoom room;
    private final Clock clock;

    StatusLists(
            JdbcClient jdbc,
            Sealer sealer,
            Certificates certificates,
            Settings settings,
            SealersRoom room,
            Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.certificates = certificates;
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

    /** The signed list as it was last published; signed now if it never was. */
    Optional<byte[]> signed(int list) {
        if (!exists(list)) return Optional.empty();
        return published(list).or(() -> {
            publish(list);
            return published(list);
        });
    }

    /** The signed list at one of our addresses; nothing for any other address. */
    Optional<byte[]> at(String url) {
        var start = settings.address("/status/");
        if (!url.startsWith(start)) return Optional.empty();
        var number = url.substring(start.length());
        return number.matches("[1-9]\\d{0,8}") ? signed(Integer.parseInt(number)) : Optional.empty();
    }

    /** A suspension, reinstatement or withdrawal is in the list within seconds of the officer's word. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    public void changed(CertificateStateChanged event) {
        record(event.certificate()).ifPresent(this::publish);
    }

    /** Publishes every list that has changed since it was published, or is to be renewed. */
    void publishChanged() {
        jdbc.sql("""
                select l.number
                  from issue.status_list l
                  left join issue.publication p on p.list = l.number
                 where p.list is null
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

    /**
     * Writes down the state in which the certificate is now, whatever the event said: two events may come in the wrong
     * order. The list that is concerned, or nothing when no credential is planned for the certificate.
     */
    Optional<Integer> record(CertificateId certificate) {
        return room.in(() -> {
            var places = jdbc.sql("""
                    select id, status_list from issue.planned where certificate = :certificate for update
                    """)
                    .param("certificate", certificate.value())
                    .query((row, n) -> java.util.Map.entry(row.getObject("id", UUID.class), row.getInt("status_list")))
                    .list();
            // Read only now that the row is locked, so that whoever comes second has read the newer state.
            var state = certificates.of(certificate).state();
            if (state != State.EXPIRED) places.forEach(p -> record(p.getKey(), state));
            return places.stream().map(java.util.Map.Entry::getValue).findFirst();
        });
    }

    private void record(UUID credential, State state) {
        jdbc.sql("""
                insert into issue.standing (id, number, state, recorded_at)
                select :id, coalesce(max(number), 0) + 1, :state, :now
                  from issue.standing
                 where id = :id
                """)
                .param("id", credential)
                .param("state", state.key())
                .param("now", Timestamp.from(clock.instant()))
                .update();
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
            store(list, sealer.sign(content(list), until), changes, until);
        });
    }

    private StatusList content(int list) {
        var content = StatusList.create(address(list), StatusList.Purpose.MESSAGE, StatusList.SMALLEST);
        jdbc.sql("""
                select p.status_place, s.state
                  from issue.standing s
                  join issue.planned p on p.id = s.id
                 where p.status_list = :list
                   and s.number = (select max(l.number) from issue.standing l where l.id = s.id)
                """)
                .param("list", list)
                .query((row, n) -> {
                    content.set(
                            row.getInt("status_place"),
                            StatusList.Standing.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
                    return n;
                })
                .list();
        return content;
    }

    private void store(int list, byte[] signed, long changes, Instant until) {
        jdbc.sql("""
                insert into issue.publication (list, signed, changes, published_at, valid_until)
                values (:list, :signed, :changes, :now, :until)
                on conflict (list) do update
                   set signed = excluded.signed, changes = excluded.changes, published_at = excluded.published_at,
                       valid_until = excluded.valid_until
                """)
                .param("list", list)
                .param("signed", signed)
                .param("changes", changes)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(until))
                .update();
    }

    private Optional<byte[]> published(int list) {
        return jdbc.sql("select signed from issue.publication where list = :list and valid_until > :now")
                .param("list", list)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> row.getBytes(1))
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
}
