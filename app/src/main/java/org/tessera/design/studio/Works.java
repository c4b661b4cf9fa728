package org.tessera.design.studio;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.design.CoursePacks;
import org.tessera.design.PackFiles;
import org.tessera.design.RefusedPack;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** The works on courses, their drafts, reviews and releases. */
@Service
class Works {
    private final JdbcClient jdbc;
    private final CoursePacks packs;
    private final Audit audit;
    private final Clock clock;

    Works(JdbcClient jdbc, CoursePacks packs, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a work from the current version. Its first draft raises the version and changes nothing else.
     *
     * @throws Problem 404 when there is no such course
     */
    @Transactional
    public UUID start(String pack, PersonId author, OrganisationId organisation) {
        var base = packs.current(pack).orElseThrow(Problem::notFound);
        var id = Ids.next();
        jdbc.sql("""
                insert into design.work (id, pack, base, author, author_organisation, at)
                values (:id, :pack, :base, :author, :organisation, :at)
                """)
                .param("id", id)
                .param("pack", pack)
                .param("base", base.hash())
                .param("author", author.value())
                .param("organisation", organisation.value())
                .param("at", now())
                .update();
        var next = nextVersion(base.version());
        var files = packs.files(base.hash());
        var raised =
                files.text("pack.yaml").orElseThrow().replaceFirst("(?m)^version:.*$", "version: \"" + next + "\"");
        add(id, 1, files, "pack.yaml", raised, author, organisation, "Version " + next);
        audit.record("course-work:" + id, Optional.of(author), "begin", Map.of("course", base.reference()));
        return id;
    }

    private static String nextVersion(String version) {
        return version.matches("[0-9]{1,8}") ? Integer.toString(Integer.parseInt(version) + 1) : version + ".1";
    }

    /** @throws Problem 404 when there is no such work */
    Work of(UUID id) {
        return jdbc.sql("select * from design.work where id = :id")
                .param("id", id)
                .query((row, n) -> work(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** All works on a course, the newest first. */
    List<Work> on(String pack) {
        return jdbc.sql("select * from design.work where pack = :pack order by at desc, id desc")
                .param("pack", pack)
                .query((row, n) -> work(row))
                .list();
    }

    /** All files of the pack as they are in a draft; 0 is the version with which the work began. */
    PackFiles files(Work work, int draft) {
        return history(work).get(draft);
    }

    /** All files of the pack as they are in each draft, from the version with which the work began. */
    List<PackFiles> history(Work work) {
        var history = new ArrayList<PackFiles>();
        history.add(packs.files(work.base()));
        jdbc.sql("""
                select d.number, f.path, f.content
                  from design.work_file f join design.work_draft d on d.id = f.draft
                 where d.work = :work
                 order by d.number
                """).param("work", work.id()).query(row -> {
            var before = history.getLast();
            if (row.getInt("number") < history.size()) before = history.removeLast();
            history.add(before.with(row.getString("path"), row.getBytes("content")));
        });
        return history;
    }

    /**
     * Writes a new draft in which one file is another.
     *
     * @param before the number of the draft that the author had before them
     * @throws Problem 409 when somebody wrote a draft in between, or the work is released
     */
    @Transactional
    public void write(
            Work work,
            int before,
            String path,
            String text,
            PersonId author,
            OrganisationId organisation,
            String says) {
        if (work.last().number() != before) throw Problem.conflict("design.problem.draft-is-newer");
        try {
            add(work.id(), before + 1, files(work, before), path, text, author, organisation, says);
        } catch (DuplicateKeyException somebodyElse) {
            throw Problem.conflict("design.problem.draft-is-newer");
        } catch (DataIntegrityViolationException released) {
            throw Problem.conflict("design.problem.work-is-done");
        }
    }

    private void add(
            UUID work,
            int number,
            PackFiles before,
            String path,
            String text,
            PersonId author,
            OrganisationId organisation,
            String says) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var draft = Ids.next();
        jdbc.sql("""
                insert into design.work_draft
                    (id, work, number, hash, author, author_organisation, says, at)
                values (:id, :work, :number, :hash, :author, :organisation, :says, :at)
                """)
                .param("id", draft)
                .param("work", work)
                .param("number", number)
                .param("hash", before.with(path, content).hash())
                .param("author", author.value())
                .param("organisation", organisation.value())
                .param("says", says)
                .param("at", now())
                .update();
        jdbc.sql("insert into design.work_file (draft, path, content) values (:draft, :path, :content)")
                .param("draft", draft)
                .param("path", path)
                .param("content", content)
                .update();
    }

    /** Asks for a review of the last draft. Asking twice changes nothing. */
    @Transactional
    public void handIn(Work work, PersonId author) {
        int added = jdbc.sql("""
                insert into design.work_handed_in (draft, by, at) values (:draft, :by, :at)
                on conflict (draft) do nothing
                """)
                .param("draft", work.last().id())
                .param("by", author.value())
                .param("at", now())
                .update();
        if (added == 1)
            note(work, author, "hand-in", Map.of("draft", work.last().hash()));
    }

    /**
     * A reviewer's word on a draft that was handed in.
     *
     * @param organisation for which the reviewer speaks
     * @throws Problem 404 when the draft was not handed in; 409 when the reviewer or their organisation wrote any draft of
     *     the work, or when they have spoken already
     */
    @Transactional
    public void review(
            Work work, UUID draft, PersonId reviewer, OrganisationId organisation, boolean approved, String body) {
        try {
            int added = jdbc.sql("""
                    insert into design.work_review
                        (id, draft, work, author, author_organisation, reviewer, reviewer_organisation, approved, body, at)
                    select :id, d.id, d.work, d.author, d.author_organisation, :reviewer, :organisation, :approved, :body, :at
                      from design.work_draft d join design.work_handed_in h on h.draft = d.id
                     where d.id = :draft and d.work = :work
                    """)
                    .param("id", Ids.next())
                    .param("draft", draft)
                    .param("work", work.id())
                    .param("reviewer", reviewer.value())
                    .param("organisation", organisation.value())
                    .param("approved", approved)
                    .param("body", body)
                    .param("at", now())
                    .update();
            if (added == 0) throw Problem.notFound();
        } catch (DuplicateKeyException again) {
            throw Problem.conflict("design.problem.reviewed-already");
        } catch (DataIntegrityViolationException ownWork) {
            throw Problem.conflict("design.problem.own-course");
        }
        note(work, reviewer, approved ? "approve" : "ask-for-changes", Map.of("draft", draft.toString()));
    }

    /** All words on the drafts of a work, oldest first. */
    List<Work.Review> reviews(Work work) {
        return jdbc.sql("select * from design.work_review where work = :work order by at")
                .param("work", work.id())
                .query((row, n) -> new Work.Review(
                        row.getObject("id", UUID.class),
                        row.getObject("draft", UUID.class),
                        new OrganisationId(row.getObject("reviewer_organisation", UUID.class)),
                        new PersonId(row.getObject("reviewer", UUID.class)),
                        row.getBoolean("approved"),
                        row.getString("body"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /**
     * Publishes the last draft as the next version of the course.
     *
     * @throws Problem 409 when it is not approved, or comments are open, or another version took its number
     * @throws RefusedPack when the check finds something to mend
     */
    @Transactional
    public void release(Work work, PersonId by) {
        var draft = work.last();
        var approval = reviews(work).stream()
                .filter(r -> r.approved() && r.draft().equals(draft.id()))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("design.problem.course-not-reviewed"));
        var files = files(work, draft.number());
        var pack = packs.publish(work.pack(), files, Optional.empty(), "draft:" + draft.id());
        try {
            jdbc.sql("""
                    insert into design.work_release (work, draft, review, pack, by, at)
                    values (:work, :draft, :review, :pack, :by, :at)
                    """)
                    .param("work", work.id())
                    .param("draft", draft.id())
                    .param("review", approval.id())
                    .param("pack", pack.hash())
                    .param("by", by.value())
                    .param("at", now())
                    .update();
        } catch (DuplicateKeyException again) {
            throw Problem.conflict("design.problem.work-is-done");
        } catch (DataIntegrityViolationException openComments) {
            throw Problem.conflict("design.problem.open-comments");
        }
        note(work, by, "release", Map.of("course", pack.reference()));
    }

    private Work work(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Work(
                id,
                row.getString("pack"),
                row.getString("base"),
                new PersonId(row.getObject("author", UUID.class)),
                new OrganisationId(row.getObject("author_organisation", UUID.class)),
                row.getTimestamp("at").toInstant(),
                drafts(id),
                released(id));
    }

    private List<Work.Draft> drafts(UUID work) {
        return jdbc.sql("""
                select d.*, h.at as handed_in
                  from design.work_draft d left join design.work_handed_in h on h.draft = d.id
                 where d.work = :work
                 order by d.number
                """)
                .param("work", work)
                .query((row, n) -> new Work.Draft(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("hash"),
                        new PersonId(row.getObject("author", UUID.class)),
                        new OrganisationId(row.getObject("author_organisation", UUID.class)),
                        row.getString("says"),
                        row.getTimestamp("at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("handed_in")).map(Timestamp::toInstant)))
                .list();
    }

    private Optional<Work.Release> released(UUID work) {
        return jdbc.sql("select draft, pack, at from design.work_release where work = :work")
                .param("work", work)
                .query((row, n) -> new Work.Release(
                        row.getObject("draft", UUID.class),
                        row.getString("pack"),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    private void note(Work work, PersonId by, String action, Map<String, ?> details) {
        audit.record("course-work:" + work.id(), Optional.of(by), action, details);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
