package org.tessera.assess;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Reads sittings as they stand. Somebody else's sitting looks exactly like one that does not exist. */
@Component
public class Appointments {
    private static final String ALL = """
            select s.id, s.candidate, s.micro_credential, s.form, s.task, s.practice, s.demonstration, s.test_centre,
                   w.opens_at, w.closes_at, w.supervised, w.safe_browser, w.break_minutes, w.font, w.reader, f.minutes, t.minutes as task_minutes, clock_timestamp() as now,
                   (select count(*) from assess.form_item i where i.form = s.form) as questions,
                   (select c.extra_percent from assess.check_in c where c.sitting = s.id and c.confirmed) as extra,
                   w.extra_percent as granted,
                   exists (select 1 from assess.void v where v.sitting = s.id) as void,
                   exists (select 1 from assess.release r where r.sitting = s.id) as released,
                   a.started_at as a_started, a.deadline as a_deadline, a.lease as a_lease, a.paused_at as a_paused,
                   assess.exam_clock(a.paused_at, a.paused_until) as a_clock,
                   a.submitted_at as a_submitted, a.submitted_by as a_by, a.receipt as a_receipt,
                   b.started_at as b_started, b.deadline as b_deadline, b.lease as b_lease, b.paused_at as b_paused,
                   assess.exam_clock(b.paused_at, b.paused_until) as b_clock,
                   b.submitted_at as b_submitted, b.submitted_by as b_by, b.receipt as b_receipt
              from assess.sitting s
              join assess.timing w on w.sitting = s.id
              join assess.form f on f.id = s.form
              left join assess.task t on t.id = s.task
              left join assess.part a on a.sitting = s.id and a.part = 'A'
              left join assess.part b on b.sitting = s.id and b.part = 'B'
            """;
    /** Not over for more than an hour, and beginning within a week. */
    private static final String ON = """
            not s.practice
              and w.closes_at > clock_timestamp() - interval '1 hour'
              and w.opens_at < clock_timestamp() + interval '7 days'
            """;

    /** Appointments on a page of the invigilators' list. */
    static final int PAGE = 50;

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Problem 404 when it is another candidate's or nobody's */
    public Appointment of(SittingId sitting, PersonId candidate) {
        return jdbc.sql(ALL + "where s.id = :id and s.candidate = :candidate")
                .param("id", sitting.value())
                .param("candidate", candidate.value())
                .query(Appointments::appointment)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** A candidate's sittings and practice tests, the newest first. */
    List<Appointment> of(PersonId candidate) {
        return jdbc.sql(ALL + "where s.candidate = :candidate order by w.opens_at desc, s.id desc limit 50")
                .param("candidate", candidate.value())
                .query(Appointments::appointment)
                .list();
    }

    /** Whether somebody has begun a practice test: the player is the same for every skill. */
    boolean practised(PersonId candidate) {
        return jdbc.sql("""
                select exists (select 1 from assess.sitting s join assess.part p on p.sitting = s.id
                                where s.candidate = :candidate and s.practice)
                """)
                .param("candidate", candidate.value())
                .query(Boolean.class)
                .single();
    }

    /** @throws Problem 404 when it is at none of these test centres */
    Appointment at(SittingId sitting, List<OrganisationId> testCentres) {
        if (testCentres.isEmpty()) throw Problem.notFound();
        return jdbc.sql(ALL + "where s.id = :id and s.test_centre in (:centres) and " + ON)
                .param("id", sitting.value())
                .param("centres", ids(testCentres))
                .query(Appointments::appointment)
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** Everybody who has a place in a room of a session, by place. */
    public List<Appointment> seated(UUID session, String room) {
        return jdbc.sql(ALL + """
                join assess.seat e on e.sitting = s.id
                where e.session = :session and e.room = :room
                order by length(e.seat), e.seat, s.id
                """)
                .param("session", session)
                .param("room", room)
                .query(Appointments::appointment)
                .list();
    }

    /** The room's page in the session where somebody has a place and this invigilator is on duty. */
    Optional<String> console(SittingId sitting, PersonId invigilator) {
        return jdbc.sql("""
                select e.session, e.room
                  from assess.seat e join assess.duty d on d.session = e.session and d.invigilator = :invigilator
                 where e.sitting = :sitting
                """)
                .param("invigilator", invigilator.value())
                .param("sitting", sitting.value())
                .query((row, n) -> "/sessions/" + row.getObject("session", UUID.class) + "?room="
                        + URLEncoder.encode(row.getString("room"), StandardCharsets.UTF_8))
                .optional();
    }

    /**
     * What is on at these test centres: not over for more than an hour, beginning within a week. The next first, a page of
     * them and one more, by which is seen whether there is a next page.
     *
     * @param page from 1
     */
    List<Appointment> at(List<OrganisationId> testCentres, int page) {
        if (testCentres.isEmpty()) return List.of();
        return jdbc.sql(ALL + "where s.test_centre in (:centres) and " + ON + """
                 order by w.opens_at, s.id
                 limit :many offset :before
                """)
                .param("centres", ids(testCentres))
                .param("many", PAGE + 1)
                .param("before", (page - 1) * PAGE)
                .query(Appointments::appointment)
                .list();
    }

    private static List<UUID> ids(List<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).toList();
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        var extra = row.getObject("extra", Integer.class);
        return new Appointment(
                new SittingId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("candidate", UUID.class)),
                row.getString("micro_credential"),
                row.getObject("form", UUID.class),
                Optional.ofNullable(row.getObject("task", UUID.class)),
                row.getBoolean("practice"),
                row.getBoolean("demonstration"),
                Optional.ofNullable(row.getObject("test_centre", UUID.class)).map(OrganisationId::new),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getInt("minutes"),
                row.getInt("task_minutes"),
                row.getInt("questions"),
                extra != null,
                Math.max(extra == null ? 0 : extra, row.getInt("granted")),
                row.getBoolean("supervised"),
                row.getBoolean("safe_browser"),
                new Appointment.Comfort(row.getInt("break_minutes"), row.getString("font"), row.getBoolean("reader")),
                progress(row, "a_"),
                progress(row, "b_"),
                row.getBoolean("released"),
                row.getBoolean("void"),
                row.getTimestamp("now").toInstant());
    }

    private static Optional<Appointment.Progress> progress(ResultSet row, String part) throws SQLException {
        var started = row.getTimestamp(part + "started");
        if (started == null) return Optional.empty();
        var submitted = row.getTimestamp(part + "submitted");
        return Optional.of(new Appointment.Progress(
                started.toInstant(),
                row.getTimestamp(part + "deadline").toInstant(),
                row.getTimestamp(part + "clock").toInstant(),
                row.getTimestamp(part + "paused") != null,
                row.getInt(part + "lease"),
                submitted == null
                        ? Optional.empty()
                        : Optional.of(new Appointment.Receipt(
                                row.getString(part + "receipt"),
                                submitted.toInstant(),
                                "deadline".equals(row.getString(part + "by"))))));
    }
}
