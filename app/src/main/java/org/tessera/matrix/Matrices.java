package org.tessera.matrix;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Canonical;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;
import org.tessera.research.CompetenceEvidence;
import org.tessera.research.Evidence;
import org.tessera.research.SurveyId;
import org.tessera.research.Surveys;
import tools.jackson.databind.json.JsonMapper;

/** Publishes and finds the versions of the Key Skills Matrix. */
@Service
public class Matrices {
    /** What a version's hash is taken over. */
    record Content(
            String catalogue,
            int number,
            String label,
            Optional<SurveyFacts> survey,
            List<Skill> skills,
            List<CompetenceEvidence> notListed) {}

    /** A version in the list of all versions. */
    record Listed(int number, String label, Instant publishedAt) {}

    private record Row(String hash, Instant publishedAt, String content) {}

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final Surveys surveys;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Matrices(JdbcClient jdbc, Proposals proposals, Surveys surveys, Audit audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.surveys = surveys;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Publishes the next version of a catalogue. It can never be changed.
     *
     * @param catalogue {@code key-skills} or {@code soft-skills}
     * @param evidence the closed survey behind it; without one the version is labelled a default proposal
     * @param by who publishes, or nothing when the system does
     * @throws Problem 404 when there is no such catalogue or survey, 409 when the survey is still open
     */
    @Transactional
    public MatrixVersion publish(String catalogue, Optional<SurveyId> evidence, Optional<PersonId> by) {
        var skills = proposals.of(catalogue).orElseThrow(Problem::notFound);
        int number = newest(catalogue) + 1;
        var content = evidence.map(id -> behind(catalogue, number, skills, surveys.evidence(id)))
                .orElseGet(
                        () -> new Content(catalogue, number, "default-proposal", Optional.empty(), skills, List.of()));
        var text = Canonical.of(json.convertValue(content, Map.class));
        var version = version(content, Sha256.of(text), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(version, text, by);
        audit.record(
                "matrix:" + catalogue,
                by,
                "publish",
                Map.of("number", number, "hash", version.hash(), "label", version.label()));
        return version;
    }

    /** The newest version of a catalogue. */
    public Optional<MatrixVersion> current(String catalogue) {
        return version(catalogue, newest(catalogue));
    }

    /** One version of a catalogue. */
    public Optional<MatrixVersion> version(String catalogue, int number) {
        return row(catalogue, number)
                .map(row -> version(json.readValue(row.content(), Content.class), row.hash(), row.publishedAt()));
    }

    /** A version's canonical content: exactly the text whose SHA-256 names it. */
    Optional<String> text(String catalogue, int number) {
        return row(catalogue, number).map(Row::content);
    }

    /** All versions of a catalogue, newest first. */
    List<Listed> versions(String catalogue) {
        return jdbc.sql("""
                select number, label, published_at
                  from matrix.version
                 where catalogue = :catalogue
                 order by number desc
                """)
                .param("catalogue", catalogue)
                .query((row, n) -> new Listed(
                        row.getInt("number"),
                        row.getString("label"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    private static Content behind(String catalogue, int number, List<Skill> skills, Evidence evidence) {
        var survey = new SurveyFacts(
                evidence.survey().value(),
                evidence.title(),
                evidence.closed(),
                evidence.answers(),
                evidence.competences().size());
        var listed = skills.stream().map(Skill::frameworkRef).toList();
        return new Content(
                catalogue,
                number,
                "survey",
                Optional.of(survey),
                skills.stream().map(s -> s.with(evidence.of(s.frameworkRef()))).toList(),
                evidence.competences().stream()
                        .filter(c -> !c.suppressed() && !listed.contains(c.competence()))
                        .sorted(Comparator.comparingInt(CompetenceEvidence::rank))
                        .toList());
    }

    private Optional<Row> row(String catalogue, int number) {
        return jdbc.sql("""
                select hash, published_at, content
                  from matrix.version
                 where catalogue = :catalogue and number = :number
                """)
                .param("catalogue", catalogue)
                .param("number", number)
                .query((row, n) -> new Row(
                        row.getString("hash"), row.getTimestamp("published_at").toInstant(), row.getString("content")))
                .optional();
    }

    private int newest(String catalogue) {
        return jdbc.sql("select coalesce(max(number), 0) from matrix.version where catalogue = :catalogue")
                .param("catalogue", catalogue)
                .query(Integer.class)
                .single();
    }

    private void store(MatrixVersion version, String text, Optional<PersonId> by) {
        @Nullable Object publisher = by.map(PersonId::value).orElse(null);
        jdbc.sql("""
                insert into matrix.version (catalogue, number, label, hash, published_at, published_by, content)
                values (:catalogue, :number, :label, :hash, :at, :by, :content)
                """)
                .param("catalogue", version.catalogue())
                .param("number", version.number())
                .param("label", version.label())
                .param("hash", version.hash())
                .param("at", Timestamp.from(version.publishedAt()))
                .param("by", publisher, java.sql.Types.OTHER)
                .param("content", text)
                .update();
    }

    private static MatrixVersion version(Content content, String hash, Instant publishedAt) {
        return new MatrixVersion(
                content.catalogue(),
                content.number(),
                content.label(),
                hash,
                publishedAt,
                content.survey(),
                content.skills(),
                content.notListed());
    }
}
