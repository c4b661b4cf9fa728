package org.tessera.assess.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** Reads the frozen forms of certification bodies. Another body's form looks exactly like one that does not exist. */
@Component
public class FormBook {
    private static final String ALL = """
            select f.id, b.owner, f.micro_credential, f.name, f.version, f.hash, f.minutes, f.profile, f.frozen_at, c.cut, c.theta,
                   d.basis, d.reasons, d.decided_at, m.information, m.calibrated, m.best,
                   (select count(*) from assess.form_item i where i.form = f.id and i.scored) as scored,
                   (select coalesce(sum(i.most), 0) from assess.form_item i where i.form = f.id and i.scored) as points,
                   (select count(*) from assess.form_item i where i.form = f.id and not i.scored) as on_trial,
                   (select count(*) from assess.form_item i where i.form = f.id and i.anchor) as anchors
              from assess.form f
              join assess.bank b on b.id = f.bank
              join assess.form_cut c on c.form = f.id
              left join assess.cut_decision d on d.form = f.id
              left join assess.assembled m on m.form = f.id
            """;

    /**
     * A frozen form.
     *
     * @param scored how many questions count
     * @param points the most that they can earn together
     * @param cut the fewest points that pass, once decided
     * @param theta the same on the common scale, for a calibrated form
     * @param profile whether it gives a profile, so that it needs bands besides its cut
     * @param assembled what the assembly found; nothing for a form that came in a file
     */
    public record Frozen(
            UUID id,
            OrganisationId owner,
            String microCredential,
            String name,
            int version,
            String hash,
            int minutes,
            int scored,
            int points,
            int onTrial,
            int anchors,
            boolean profile,
            Instant frozenAt,
            Optional<Cut> cut,
            Optional<Assembled> assembled) {
        /** How results name it. */
        public String reference() {
            return "form:" + name + "@" + version + "#" + hash;
        }
    }

    /** A decided cut; {@code basis} is {@code file}, {@code panel} or {@code linked}. */
    public record Cut(int raw, Optional<Double> theta, String basis, String reasons, Instant decidedAt) {}

    /** Information at the cut, whether it rests on calibrated questions, and whether no better form exists. */
    public record Assembled(double information, boolean calibrated, boolean best) {}

    private final JdbcClient jdbc;

    FormBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Problem 404 when it is another body's, a practice form or nobody's */
    public Frozen of(UUID form, Caller caller) {
        var owners = caller.organisations(Role.CERTIFICATION_OFFICER);
        return find(form).filter(f -> owners.contains(f.owner())).orElseThrow(Problem::notFound);
    }

    /** A form of a certification body; public samples and practice forms are none. */
    public Optional<Frozen> find(UUID form) {
        return jdbc.sql(ALL + "where f.id = :form and b.owner is not null and not f.practice")
                .param("form", form)
                .query(FormBook::frozen)
                .optional();
    }

    /** A body's forms for one micro-credential, the newest first. */
    public List<Frozen> of(OrganisationId owner, String microCredential) {
        return jdbc.sql(ALL + """
                where b.owner = :owner and f.micro_credential = :microCredential and not f.practice
                order by f.frozen_at desc, f.name
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query(FormBook::frozen)
                .list();
    }

    /** The ability at the newest decided cut of a body's calibrated forms. */
    Optional<Double> lastTheta(OrganisationId owner, String microCredential) {
        return of(owner, microCredential).stream()
                .flatMap(f -> f.cut().stream())
                .filter(c -> c.theta().isPresent())
                .max(java.util.Comparator.comparing(Cut::decidedAt))
                .flatMap(Cut::theta);
    }

    private static Frozen frozen(ResultSet row, int n) throws SQLException {
        return new Frozen(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("owner", UUID.class)),
                row.getString("micro_credential"),
                row.getString("name"),
                row.getInt("version"),
                row.getString("hash"),
                row.getInt("minutes"),
                row.getInt("scored"),
                row.getInt("points"),
                row.getInt("on_trial"),
                row.getInt("anchors"),
                row.getBoolean("profile"),
                row.getTimestamp("frozen_at").toInstant(),
                cut(row),
                assembled(row));
    }

    private static Optional<Cut> cut(ResultSet row) throws SQLException {
        if (row.getString("basis") == null) return Optional.empty();
        return Optional.of(new Cut(
                row.getInt("cut"),
                Optional.ofNullable(row.getObject("theta", Double.class)),
                row.getString("basis"),
                row.getString("reasons"),
                row.getTimestamp("decided_at").toInstant()));
    }

    private static Optional<Assembled> assembled(ResultSet row) throws SQLException {
        var information = row.getObject("information", Double.class);
        if (information == null) return Optional.empty();
        return Optional.of(new Assembled(information, row.getBoolean("calibrated"), row.getBoolean("best")));
    }
}
