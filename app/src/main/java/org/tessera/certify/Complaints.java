package org.tessera.certify;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Complaints to a certification body (ISO/IEC 17024, 9.9), from anybody, followed until they are answered. */
@Component
class Complaints {
    record Complaint(
            UUID id, OrganisationId body, String contact, String about, Instant madeAt, Optional<String> answer) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Complaints(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a complaint; the number by which it can be asked after. */
    @Transactional
    public UUID make(OrganisationId body, Optional<PersonId> by, String contact, String about) {
        var id = Ids.next();
        jdbc.sql("""
                insert into certify.complaint (id, body, made_by, contact, about, made_at)
                values (:id, :body, cast(:by as uuid), :contact, :about, :now)
                """)
                .param("id", id)
                .param("body", body.value())
                .param("by", by.map(PersonId::toString).orElse(null))
                .param("contact", contact)
                .param("about", about)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record("complaint:" + id, by, "complaint", Map.of("body", body.toString()));
        return id;
    }

    @Transactional
    public void answer(UUID id, PersonId officer, String answer) {
        try {
            jdbc.sql("""
                    insert into certify.complaint_answer (complaint, answer, answered_by, answered_at)
                    values (:id, :answer, :by, :now)
                    """)
                    .param("id", id)
                    .param("answer", answer)
                    .param("by", officer.value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException answeredAlready) {
            throw Problem.conflict("certify.problem.handled");
        }
        audit.record("complaint:" + id, Optional.of(officer), "answered", Map.of());
    }

    Optional<Complaint> find(UUID id) {
        return select(" where c.id = :key", id).stream().findFirst();
    }

    /** The complaints to a body, those without an answer first. */
    List<Complaint> to(OrganisationId body) {
        return select(" where c.body = :key order by a.answer is not null, c.made_at limit 200", body.value());
    }

    private List<Complaint> select(String where, UUID key) {
        return jdbc.sql("""
                select c.id, c.body, c.contact, c.about, c.made_at, a.answer
                  from certify.complaint c
                  left join certify.complaint_answer a on a.complaint = c.id
                """ + where)
                .param("key", key)
                .query((row, n) -> new Complaint(
                        row.getObject("id", UUID.class),
                        new OrganisationId(row.getObject("body", UUID.class)),
                        row.getString("contact"),
                        row.getString("about"),
                        row.getTimestamp("made_at").toInstant(),
                        Optional.ofNullable(row.getString("answer"))))
                .list();
    }
}
