package org.tessera.assess.results;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/** When the results of an exam session are released together, and what candidates may look at afterwards. */
@Component
public class Releases {
    /** What is shown after a release unless a body decides otherwise. */
    static final String MARKS = "marks";

    static final List<String> POLICIES = List.of("nothing", MARKS, "answers");

    /**
     * A plan for all sittings that open in a window.
     *
     * @param firstDay inclusive
     * @param lastDay exclusive
     * @param waiting results that are complete and wait for it
     */
    record Plan(String microCredential, Instant firstDay, Instant lastDay, Instant releaseAt, int waiting) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Releases(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Plans a release; what was released already stays so. */
    @Transactional
    public void plan(
            OrganisationId owner,
            String microCredential,
            Instant firstDay,
            Instant lastDay,
            Instant releaseAt,
            PersonId by) {
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.release_plan (id, owner, micro_credential, first_day, last_day, release_at, made_by, made_at)
                values (:id, :owner, :microCredential, :first, :last, :at, :by, :now)
                """)
                .param("id", id)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .param("first", Timestamp.from(firstDay))
                .param("last", Timestamp.from(lastDay))
                .param("at", Timestamp.from(releaseAt))
                .param("by", by.value())
                .param("now", now())
                .update();
        audit.record(
                "release-plan:" + id,
                Optional.of(by),
                "release-planned",
                Map.of("microCredential", microCredential, "at", releaseAt.toString()));
    }

    List<Plan> plans(OrganisationId owner) {
        return jdbc.sql("""
                select p.micro_credential, p.first_day, p.last_day, p.release_at,
                       (select count(*) from assess.result r join assess.sitting s on s.id = r.sitting
                         where s.certification_body = p.owner and s.micro_credential = p.micro_credential
                           and s.opens_at >= p.first_day and s.opens_at < p.last_day
                           and not exists (select 1 from assess.release x where x.sitting = s.id)) as waiting
                  from assess.release_plan p where p.owner = :owner order by p.made_at desc limit 50
                """)
                .param("owner", owner.value())
                .query((row, n) -> new Plan(
                        row.getString("micro_credential"),
                        row.getTimestamp("first_day").toInstant(),
                        row.getTimestamp("last_day").toInstant(),
                        row.getTimestamp("release_at").toInstant(),
                        row.getInt("waiting")))
                .list();
    }

    @Transactional
    public void choosePolicy(OrganisationId owner, String shows, PersonId by) {
        jdbc.sql("""
                insert into assess.review_policy (id, owner, shows, made_by, made_at) values (:id, :owner, :shows, :by, :now)
                """)
                .param("id", Ids.next())
                .param("owner", owner.value())
                .param("shows", shows)
                .param("by", by.value())
                .param("now", now())
                .update();
        audit.record("organisation:" + owner, Optional.of(by), "review-policy", Map.of("shows", shows));
    }

    /** What a body's candidates may look at: {@code nothing}, {@code marks} or {@code answers}. */
    public String policy(OrganisationId owner) {
        return jdbc.sql("select shows from assess.review_policy where owner = :owner order by made_at desc limit 1")
                .param("owner", owner.value())
                .query(String.class)
                .optional()
                .orElse(MARKS);
    }

    /** The body that a released sitting belongs to, for its policy; nothing before the release. */
    public Optional<OrganisationId> bodyOfReleased(UUID sitting) {
        return jdbc.sql("""
                select s.certification_body from assess.release x join assess.sitting s on s.id = x.sitting
                 where x.sitting = :sitting
                """)
                .param("sitting", sitting)
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
