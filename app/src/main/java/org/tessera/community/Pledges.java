package org.tessera.community;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Which organisations signed the pledge. The caller sees to it that the signer belongs to the organisation. */
@Component
public class Pledges {
    private static final String LIVE = """
            select p.organisation, p.text_version, t.hash, p.signer, p.authority, p.signed_at, p.listed
              from community.pledge p
              join community.pledge_text t on t.version = p.text_version
             where p.withdrawn_at is null
            """;

    private final JdbcClient jdbc;
    private final PledgeTexts texts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pledges(JdbcClient jdbc, PledgeTexts texts, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The text in force. @throws Problem not found, if this installation has no pledge */
    public PledgeText text() {
        return texts.current().orElseThrow(Problem::notFound);
    }

    /** An organisation's pledge in force; of an older text if they have not signed the newest. */
    public Optional<Pledge> of(OrganisationId organisation) {
        return jdbc.sql(LIVE + " and p.organisation = :organisation")
                .param("organisation", organisation.value())
                .query(Pledges::pledge)
                .optional();
    }

    /** The pledges of the organisations that chose to be listed, the oldest first. */
    public List<Pledge> listed() {
        return jdbc.sql(LIVE + " and p.listed order by p.signed_at, p.id")
                .query(Pledges::pledge)
                .list();
    }

    /**
     * Signs the newest text for an organisation; a pledge to an older text is replaced by it.
     *
     * @param version that the signer has read
     * @param authority in which position they sign
     * @param listed whether the organisation may stand in the public directory
     * @throws Problem conflict, if meanwhile there is a newer text or a signature to this one
     */
    @Transactional
    public void sign(OrganisationId organisation, int version, PersonId signer, String authority, boolean listed) {
        if (text().version() != version) throw Problem.conflict("community.pledge.newer");
        var former = of(organisation);
        if (former.filter(p -> p.version() == version).isPresent()) throw Problem.conflict("community.pledge.signed");
        if (former.isPresent()) end(organisation, signer);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                insert into community.pledge (id, organisation, text_version, signer, authority, signed_at, listed)
                values (:id, :organisation, :version, :signer, :authority, :now, :listed)
                """)
                .param("id", Ids.next())
                .param("organisation", organisation.value())
                .param("version", version)
                .param("signer", signer.value())
                .param("authority", authority)
                .param("now", Timestamp.from(now))
                .param("listed", listed)
                .update();
        record(organisation, signer, "pledge-signed", Map.of("version", version));
        events.publishEvent(new PledgeSigned(organisation, version, now));
    }

    /** Withdraws the pledge. @throws Problem conflict, if there is none */
    @Transactional
    public void withdraw(OrganisationId organisation, PersonId by) {
        if (end(organisation, by) == 0) throw Problem.conflict("community.pledge.none");
        record(organisation, by, "pledge-withdrawn", Map.of());
        events.publishEvent(new PledgeWithdrawn(organisation, clock.instant()));
    }

    /** Chooses whether the organisation stands in the directory. @throws Problem conflict, if there is no pledge */
    @Transactional
    public void list(OrganisationId organisation, boolean listed, PersonId by) {
        int rows = jdbc.sql("""
                update community.pledge
                   set listed = :listed
                 where organisation = :organisation and withdrawn_at is null
                """)
                .param("listed", listed)
                .param("organisation", organisation.value())
                .update();
        if (rows == 0) throw Problem.conflict("community.pledge.none");
        record(organisation, by, listed ? "directory-joined" : "directory-left", Map.of());
    }

    private int end(OrganisationId organisation, PersonId by) {
        return jdbc.sql("""
                update community.pledge
                   set withdrawn_at = :now, withdrawn_by = :by, listed = false
                 where organisation = :organisation and withdrawn_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .param("organisation", organisation.value())
                .update();
    }

    private void record(OrganisationId organisation, PersonId by, String action, Map<String, ?> details) {
        audit.record("organisation:" + organisation, Optional.of(by), action, details);
    }

    private static Pledge pledge(ResultSet row, int number) throws SQLException {
        return new Pledge(
                new OrganisationId(row.getObject("organisation", UUID.class)),
                row.getInt("text_version"),
                row.getString("hash"),
                new PersonId(row.getObject("signer", UUID.class)),
                row.getString("authority"),
                row.getTimestamp("signed_at").toInstant(),
                row.getBoolean("listed"));
    }
}
