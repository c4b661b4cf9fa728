package org.tessera.issue;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.certify.CertificateId;
import org.tessera.certify.Certificates;
import org.tessera.certify.State;
import org.tessera.credential.StatusList;
import org.tessera.credential.log.LogEntry;
import org.tessera.platform.SealersRoom;

/** What became of credentials' certificates later, step by step, as the status lists and the issuance log tell it. */
@Component
class Standings {
    /** The place of a credential in a list, and what stands there. */
    record Place(int index, StatusList.Standing standing) {}

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final IssuanceLog log;
    private final SealersRoom room;
    private final Clock clock;

    Standings(JdbcClient jdbc, Certificates certificates, IssuanceLog log, SealersRoom room, Clock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.log = log;
        this.room = room;
        this.clock = clock;
    }

    /**
     * Writes down the state in which the certificate is now, whatever an event said: two events may come in the wrong
     * order. The lists that are concerned; none when no credential is planned for the certificate.
     */
    Set<Integer> record(CertificateId certificate) {
        return room.in(() -> {
            var places = jdbc.sql("""
                    select id, status_list from issue.planned where certificate = :certificate for update
                    """)
                    .param("certificate", certificate.value())
                    .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getInt("status_list")))
                    .list();
            // Read only now that the row is locked, so that whoever comes second has read the newer state.
            var state = certificates.of(certificate).state();
            if (state != State.EXPIRED) places.forEach(p -> record(new CredentialId(p.getKey()), state));
            return places.stream().map(Map.Entry::getValue).collect(Collectors.toSet());
        });
    }

    private void record(CredentialId credential, State state) {
        var before = last(credential);
        if (before == state) return;
        jdbc.sql("""
                insert into issue.standing (id, number, state, recorded_at)
                select :id, coalesce(max(number), 0) + 1, :state, :now
                  from issue.standing
                 where id = :id
                """)
                .param("id", credential.value())
                .param("state", state.key())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        log.changed(credential, event(state));
    }

    /** Keeps the standing as it is until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdStill(CredentialId credential) {
        jdbc.sql("select id from issue.planned where id = :id for update")
                .param("id", credential.value())
                .query(UUID.class)
                .single();
    }

    /** Tells the log what became of a credential before it was issued. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void catchUp(CredentialId credential) {
        var now = last(credential);
        if (now != State.VALID) log.changed(credential, event(now));
    }

    /** The places of a list where something else than valid stood at any time, and what stands there now. */
    List<Place> of(int list) {
        return jdbc.sql("""
                select p.status_place, s.state
                  from issue.standing s
                  join issue.planned p on p.id = s.id
                 where p.status_list = :list
                   and s.number = (select max(l.number) from issue.standing l where l.id = s.id)
                """)
                .param("list", list)
                .query((row, n) -> new Place(
                        row.getInt("status_place"),
                        StatusList.Standing.valueOf(row.getString("state").toUpperCase(Locale.ROOT))))
                .list();
    }

    private State last(CredentialId credential) {
        return jdbc.sql("select state from issue.standing where id = :id order by number desc limit 1")
                .param("id", credential.value())
                .query((row, n) -> State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)))
                .optional()
                .orElse(State.VALID);
    }

    private static LogEntry.Event event(State state) {
        return switch (state) {
            case VALID -> LogEntry.Event.REINSTATED;
            case SUSPENDED -> LogEntry.Event.SUSPENDED;
            case WITHDRAWN -> LogEntry.Event.REVOKED;
            case EXPIRED -> throw new IllegalArgumentException("the end of its time is nobody's deed");
        };
    }
}
