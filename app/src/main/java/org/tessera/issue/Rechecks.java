package org.tessera.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.certify.CertificateId;
import org.tessera.certify.DecisionId;
import org.tessera.platform.Ids;
import org.tessera.platform.SealersRoom;

/** What the nightly check reads and writes. */
@Component
class Rechecks {
    /** A credential as it is stored. */
    record Stored(
            CredentialId id,
            DecisionId decision,
            Form form,
            CertificateId certificate,
            byte[] unsigned,
            byte[] sealed,
            String sha256,
            Optional<byte[]> salt) {}

    /**
     * One look at everything.
     *
     * @param credentials how many were looked at
     * @param entries how many entries the log had
     * @param lists how many status lists
     */
    record Run(Instant began, Instant ended, long credentials, long entries, long lists, List<Finding> findings) {}

    private final JdbcClient jdbc;
    private final SealersRoom room;

    Rechecks(JdbcClient jdbc, SealersRoom room) {
        this.jdbc = jdbc;
        this.room = room;
    }

    /** The next credentials in the order of their ids; the sealer reads, because only it may see salts. */
    List<Stored> issuedAfter(Optional<UUID> last, int most) {
        return room.in(() -> jdbc.sql("""
                select p.id, p.decision, p.format, p.certificate, p.unsigned, i.sealed, i.sha256, s.salt
                  from issue.planned p
                  join issue.issued i on i.id = p.id
                  left join issue.log_salt s on s.credential = p.id
                 where p.id > :last
                 order by p.id
                 limit :most
                """)
                .param("last", last.orElse(new UUID(0, 0)))
                .param("most", most)
                .query(Rechecks::stored)
                .list());
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new CredentialId(row.getObject("id", UUID.class)),
                new DecisionId(row.getObject("decision", UUID.class)),
                Form.of(row.getString("format")),
                new CertificateId(row.getObject("certificate", UUID.class)),
                row.getBytes("unsigned"),
                row.getBytes("sealed"),
                row.getString("sha256"),
                Optional.ofNullable(row.getBytes("salt")));
    }

    /** Decisions without a credential that were taken before this moment. */
    List<DecisionId> waitingSince(Instant moment) {
        return jdbc.sql("""
                select c.decision
                  from issue.commission c
                 where c.registered_at < :moment
                   and not exists (select 1
                                     from issue.planned p
                                     join issue.issued i on i.id = p.id
                                    where p.decision = c.decision)
                 order by c.registered_at
                """)
                .param("moment", Timestamp.from(moment))
                .query((row, n) -> new DecisionId(row.getObject(1, UUID.class)))
                .list();
    }

    Run keep(Run run) {
        room.run(() -> {
            var id = Ids.next();
            jdbc.sql("""
                    insert into issue.recheck (id, began_at, ended_at, credentials, entries, lists)
                    values (:id, :began, :ended, :credentials, :entries, :lists)
                    """)
                    .param("id", id)
                    .param("began", Timestamp.from(run.began()))
                    .param("ended", Timestamp.from(run.ended()))
                    .param("credentials", run.credentials())
                    .param("entries", run.entries())
                    .param("lists", run.lists())
                    .update();
            int number = 0;
            for (Finding found : run.findings()) {
                jdbc.sql(
                                "insert into issue.finding (recheck, number, kind, subject) values (:id, :number, :kind, :subject)")
                        .param("id", id)
                        .param("number", ++number)
                        .param("kind", found.kind().name())
                        .param("subject", found.subject())
                        .update();
            }
        });
        return run;
    }

    /** The newest look; nothing before the first night. */
    Optional<Run> newest() {
        return jdbc.sql("select * from issue.recheck order by ended_at desc limit 1")
                .query((row, n) -> new Run(
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        row.getLong("credentials"),
                        row.getLong("entries"),
                        row.getLong("lists"),
                        findings(row.getObject("id", UUID.class))))
                .optional();
    }

    private List<Finding> findings(UUID recheck) {
        return jdbc.sql("select kind, subject from issue.finding where recheck = :id order by number limit 500")
                .param("id", recheck)
                .query((row, n) -> new Finding(Finding.Kind.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }
}
