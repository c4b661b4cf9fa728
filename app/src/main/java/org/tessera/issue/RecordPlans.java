package org.tessera.issue;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.certify.DecisionId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learning records that are to be signed, as they were written down beforehand. Rows that never change; those of a person
 * who is erased go.
 */
@Component
class RecordPlans {
    /**
     * One record.
     *
     * @param unsigned without its proof, UTF-8 JSON
     * @param sha256 of {@code unsigned}
     */
    record Plan(UUID id, PersonId holder, byte[] unsigned, String sha256) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    RecordPlans(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** Writes a plan, unless these badges have one. */
    void keep(UUID id, PersonId holder, String badges, byte[] unsigned) {
        jdbc.sql("""
                insert into issue.record (id, holder, badges, unsigned, unsigned_sha256, planned_at)
                values (:id, :holder, :badges, :unsigned, :sha256, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("holder", holder.value())
                .param("badges", badges)
                .param("unsigned", unsigned)
                .param("sha256", Sha256.of(unsigned))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * The record of these badges.
     *
     * @param badges SHA-256 over the badges
     */
    Optional<UUID> of(PersonId holder, String badges) {
        return jdbc.sql("select id from issue.record where holder = :holder and badges = :badges")
                .param("holder", holder.value())
                .param("badges", badges)
                .query(UUID.class)
                .optional();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("select holder, unsigned, unsigned_sha256 from issue.record where id = :id")
                .param("id", id)
                .query((row, n) -> new Plan(
                        id,
                        new PersonId(row.getObject("holder", UUID.class)),
                        row.getBytes("unsigned"),
                        row.getString("unsigned_sha256")))
                .optional();
    }

    /** Takes every record of a person away. */
    void forget(PersonId holder) {
        jdbc.sql("delete from issue.record where holder = :holder")
                .param("holder", holder.value())
                .update();
    }

    /** The decision behind a badge, if it is, member for member, one that was sealed for this holder. */
    Optional<DecisionId> decisionOf(byte[] badge, PersonId holder) {
        var shown = json.readTree(badge);
        return jdbc.sql("""
                select p.decision, i.sealed
                  from issue.planned p
                  join issue.issued i on i.id = p.id
                 where p.holder = :holder and p.format = 'ldp_vc' and :name = 'urn:credential:' || p.id
                """)
                .param("holder", holder.value())
                .param("name", shown.path("id").asString(""))
                .query((row, n) -> json.readTree(row.getBytes("sealed")).equals(shown)
                        ? Optional.of(new DecisionId(row.getObject("decision", UUID.class)))
                        : Optional.<DecisionId>empty())
                .optional()
                .flatMap(decision -> decision);
    }
}
