package org.tessera.assess.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.assess.Forms;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Assembles parallel forms of a blueprint and freezes them. They have no cut yet. */
@Component
class ParallelForms {
    private final JdbcClient jdbc;
    private final Pool pool;
    private final Blueprints blueprints;
    private final Formats formats;
    private final FormBook book;
    private final Forms forms;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ParallelForms(
            JdbcClient jdbc,
            Pool pool,
            Blueprints blueprints,
            Formats formats,
            FormBook book,
            Forms forms,
            Audit audit,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.pool = pool;
        this.blueprints = blueprints;
        this.formats = formats;
        this.book = book;
        this.forms = forms;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Assembles so many forms and freezes them, all or none. The solver works outside any transaction.
     *
     * @throws Problem 404 without a blueprint or a format
     */
    Assembler.Outcome make(OrganisationId owner, String microCredential, int number, PersonId by) {
        var blueprint = blueprints.current(owner, microCredential).orElseThrow(Problem::notFound);
        var format = formats.of(microCredential).orElseThrow(Problem::notFound);
        var members = pool.of(owner, microCredential);
        var theta = book.lastTheta(owner, microCredential).orElse(0.0);
        var outcome = new Assembler(members, blueprint, format.exam(), theta)
                .assemble(number, pool.ofLastForm(owner, microCredential));
        var batch = Ids.next();
        if (outcome instanceof Assembler.Outcome.Made made)
            transaction.executeWithoutResult(t -> made.forms()
                    .forEach(chosen ->
                            freeze(owner, microCredential, blueprint, format, chosen, made.best(), batch, by)));
        return outcome;
    }

    private void freeze(
            OrganisationId owner,
            String microCredential,
            Blueprint blueprint,
            Format format,
            Assembler.Chosen chosen,
            boolean best,
            UUID batch,
            PersonId by) {
        var form = forms.freeze(new Forms.Draft(
                newestBank(owner, microCredential),
                Optional.of(owner),
                microCredential,
                nextName(owner, microCredential),
                false,
                format.exam().minutes(),
                Optional.empty(),
                "{}",
                Optional.of("blueprint:" + blueprint.hash()),
                places(chosen)));
        jdbc.sql("""
                insert into assess.assembled (form, blueprint, information, calibrated, best, batch, assembled_by)
                values (:form, :blueprint, :information, :calibrated, :best, :batch, :by)
                """)
                .param("form", form)
                .param("blueprint", blueprint.id())
                .param("information", chosen.information())
                .param(
                        "calibrated",
                        chosen.scored().stream().allMatch(m -> m.curve().isPresent()))
                .param("best", best)
                .param("batch", batch)
                .param("by", by.value())
                .update();
        audit.record("form:" + form, Optional.of(by), "form-frozen", Map.of("blueprint", blueprint.hash()));
    }

    /** Scored questions outcome by outcome, those on trial spread among them: nobody can tell which they are. */
    private static List<Forms.Place> places(Assembler.Chosen chosen) {
        var places = new ArrayList<Forms.Place>();
        for (var member : chosen.scored())
            places.add(new Forms.Place(
                    member.id(),
                    member.reference(),
                    member.key(),
                    chosen.anchors().contains(member),
                    true,
                    member.most()));
        int step = places.size() / Math.max(1, chosen.onTrial().size());
        for (int i = 0; i < chosen.onTrial().size(); i++) {
            var member = chosen.onTrial().get(i);
            places.add(
                    (i + 1) * step + i - 1,
                    new Forms.Place(member.id(), member.reference(), member.key(), false, false, member.most()));
        }
        return places;
    }

    /** An assembled form may draw on several files; it hangs on the newest, which has the same owner. */
    private UUID newestBank(OrganisationId owner, String microCredential) {
        return jdbc.sql("""
                select id from assess.bank where owner = :owner and micro_credential = :microCredential
                 order by loaded_at desc limit 1
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query(UUID.class)
                .single();
    }

    private String nextName(OrganisationId owner, String microCredential) {
        long made = book.of(owner, microCredential).stream()
                .filter(f -> f.assembled().isPresent())
                .count();
        return microCredential + "-F" + (made + 1);
    }
}
