package org.tessera.assess.forms;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.design.MicroCredential;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/** Keeps blueprints. A change is a new version; forms name the version that they were made from. */
@Component
class Blueprints {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Blueprints(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The importance that an outcome begins with: that of its skill in the survey behind the matrix, 1 to 5; 3 where no
     * survey was made. The matrix speaks of the skill as a whole, so its outcomes begin alike.
     */
    static int weightOfMatrix(MicroCredential standard) {
        return standard.matrixFacts().map(f -> (int) Math.round(f.mean())).orElse(3);
    }

    /** Makes the next version. The weights are by outcome, in the outcomes' order. */
    @Transactional
    public Blueprint make(
            OrganisationId owner,
            MicroCredential standard,
            Format format,
            Map<String, Integer> weights,
            List<Blueprint.Pair> apart,
            String reason,
            PersonId by) {
        var questions =
                Blueprint.share(format.exam().scored(), weights, format.exam().leastPerOutcome());
        var lines = questions.entrySet().stream()
                .map(e -> new Blueprint.Line(e.getKey(), weights.getOrDefault(e.getKey(), 0), e.getValue()))
                .toList();
        int version = current(owner, standard.id()).map(Blueprint::version).orElse(0) + 1;
        var hash = Sha256.of(String.join(
                "\n",
                standard.reference(),
                format.reference(),
                standard.matrixReference(),
                lines.toString(),
                apart.toString(),
                reason));
        var made = new Blueprint(Ids.next(), version, hash, standard.matrixReference(), lines, apart, reason);
        store(made, owner, standard.id(), format, by);
        audit.record(
                "blueprint:" + made.id(),
                Optional.of(by),
                "blueprint-made",
                Map.of("microCredential", standard.id(), "version", version, "hash", hash));
        return made;
    }

    /** The newest version. */
    Optional<Blueprint> current(OrganisationId owner, String microCredential) {
        return jdbc.sql("""
                select b.id, b.version, b.hash, b.matrix, r.reason
                  from assess.blueprint b join assess.blueprint_reason r on r.blueprint = b.id
                 where b.owner = :owner and b.micro_credential = :microCredential
                 order by b.version desc
                 limit 1
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query((row, n) -> new Blueprint(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getString("hash"),
                        row.getString("matrix"),
                        List.of(),
                        List.of(),
                        row.getString("reason")))
                .optional()
                .map(this::whole);
    }

    private Blueprint whole(Blueprint head) {
        var lines =
                jdbc.sql("""
                select outcome, weight, questions from assess.blueprint_outcome where blueprint = :id order by position
                """).param("id", head.id()).query(Blueprint.Line.class).list();
        var apart = jdbc.sql("select one, other from assess.blueprint_apart where blueprint = :id order by one, other")
                .param("id", head.id())
                .query(Blueprint.Pair.class)
                .list();
        return new Blueprint(head.id(), head.version(), head.hash(), head.matrix(), lines, apart, head.reason());
    }

    private void store(Blueprint made, OrganisationId owner, String microCredential, Format format, PersonId by) {
        jdbc.sql("""
                insert into assess.blueprint (id, owner, micro_credential, version, format, matrix, hash, made_by, made_at)
                values (:id, :owner, :microCredential, :version, :format, :matrix, :hash, :by, :now)
                """)
                .param("id", made.id())
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .param("version", made.version())
                .param("format", format.reference())
                .param("matrix", made.matrix())
                .param("hash", made.hash())
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into assess.blueprint_reason (blueprint, reason) values (:id, :reason)")
                .param("id", made.id())
                .param("reason", made.reason())
                .update();
        var lines = new ArrayList<>(made.outcomes());
        for (int i = 0; i < lines.size(); i++) {
            jdbc.sql("""
                    insert into assess.blueprint_outcome (blueprint, position, outcome, weight, questions)
                    values (:id, :position, :outcome, :weight, :questions)
                    """)
                    .param("id", made.id())
                    .param("position", i + 1)
                    .param("outcome", lines.get(i).outcome())
                    .param("weight", lines.get(i).weight())
                    .param("questions", lines.get(i).questions())
                    .update();
        }
        for (var pair : made.apart()) {
            jdbc.sql("insert into assess.blueprint_apart (blueprint, one, other) values (:id, :one, :other)")
                    .param("id", made.id())
                    .param("one", pair.one())
                    .param("other", pair.other())
                    .update();
        }
    }
}
