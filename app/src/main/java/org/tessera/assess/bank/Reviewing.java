package org.tessera.assess.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;

/**
 * Takes an item on its way: to the reviewers, to the pilot, live, and out of use. Two content reviews, one for bias and one
 * for each language, by people who did not write it; the database refuses anything else.
 */
@Component
public class Reviewing {
    /** One reviewer's word about the newest version, or about the version that it translates. */
    public record Review(
            String review, String language, UUID reviewer, boolean accepted, String note, Instant at, int number) {}

    /** One step of the newest version. */
    public record Step(State state, String reason, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Workshop workshop;
    private final ItemRecords records;
    private final Vault vault;

    Reviewing(JdbcClient jdbc, Clock clock, Audit audit, Workshop workshop, ItemRecords records, Vault vault) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.workshop = workshop;
        this.records = records;
        this.vault = vault;
    }

    /**
     * Takes the newest version a step on. On its way into the pilot it is frozen for forms.
     *
     * @param reason why, for the pilot and after it; else empty
     * @throws Problem 409 {@code assess.problem.not-reviewed} when the step is not earned, or the panel of a situation
     *     makes no key ({@code assess.problem.panel})
     */
    @Transactional
    public void step(Crafted item, State to, String reason, PersonId by) {
        if (to == State.PILOT) requireSoundPanel(item);
        insertStep(item, to, reason, by);
        if (to == State.PILOT) release(item, by);
        audit.record(
                "crafted:" + item.id(),
                Optional.of(by),
                "item-step",
                Map.of("version", item.number(), "state", to.key()));
    }

    /**
     * Records a review. A refusal brings the version back to its authors.
     *
     * @param language reviewed; empty unless it is a language review
     * @throws Problem 409 {@code assess.problem.own-review} for whoever wrote or translated it,
     *     {@code assess.problem.not-reviewed} when this review is not open, {@code assess.problem.reviewed} the second time
     */
    @Transactional
    public void review(Crafted item, String language, boolean accepted, String note, PersonId reviewer) {
        var review = item.state().key().replace("-review", "");
        refusing(() -> jdbc.sql("""
                insert into assess.crafted_review (item, number, review, language, reviewer, accepted, note, at)
                values (:item, :number, :review, :language, :reviewer, :accepted, :note, :now)
                """)
                .param("item", item.id())
                .param("number", item.number())
                .param("review", review)
                .param("language", language)
                .param("reviewer", reviewer.value())
                .param("accepted", accepted)
                .param("note", vault.seal(item.owner().value(), notePlace(item.id(), item.number()), note))
                .param("now", now())
                .update());
        audit.record(
                "crafted:" + item.id(),
                Optional.of(reviewer),
                "item-review",
                Map.of("version", item.number(), "review", review, "accepted", accepted));
        if (!accepted) insertStep(item, State.DRAFT, "", reviewer);
    }

    /** What reviewers said, oldest first. */
    public List<Review> reviews(Crafted item) {
        return jdbc.sql("""
                select r.review, r.language, r.reviewer, r.accepted, r.note, r.at, r.number
                  from assess.crafted_version v
                  join assess.crafted_review r on r.item = v.item and r.number in (v.number, v.based_on)
                 where v.item = :item and v.number = :number
                 order by r.at
                """)
                .param("item", item.id())
                .param("number", item.number())
                .query((row, n) -> new Review(
                        row.getString("review"),
                        row.getString("language"),
                        row.getObject("reviewer", UUID.class),
                        row.getBoolean("accepted"),
                        vault.open(notePlace(item.id(), row.getInt("number")), row.getString("note")),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("number")))
                .list();
    }

    /** The steps of the newest version, oldest first. */
    public List<Step> steps(Crafted item) {
        return jdbc.sql("""
                select state, reason, at from assess.crafted_step
                 where item = :item and number = :number order by ordinal
                """)
                .param("item", item.id())
                .param("number", item.number())
                .query((row, n) -> new Step(
                        State.ofKey(row.getString("state")),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private void insertStep(Crafted item, State to, String reason, PersonId by) {
        refusing(() -> jdbc.sql("""
                insert into assess.crafted_step (item, number, ordinal, state, by, reason, at)
                select :item, :number, max(ordinal) + 1, :state, :by, :reason, :now
                  from assess.crafted_step where item = :item and number = :number
                """)
                .param("item", item.id())
                .param("number", item.number())
                .param("state", to.key())
                .param("by", by.value())
                .param("reason", reason)
                .param("now", now())
                .update());
    }

    private void requireSoundPanel(Crafted item) {
        var wording = workshop.wording(item);
        if (wording.key() instanceof Key.Panel panel
                && wording.question().core() instanceof Question.Judgement situation
                && !panel.sound(situation)) throw Problem.conflict("assess.problem.panel");
    }

    private void release(Crafted item, PersonId by) {
        var wording = workshop.wording(item);
        var bank = Ids.next();
        jdbc.sql("""
                insert into assess.bank (id, micro_credential, owner, hash, loaded_at, loaded_by)
                values (:id, :microCredential, :owner, :hash, :now, :by)
                """)
                .param("id", bank)
                .param("microCredential", item.microCredential())
                .param("owner", item.owner().value())
                .param("hash", Sha256.of("crafted:" + item.id() + "@" + item.number()))
                .param("now", now())
                .param("by", by.value())
                .update();
        var stored = records.store(
                bank,
                Optional.of(item.owner()),
                new ItemRecords.Item(
                        item.name(),
                        item.practice(),
                        item.outcome(),
                        wording.question(),
                        wording.key(),
                        wording.why()));
        jdbc.sql("insert into assess.crafted_release (item, number, stored, at) values (:item, :number, :stored, :now)")
                .param("item", item.id())
                .param("number", item.number())
                .param("stored", stored.id())
                .param("now", now())
                .update();
    }

    private static void refusing(Runnable deed) {
        try {
            deed.run();
        } catch (org.springframework.dao.DuplicateKeyException again) {
            throw Problem.conflict("assess.problem.reviewed");
        } catch (DataAccessException refused) {
            throw Refused.of(refused);
        }
    }

    private static String notePlace(UUID item, int number) {
        return "crafted:" + item + ":" + number + ":note";
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
