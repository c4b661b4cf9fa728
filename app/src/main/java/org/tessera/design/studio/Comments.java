package org.tessera.design.studio;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** The comments on works. They are never changed or taken away; an answer closes them. */
@Service
class Comments {
    /** The longest comment or answer, in characters. */
    static final int LONGEST = 2000;

    /** Who speaks, and for whom. */
    record Speaker(PersonId person, OrganisationId organisation) {}

    /** What a comment is about, as {@link Comment} has it. */
    record About(String unit, String part, String language, String sentence) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Comments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a comment to the draft that is the last one now.
     *
     * @throws Problem 409 when the work is released
     */
    @Transactional
    public void add(Work work, About about, String body, Speaker speaker) {
        try {
            jdbc.sql("""
                    insert into design.work_comment
                        (id, work, draft, unit, part, language, sentence, body, author, author_organisation, at)
                    values (:id, :work, :draft, :unit, :part, :language, :sentence, :body, :author, :organisation, :at)
                    """)
                    .param("id", Ids.next())
                    .param("work", work.id())
                    .param("draft", work.last().number())
                    .param("unit", about.unit())
                    .param("part", about.part())
                    .param("language", about.language())
                    .param("sentence", about.sentence())
                    .param("body", body)
                    .param("author", speaker.person().value())
                    .param("organisation", speaker.organisation().value())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DataIntegrityViolationException released) {
            throw Problem.conflict("design.problem.work-is-done");
        }
    }

    /**
     * Answers a comment.
     *
     * @param closes whether this is the last word
     * @throws Problem 404 when the work has no such comment; 409 when those whom it asks would close it, or it is closed
     */
    @Transactional
    public void reply(Work work, UUID comment, boolean closes, String body, Speaker speaker) {
        var found = of(work).stream()
                .filter(c -> c.id().equals(comment))
                .findFirst()
                .orElseThrow(Problem::notFound);
        if (!found.isOpen()) throw Problem.conflict("design.problem.comment-is-closed");
        try {
            jdbc.sql("""
                    insert into design.work_reply (id, comment, closes, body, author, author_organisation, at)
                    values (:id, :comment, :closes, :body, :author, :organisation, :at)
                    """)
                    .param("id", Ids.next())
                    .param("comment", comment)
                    .param("closes", closes)
                    .param("body", body)
                    .param("author", speaker.person().value())
                    .param("organisation", speaker.organisation().value())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException closedJustNow) {
            throw Problem.conflict("design.problem.comment-is-closed");
        } catch (DataIntegrityViolationException asked) {
            throw Problem.conflict("design.problem.close-own");
        }
    }

    /** All comments on a work, oldest first. */
    List<Comment> of(Work work) {
        return jdbc.sql("select * from design.work_comment where work = :work order by at, id")
                .param("work", work.id())
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Comment(
                            id,
                            row.getInt("draft"),
                            row.getString("unit"),
                            row.getString("part"),
                            row.getString("language"),
                            row.getString("sentence"),
                            row.getString("body"),
                            new PersonId(row.getObject("author", UUID.class)),
                            new OrganisationId(row.getObject("author_organisation", UUID.class)),
                            row.getTimestamp("at").toInstant(),
                            replies(id));
                })
                .list();
    }

    private List<Comment.Reply> replies(UUID comment) {
        return jdbc.sql("select * from design.work_reply where comment = :comment order by at, id")
                .param("comment", comment)
                .query((row, n) -> new Comment.Reply(
                        row.getBoolean("closes"),
                        row.getString("body"),
                        new PersonId(row.getObject("author", UUID.class)),
                        new OrganisationId(row.getObject("author_organisation", UUID.class)),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
