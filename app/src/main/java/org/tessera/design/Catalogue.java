package org.tessera.design;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.matrix.Matrices;
import org.tessera.matrix.MatrixVersion;
import org.tessera.platform.Audit;
import org.tessera.platform.Canonical;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The programmes, the drafts of their micro-credentials, and the published standards. */
@Service
public class Catalogue {
    /** What a standard's hash is taken over. */
    record Content(
            Specification specification, int version, String matrixReference, Optional<MatrixFacts> matrixFacts) {}

    private record Row(String hash, String draftHash, Instant publishedAt, String content) {}

    private static final List<String> MATRICES = List.of("key-skills", "soft-skills");
    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Reviews reviews;
    private final Matrices matrices;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Map<String, String>> titles = new ConcurrentHashMap<>();

    Catalogue(
            JdbcClient jdbc,
            Drafts drafts,
            Reviews reviews,
            Matrices matrices,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.reviews = reviews;
        this.matrices = matrices;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The programmes, in the order shown. */
    public List<Programme> programmes() {
        return drafts.programmes();
    }

    /**
     * What a micro-credential is called.
     *
     * @param version the newest published one; 0 when there is only a draft
     */
    public record Name(String id, Map<String, String> title, int version) {}

    /** The name of every micro-credential: as published if it is, else as the content says today. */
    public List<Name> names() {
        var published = jdbc
                .sql("""
                select distinct on (id) id, version, cast(content as json) #>> '{specification,title}' as title
                  from design.micro_credential
                 order by id, version desc
                """)
                .query((row, n) -> new Name(
                        row.getString("id"),
                        json.readValue(row.getString("title"), new TypeReference<Map<String, String>>() {}),
                        row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Name::id, name -> name));
        return drafts.all().stream()
                .map(Drafts.File::specification)
                .map(draft -> published.getOrDefault(draft.id(), new Name(draft.id(), draft.title(), 0)))
                .toList();
    }

    /**
     * What one micro-credential is called: as published if it is, else as the content says today. Asked for by every page of
     * an exam, so what is published, and never changes, is read once.
     */
    public Optional<Map<String, String>> title(String id) {
        int newest = newest(id);
        if (newest == 0) return drafts.of(id).map(draft -> draft.specification().title());
        var known = titles.get(id + "@" + newest);
        if (known != null) return Optional.of(known);
        var read = version(id, newest).map(MicroCredential::title);
        read.ifPresent(title -> titles.put(id + "@" + newest, title));
        return read;
    }

    /** What the content says today, programme by programme. */
    public List<Draft> drafts() {
        return drafts.all().stream().map(reviews::draft).toList();
    }

    /** What the content says today about one micro-credential. */
    public Optional<Draft> draft(String id) {
        return drafts.of(id).map(reviews::draft);
    }

    /** What somebody can do who holds it: as published, else as its specification in preparation says; else empty. */
    public List<Outcome> outcomes(String id) {
        return current(id)
                .map(MicroCredential::outcomes)
                .or(() -> drafts.of(id).map(draft -> draft.specification().outcomes()))
                .orElse(List.of());
    }

    /** The newest published version. */
    public Optional<MicroCredential> current(String id) {
        return version(id, newest(id));
    }

    /** One published version. */
    public Optional<MicroCredential> version(String id, int number) {
        return row(id, number).map(this::microCredential);
    }

    /** A version's canonical content: exactly the text whose SHA-256 names it. */
    Optional<String> text(String id, int number) {
        return row(id, number).map(Row::content);
    }

    /** What a version says, for its page. */
    Optional<Specification> specification(String id, int number) {
        return row(id, number)
                .map(row -> json.readValue(row.content(), Content.class).specification());
    }

    /** The numbers of all published versions, the newest first. */
    List<Integer> versions(String id) {
        return jdbc.sql("select version from design.micro_credential where id = :id order by version desc")
                .param("id", id)
                .query(Integer.class)
                .list();
    }

    private Optional<Row> row(String id, int number) {
        return jdbc.sql("""
                select hash, draft_hash, published_at, content
                  from design.micro_credential
                 where id = :id and version = :version
                """)
                .param("id", id)
                .param("version", number)
                .query((row, n) -> new Row(
                        row.getString("hash"),
                        row.getString("draft_hash"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("content")))
                .optional();
    }

    /**
     * Publishes today's draft as the next version. It can never be changed.
     *
     * @throws IncompleteStandard when a mandatory element of Annex I is missing; it names them
     * @throws Problem 404 when there is no such draft; 409 when nobody from another organisation has approved exactly
     *     this draft, or when it is published already
     */
    @Transactional
    public MicroCredential publish(String id, PersonId by) {
        var specification = drafts.of(id).orElseThrow(Problem::notFound).specification();
        var missing = specification.missing();
        if (!missing.isEmpty()) throw new IncompleteStandard(id, missing);
        var draftHash = reviews.hash(specification);
        var review = reviews.approval(id, draftHash).orElseThrow(() -> Problem.conflict("design.problem.not-reviewed"));
        int version = newest(id) + 1;
        if (current(id).filter(c -> c.draftHash().equals(draftHash)).isPresent())
            throw Problem.conflict("design.problem.published-already", version - 1);
        var text = Canonical.of(json.convertValue(content(specification, version), Map.class));
        var row = new Row(Sha256.of(text), draftHash, clock.instant().truncatedTo(ChronoUnit.MICROS), text);
        store(id, version, row, review, by);
        audit.record(
                "micro-credential:" + id, Optional.of(by), "publish", Map.of("version", version, "hash", row.hash()));
        return microCredential(row);
    }

    private Content content(Specification specification, int version) {
        var matrix = matrix(specification.matrixSkill());
        var facts = matrix.facts(specification.matrixSkill())
                .map(f -> new MatrixFacts(
                        f.surveyTitle(), f.closed(), f.answers(), f.rank(), f.outOf(), f.mean(), f.neededAtEntry()));
        return new Content(specification, version, matrix.reference(), facts);
    }

    /** The newest version of the catalogue that lists the skill; what rests on all its skills names the catalogue itself. */
    private MatrixVersion matrix(String skill) {
        return MATRICES.stream()
                .flatMap(catalogue -> matrices.current(catalogue).stream())
                .filter(m -> m.catalogue().equals(skill) || m.skill(skill).isPresent())
                .findFirst()
                .orElseThrow(() -> Problem.conflict("design.problem.not-in-matrix", skill));
    }

    private int newest(String id) {
        return jdbc.sql("select coalesce(max(version), 0) from design.micro_credential where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private void store(String id, int version, Row row, UUID review, PersonId by) {
        jdbc.sql("""
                insert into design.micro_credential
                    (id, version, hash, draft_hash, review, published_at, published_by, content)
                values (:id, :version, :hash, :draft, :review, :at, :by, :content)
                """)
                .param("id", id)
                .param("version", version)
                .param("hash", row.hash())
                .param("draft", row.draftHash())
                .param("review", review)
                .param("at", Timestamp.from(row.publishedAt()))
                .param("by", by.value())
                .param("content", row.content())
                .update();
    }

    private MicroCredential microCredential(Row row) {
        var content = json.readValue(row.content(), Content.class);
        var says = content.specification();
        var elements = says.elements();
        return new MicroCredential(
                says.id(),
                content.version(),
                row.hash(),
                says.programme(),
                says.title(),
                says.summary(),
                says.outcomes(),
                Duration.parse(says.workload().orElseThrow()),
                says.ects(),
                elements.level().eqf(),
                elements,
                says.validityYears(),
                content.matrixReference(),
                content.matrixFacts(),
                says.frameworkRef(),
                says.need(),
                says.esco(),
                row.draftHash(),
                row.publishedAt());
    }
}
