package org.tessera.design;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Canonical;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Peer review of drafts. An author hands in exactly what the content says; a reviewer from another organisation approves
 * it or asks for changes. What counts is the hash: a later change of the draft needs a new review.
 */
@Service
public class Reviews {
    /** A draft that was handed in. */
    record Submission(
            UUID id,
            String microCredential,
            String draftHash,
            PersonId author,
            OrganisationId organisation,
            Instant at) {}

    /** One reviewer's word. */
    record Review(
            UUID submission,
            PersonId reviewer,
            OrganisationId organisation,
            boolean approved,
            String comment,
            Instant at) {}

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Reviews(JdbcClient jdbc, Drafts drafts, Audit audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Hands in today's draft for review. Handing in the same draft again changes nothing.
     *
     * @throws Problem 404 when there is no such draft
     */
    @Transactional
    public void submit(String microCredential, PersonId author, OrganisationId organisation) {
        var draft = drafts.of(microCredential).orElseThrow(Problem::notFound).specification();
        var content = Canonical.of(json.convertValue(draft, Map.class));
        int added = jdbc.sql("""
                insert into design.submission
                    (id, micro_credential, draft_hash, author, author_organisation, at, content)
                values (:id, :microCredential, :hash, :author, :organisation, :at, :content)
                on conflict (micro_credential, draft_hash) do nothing
                """)
                .param("id", Ids.next())
                .param("microCredential", microCredential)
                .param("hash", Sha256.of(content))
                .param("author", author.value())
                .param("organisation", organisation.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("content", content)
                .update();
        if (added == 1) note(microCredential, author, "submit-for-review", Sha256.of(content));
    }

    /**
     * A reviewer's word on a draft that was handed in.
     *
     * @param draftHash what the reviewer has read
     * @param organisation for which the reviewer speaks
     * @param approved whether it may be published
     * @param comment for the author
     * @throws Problem 404 when that draft was not handed in; 409 when the reviewer or their organisation is the author's,
     *     or when they have spoken already
     */
    @Transactional
    public void review(
            String microCredential,
            String draftHash,
            PersonId reviewer,
            OrganisationId organisation,
            boolean approved,
            String comment) {
        var submission = submission(microCredential, draftHash).orElseThrow(Problem::notFound);
        if (submission.author().equals(reviewer)) throw Problem.conflict("design.problem.own-work");
        if (submission.organisation().equals(organisation)) throw Problem.conflict("design.problem.own-organisation");
        if (of(submission).stream().anyMatch(r -> r.reviewer().equals(reviewer)))
            throw Problem.conflict("design.problem.reviewed-already");
        jdbc.sql("""
                insert into design.review
                    (id, submission, micro_credential, draft_hash, author, author_organisation,
                     reviewer, reviewer_organisation, approved, comment, at)
                select :id, id, micro_credential, draft_hash, author, author_organisation,
                       :reviewer, :organisation, :approved, :comment, :at
                  from design.submission
                 where id = :submission
                """)
                .param("id", Ids.next())
                .param("submission", submission.id())
                .param("reviewer", reviewer.value())
                .param("organisation", organisation.value())
                .param("approved", approved)
                .param("comment", comment)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        note(microCredential, reviewer, approved ? "approve" : "ask-for-changes", draftHash);
    }

    Draft draft(Drafts.File file) {
        var specification = file.specification();
        return new Draft(
                specification.id(),
                specification.programme(),
                specification.frameworkRef(),
                specification.title(),
                specification.summary(),
                hash(specification),
                file.ready(),
                StandardElement.all().stream()
                        .filter(e -> e.statedIn(specification))
                        .toList(),
                specification.missing());
    }

    String hash(Specification specification) {
        return Sha256.of(Canonical.of(json.convertValue(specification, Map.class)));
    }

    /** The first approval of exactly this draft. */
    Optional<UUID> approval(String microCredential, String draftHash) {
        return jdbc.sql("""
                select id
                  from design.review
                 where micro_credential = :microCredential and draft_hash = :hash and approved
                 order by at
                 limit 1
                """)
                .param("microCredential", microCredential)
                .param("hash", draftHash)
                .query(UUID.class)
                .optional();
    }

    Optional<Submission> submission(String microCredential, String draftHash) {
        return jdbc.sql("""
                select id, micro_credential, draft_hash, author, author_organisation, at
                  from design.submission
                 where micro_credential = :microCredential and draft_hash = :hash
                """)
                .param("microCredential", microCredential)
                .param("hash", draftHash)
                .query((row, n) -> new Submission(
                        row.getObject("id", UUID.class),
                        row.getString("micro_credential"),
                        row.getString("draft_hash"),
                        new PersonId(row.getObject("author", UUID.class)),
                        new OrganisationId(row.getObject("author_organisation", UUID.class)),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    /** All words on a submission, oldest first. */
    List<Review> of(Submission submission) {
        return jdbc.sql("""
                select submission, reviewer, reviewer_organisation, approved, comment, at
                  from design.review
                 where submission = :submission
                 order by at
                """)
                .param("submission", submission.id())
                .query((row, n) -> new Review(
                        row.getObject("submission", UUID.class),
                        new PersonId(row.getObject("reviewer", UUID.class)),
                        new OrganisationId(row.getObject("reviewer_organisation", UUID.class)),
                        row.getBoolean("approved"),
                        row.getString("comment"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private void note(String microCredential, PersonId by, String action, String hash) {
        audit.record("micro-credential:" + microCredential, Optional.of(by), action, Map.of("draft", hash));
    }
}
