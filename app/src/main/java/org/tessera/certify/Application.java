package org.tessera.certify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tessera.assess.SittingId;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * One application for certification.
 *
 * @param version of the micro-credential that was current when the candidate applied; it stays the same to the end
 * @param sitting the assessment, once the application was accepted
 * @param sitsFrom from when the candidate may sit it
 * @param sitsUntil until when
 * @param note why it was declined
 */
record Application(
        ApplicationId id,
        PersonId candidate,
        String microCredential,
        int version,
        OrganisationId body,
        OrganisationId testCentre,
        Instant appliedAt,
        Stage stage,
        Optional<SittingId> sitting,
        Optional<Instant> sitsFrom,
        Optional<Instant> sitsUntil,
        String note) {
    /** How far it has come. */
    enum Stage {
        APPLIED,
        ACCEPTED,
        DECIDED,
        DECLINED,
        CANCELLED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the candidate's way is still open. */
    boolean open() {
        return stage == Stage.APPLIED || stage == Stage.ACCEPTED;
    }

    static Application read(ResultSet row, int number) throws SQLException {
        return new Application(
                new ApplicationId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("candidate", UUID.class)),
                row.getString("micro_credential"),
                row.getInt("version"),
                new OrganisationId(row.getObject("body", UUID.class)),
                new OrganisationId(row.getObject("test_centre", UUID.class)),
                row.getTimestamp("applied_at").toInstant(),
                Stage.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getObject("sitting", UUID.class)).map(SittingId::new),
                Optional.ofNullable(row.getTimestamp("sits_from")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("sits_until")).map(Timestamp::toInstant),
                row.getString("note"));
    }
}
