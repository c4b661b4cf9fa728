package org.tessera.assess.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** What may stand in forms, with which others not, and how often it was seen. */
@Component
public class LiveItems {
    /** How far back exposure is counted: as long as an item is remembered. */
    public static final Duration WINDOW = Duration.ofDays(180);

    /**
     * An item that may stand in a form: live ones scored, piloted ones unscored.
     *
     * @param stored the id in {@code assess.item}
     * @param reference how forms and credentials name it
     * @param crafted the id in the workshop, under which its enemies are kept
     */
    public record LiveItem(
            UUID crafted,
            UUID stored,
            String reference,
            String microCredential,
            String outcome,
            String kind,
            List<String> languages,
            boolean practice,
            State state) {}

    /** How often an item stood before a candidate within {@link #WINDOW}, of how many exams of its micro-credential. */
    public record Exposure(int seen, int exams) {
        /** 0 to 1; nothing before the first exam. */
        public Optional<Double> share() {
            return exams == 0 ? Optional.empty() : Optional.of((double) seen / exams);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    LiveItems(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** The piloted and live items of a body for a micro-credential; of each the newest version that came so far. */
    public List<LiveItem> of(OrganisationId owner, String microCredential) {
        return jdbc.sql("""
                select distinct on (c.id) c.id as crafted, r.stored,
                       'item:' || i.name || '@' || i.version || '#' || i.hash as reference, c.micro_credential, c.outcome,
                       v.kind, v.languages, c.practice, s.state
                  from assess.crafted c
                  join assess.crafted_release r on r.item = c.id
                  join assess.crafted_version v on v.item = c.id and v.number = r.number
                  join assess.item i on i.id = r.stored
                  join assess.crafted_step s on s.item = c.id and s.number = r.number
                   and s.ordinal = (select max(ordinal) from assess.crafted_step x
                                     where x.item = c.id and x.number = r.number)
                 where c.owner = :owner and c.micro_credential = :microCredential and s.state in ('pilot', 'live')
                 order by c.id, r.number desc
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query((row, n) -> new LiveItem(
                        row.getObject("crafted", UUID.class),
                        row.getObject("stored", UUID.class),
                        row.getString("reference"),
                        row.getString("micro_credential"),
                        row.getString("outcome"),
                        row.getString("kind"),
                        List.of(row.getString("languages").split(",")),
                        row.getBoolean("practice"),
                        State.ofKey(row.getString("state"))))
                .list();
    }

    /** The items that must not stand in one form with this one, by their ids in the workshop. */
    public Set<UUID> enemies(UUID item) {
        return new HashSet<>(jdbc.sql("select case when one = :item then other else one end from assess.crafted_enemy"
                        + " where :item in (one, other)")
                .param("item", item)
                .query(UUID.class)
                .list());
    }

    /** Says that two items must not stand in one form. Said twice it stays said. */
    @Transactional
    public void part(Crafted item, Crafted other, PersonId by) {
        var both = List.of(item.id(), other.id()).stream()
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
        jdbc.sql("insert into assess.crafted_enemy (one, other, by, at) values (:one, :other, :by, :now)"
                        + " on conflict do nothing")
                .param("one", both.getFirst())
                .param("other", both.getLast())
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record("crafted:" + item.id(), Optional.of(by), "item-enemy", Map.of("other", other.id()));
    }

    /** Takes it back. */
    @Transactional
    public void reconcile(Crafted item, UUID other, PersonId by) {
        jdbc.sql(
                        "delete from assess.crafted_enemy where (one = :item and other = :other) or (one = :other and other = :item)")
                .param("item", item.id())
                .param("other", other)
                .update();
        audit.record("crafted:" + item.id(), Optional.of(by), "item-no-enemy", Map.of("other", other));
    }

    /** How often an item was seen, in all its versions. */
    public Exposure exposure(Crafted item) {
        return jdbc.sql("""
                select count(distinct p.sitting) filter (where r.item = :item) as seen, count(distinct p.sitting) as exams
                  from assess.part p
                  join assess.sitting s on s.id = p.sitting
                  join assess.form_item fi on fi.form = s.form
                  left join assess.crafted_release r on r.stored = fi.item
                 where p.part = 'A' and p.started_at > :since and s.micro_credential = :microCredential
                   and s.certification_body = :owner
                """)
                .param("item", item.id())
                .param("since", Timestamp.from(clock.instant().minus(WINDOW)))
                .param("microCredential", item.microCredential())
                .param("owner", item.owner().value())
                .query((row, n) -> new Exposure(row.getInt("seen"), row.getInt("exams")))
                .single();
    }
}
