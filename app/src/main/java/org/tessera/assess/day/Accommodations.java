package org.tessera.assess.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.SittingId;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * What candidates ask for and officers of the certification body decide. The newest decision counts; the invigilators see
 * what was granted, and the examiners nothing of it.
 */
@Component
class Accommodations {
    /**
     * A request with what was decided.
     *
     * @param words of the candidate, for the officer alone
     * @param granted nothing until it was decided; {@link Needs#NONE} when it was refused
     */
    record Request(
            UUID id,
            SittingId sitting,
            PersonId candidate,
            String microCredential,
            Needs asked,
            String words,
            Instant askedAt,
            Optional<Needs> granted,
            String reasons) {}

    private static final String ALL = """
            select r.*, s.candidate, s.micro_credential, d.id as decision, d.extra_percent as d_extra,
                   d.break_minutes as d_break, d.font as d_font, d.reader as d_reader, d.own_room as d_room, d.reasons
              from assess.accommodation_request r
              join assess.sitting s on s.id = r.sitting
              left join lateral (select *
                                   from assess.accommodation_decision
                                  where request = r.id
                                  order by decided_at desc, id desc
                                  limit 1) d on true
            """;
    private final JdbcClient jdbc;
    private final ExamTime time;
    private final Audit audit;

    Accommodations(JdbcClient jdbc, ExamTime time, Audit audit) {
        this.jdbc = jdbc;
        this.time = time;
        this.audit = audit;
    }

    /** A candidate asks for their own sitting. */
    @Transactional
    void ask(SittingId sitting, PersonId candidate, Needs needs, String words) {
        written(jdbc.sql("""
                insert into assess.accommodation_request (id, sitting, extra_percent, break_minutes, font, reader, own_room,
                                                          words, asked_by, asked_at)
                values (:id, :sitting, :extra, :break, :font, :reader, :ownRoom, :words, :by, clock_timestamp())
                """), needs)
                .param("id", Ids.next())
                .param("sitting", sitting.value())
                .param("words", words)
                .param("by", candidate.value())
                .update();
        audit.record("sitting:" + sitting, Optional.of(candidate), "accommodation-asked", Map.of());
    }

    /**
     * Decides a request. Where the exam runs already, its deadline moves by what is new.
     *
     * @param granted nothing: refused
     * @throws Problem 409 {@code assess.day.problem.own-request} when it is the officer's own
     */
    @Transactional
    void decide(Request request, Optional<Needs> granted, String reasons, PersonId officer) {
        int before = extra(request.sitting());
        try {
            written(jdbc.sql("""
                    insert into assess.accommodation_decision (id, request, granted, extra_percent, break_minutes, font,
                                                               reader, own_room, reasons, decided_by, decided_at)
                    values (:id, :request, :granted, :extra, :break, :font, :reader, :ownRoom, :reasons, :by,
                            clock_timestamp())
                    """), granted.orElse(Needs.NONE))
                    .param("id", Ids.next())
                    .param("request", request.id())
                    .param("granted", granted.isPresent())
                    .param("reasons", reasons)
                    .param("by", officer.value())
                    .update();
        } catch (DataAccessException own) {
            throw Problem.conflict("assess.day.problem.own-request");
        }
        int more = granted.orElse(Needs.NONE).extraPercent() - before;
        if (more > 0)
            runningMinutes(request.sitting())
                    .ifPresent(minutes -> time.give(
                            List.of(request.sitting()),
                            Math.ceilDiv(minutes * more, 100),
                            "accommodation",
                            "",
                            officer));
        audit.record(
                "sitting:" + request.sitting(),
                Optional.of(officer),
                granted.isPresent() ? "accommodation-granted" : "accommodation-refused",
                Map.of());
    }

    /** The newest request for a sitting. */
    Optional<Request> of(SittingId sitting) {
        return jdbc.sql(ALL + "where r.sitting = :sitting order by r.asked_at desc limit 1")
                .param("sitting", sitting.value())
                .query(Accommodations::request)
                .optional();
    }

    /** What was asked of these bodies, the undecided ones first. */
    List<Request> askedOf(List<OrganisationId> bodies) {
        if (bodies.isEmpty()) return List.of();
        return jdbc.sql(ALL + """
                 where s.certification_body in (:bodies) and s.closes_at > clock_timestamp() - interval '30 days'
                 order by d.id is not null, r.asked_at
                 limit 500
                """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .query(Accommodations::request)
                .list();
    }

    private int extra(SittingId sitting) {
        return jdbc.sql("select extra_percent from assess.timing where sitting = :sitting")
                .param("sitting", sitting.value())
                .query(Integer.class)
                .single();
    }

    /** The plain minutes of the part that is running. */
    private Optional<Integer> runningMinutes(SittingId sitting) {
        return jdbc.sql("""
                select case when p.part = 'A' then f.minutes else t.minutes end
                  from assess.part p
                  join assess.sitting s on s.id = p.sitting
                  join assess.form f on f.id = s.form
                  left join assess.task t on t.id = s.task
                 where p.sitting = :sitting and p.submitted_at is null
                """)
                .param("sitting", sitting.value())
                .query(Integer.class)
                .optional();
    }

    private static StatementSpec written(StatementSpec sql, Needs needs) {
        return sql.param("extra", needs.extraPercent())
                .param("break", needs.breakMinutes())
                .param("font", needs.font())
                .param("reader", needs.reader())
                .param("ownRoom", needs.ownRoom());
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                new SittingId(row.getObject("sitting", UUID.class)),
                new PersonId(row.getObject("candidate", UUID.class)),
                row.getString("micro_credential"),
                new Needs(
                        row.getInt("extra_percent"),
                        row.getInt("break_minutes"),
                        row.getString("font"),
                        row.getBoolean("reader"),
                        row.getBoolean("own_room")),
                row.getString("words"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("decision", UUID.class) == null
                        ? Optional.empty()
                        : Optional.of(new Needs(
                                row.getInt("d_extra"),
                                row.getInt("d_break"),
                                row.getString("d_font"),
                                row.getBoolean("d_reader"),
                                row.getBoolean("d_room"))),
                Optional.ofNullable(row.getString("reasons")).orElse(""));
    }
}
