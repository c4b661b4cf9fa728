package org.tessera.issue;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.certify.CertificateId;
import org.tessera.certify.DecisionId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was commissioned, planned and issued: rows that are only ever added. */
@Component
class Ledger {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String ISSUED = """
            select p.id, p.certificate, p.holder, p.micro_credential, p.title, p.valid_until, i.issued_at, i.sha256
              from issue.planned p
              join issue.issued i on i.id = p.id
             where p.copy_order is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Ledger(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Takes note of a decision; once more changes nothing. */
    void commission(DecisionId decision, CertificateId certificate) {
        jdbc.sql("""
                insert into issue.commission (decision, certificate, registered_at)
                values (:decision, :certificate, :now)
                on conflict do nothing
                """)
                .param("decision", decision.value())
                .param("certificate", certificate.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    boolean isCommissioned(DecisionId decision) {
        return jdbc.sql("select exists (select 1 from issue.commission where decision = :decision)")
                .param("decision", decision.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether this transaction may plan for a decision; false while another one does. */
    boolean claim(DecisionId decision) {
        return jdbc.sql("select 1 from issue.commission where decision = :decision for update skip locked")
                .param("decision", decision.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Decisions that were commissioned and have no credential yet, the oldest first. */
    List<DecisionId> unfinished(int most) {
        return jdbc.sql("""
                select c.decision
                  from issue.commission c
                 where not exists (select 1
                                     from issue.planned p
                                     join issue.issued i on i.id = p.id
                                    where p.decision = c.decision)
                 order by c.registered_at
                 limit :most
                """)
                .param("most", most)
                .query((row, n) -> new DecisionId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Writes down why the sealer did not go on; false when it says so already. */
    boolean refuse(DecisionId decision, Set<Gate> closed) {
        var gates = closed.stream().map(Gate::key).collect(Collectors.joining(" "));
        return jdbc.sql("""
                insert into issue.refusal (decision, number, gates, at)
                select :decision, coalesce(max(number), 0) + 1, :gates, :now
                  from issue.refusal
                 where decision = :decision
                having coalesce((array_agg(gates order by number desc))[1], '') <> :gates
                on conflict do nothing
                """)
                        .param("decision", decision.value())
                        .param("gates", gates)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Why the sealer did not go on, in order. */
    List<String> refusals(DecisionId decision) {
        return jdbc.sql("select gates from issue.refusal where decision = :decision order by number")
                .param("decision", decision.value())
                .query(String.class)
                .list();
    }

    /** Writes a plan; false when another node was first. */
    boolean plan(Planned plan) {
        return jdbc.sql("""
                insert into issue.planned (id, decision, copy_order, format, certificate, holder, micro_credential, title,
                                           valid_until, status_list, status_place, unsigned, unsigned_sha256, trace,
                                           planned_at)
                values (:id, :decision, :order, :form, :certificate, :holder, :what, :title, :until, :list, :place,
                        :unsigned, :sha256, :trace, :now)
                on conflict do nothing
                """)
                        .param("id", plan.id().value())
                        .param("decision", plan.decision().value())
                        .param("order", plan.order().orElse(null))
                        .param("form", plan.form().key())
                        .param("certificate", plan.certificate().value())
                        .param("holder", plan.holder().value())
                        .param("what", plan.microCredential())
                        .param("title", json.writeValueAsString(plan.title()))
                        .param("until", Date.valueOf(plan.validUntil()))
                        .param("list", plan.place().list())
                        .param("place", plan.place().index())
                        .param("unsigned", plan.unsigned())
                        .param("sha256", plan.sha256())
                        .param("trace", json.writeValueAsString(plan.trace()))
                        .param("now", Timestamp.from(plan.plannedAt()))
                        .update()
                == 1;
    }

    Optional<Planned> planned(DecisionId decision) {
        return jdbc.sql("select * from issue.planned where decision = :decision and copy_order is null")
                .param("decision", decision.value())
                .query(this::readPlanned)
                .optional();
    }

    /** What is planned for an order of a further form. */
    Optional<Planned> planned(UUID order) {
        return jdbc.sql("select * from issue.planned where copy_order = :order")
                .param("order", order)
                .query(this::readPlanned)
                .optional();
    }

    /** Stores the sealed file; false when one is stored already, and then that one is the credential. */
    boolean store(CredentialId id, byte[] sealed) {
        return jdbc.sql("""
                insert into issue.issued (id, sealed, sha256, issued_at)
                values (:id, :sealed, :sha256, :now)
                on conflict (id) do nothing
                """)
                        .param("id", id.value())
                        .param("sealed", sealed)
                        .param("sha256", Sha256.of(sealed))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    List<Issued> of(PersonId holder) {
        return jdbc.sql(ISSUED + " and p.holder = :holder order by i.issued_at desc")
                .param("holder", holder.value())
                .query(this::issued)
                .list();
    }

    Optional<Issued> byCertificate(CertificateId certificate) {
        return jdbc.sql(ISSUED + " and p.certificate = :certificate")
                .param("certificate", certificate.value())
                .query(this::issued)
                .optional();
    }

    Optional<Issued> find(CredentialId id) {
        return jdbc.sql(ISSUED + " and p.id = :id")
                .param("id", id.value())
                .query(this::issued)
                .optional();
    }

    /** The credential of which this is a copy; itself when it is none. */
    Optional<Issued> original(CredentialId id) {
        return jdbc.sql(ISSUED + " and p.decision = (select c.decision from issue.planned c where c.id = :id)")
                .param("id", id.value())
                .query(this::issued)
                .optional();
    }

    /** Everything that was sealed for a person, in every form. */
    List<CredentialId> everyFormOf(PersonId holder) {
        return jdbc.sql("select p.id from issue.planned p join issue.issued i on i.id = p.id where p.holder = :holder")
                .param("holder", holder.value())
                .query((row, n) -> new CredentialId(row.getObject(1, UUID.class)))
                .list();
    }

    Optional<byte[]> sealed(CredentialId id) {
        return jdbc.sql("select sealed from issue.issued where id = :id")
                .param("id", id.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** What a credential, or that of which it is a copy, rests on. */
    Optional<Trace> trace(CredentialId id) {
        return jdbc.sql("""
                select o.trace
                  from issue.planned p
                  join issue.planned o on o.decision = p.decision and o.copy_order is null
                 where p.id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> json.readValue(row.getString(1), Trace.class))
                .optional();
    }

    private Planned readPlanned(ResultSet row, int number) throws SQLException {
        return new Planned(
                new CredentialId(row.getObject("id", UUID.class)),
                new DecisionId(row.getObject("decision", UUID.class)),
                Optional.ofNullable(row.getObject("copy_order", UUID.class)),
                Form.of(row.getString("format")),
                new CertificateId(row.getObject("certificate", UUID.class)),
                new PersonId(row.getObject("holder", UUID.class)),
                row.getString("micro_credential"),
                json.readValue(row.getString("title"), TEXTS),
                row.getObject("valid_until", LocalDate.class),
                new Planned.Place(row.getInt("status_list"), row.getInt("status_place")),
                row.getBytes("unsigned"),
                row.getString("unsigned_sha256"),
                json.readValue(row.getString("trace"), Trace.class),
                row.getTimestamp("planned_at").toInstant());
    }

    private Issued issued(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("issued_at").toInstant();
        return new Issued(
                new CredentialId(row.getObject("id", UUID.class)),
                new CertificateId(row.getObject("certificate", UUID.class)),
                new PersonId(row.getObject("holder", UUID.class)),
                row.getString("micro_credential"),
                json.readValue(row.getString("title"), TEXTS),
                at,
                row.getObject("valid_until", LocalDate.class),
                row.getString("sha256"));
    }
}
