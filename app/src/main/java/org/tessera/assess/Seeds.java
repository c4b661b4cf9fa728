package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;

/**
 * Agreed texts that lie among the real ones, so that a change in how somebody marks is seen. One in ten to one in seventeen:
 * between 5.9 and 10 per cent. An examiner can't tell them from others: same page, same kind of address.
 */
@Component
class Seeds {
    /** At least so many real texts lie between two seeds. */
    static final int LEAST_GAP = 9;

    private static final int SPREAD = 8;
    private final JdbcClient jdbc;
    private final Clock clock;

    Seeds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The seed that lies unmarked on the examiner's desk. */
    Optional<UUID> open(PersonId examiner) {
        return jdbc.sql("""
                select d.id from assess.seed d
                 where d.examiner = :examiner and not exists (select 1 from assess.seed_mark m where m.seed = d.id)
                 limit 1
                """)
                .param("examiner", examiner.value())
                .query(UUID.class)
                .optional();
    }

    /** Lays a seed on the desk when it is time for one and there is one that they have not had. */
    Optional<UUID> due(PersonId examiner) {
        var had = jdbc.sql("""
                select count(*) as seeds,
                       (select count(*) from assess.marking m
                         where m.examiner = :examiner and m.revision = 1
                           and m.at > coalesce(max(d.taken_at), '-infinity')) as since
                  from assess.seed d where d.examiner = :examiner
                """)
                .param("examiner", examiner.value())
                .query(Had.class)
                .single();
        return had.since() < gap(examiner, had.seeds()) ? Optional.empty() : lay(examiner);
    }

    private record Had(int seeds, int since) {}

    /** The same for the same examiner and seed, so that giving texts back does not bring it nearer; nobody else can know it. */
    static int gap(PersonId examiner, int seeds) {
        return LEAST_GAP + Math.floorMod(examiner.value().hashCode() + 31 * seeds, SPREAD);
    }

    private Optional<UUID> lay(PersonId examiner) {
        return jdbc.sql("""
                insert into assess.seed (id, script, examiner, taken_at)
                select :id, s.id, :examiner, :now
                  from assess.training_script s
                 where s.seed and assess.qualified(:examiner, s.task)
                   and exists (select 1 from assess.marking m join assess.script c on c.id = m.script
                                where m.examiner = :examiner and c.task = s.task)
                   and not exists (select 1 from assess.seed d where d.script = s.id and d.examiner = :examiner)
                 order by md5(cast(s.id as text) || cast(:examiner as text))
                 limit 1
                on conflict do nothing
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("examiner", examiner.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** The seed as a text on the desk; nothing when the id is none of this examiner's unmarked seeds. */
    Optional<Marking.Script> script(UUID id, PersonId examiner) {
        return jdbc.sql("""
                select d.id, s.task, s.language, s.text
                  from assess.seed d join assess.training_script s on s.id = d.script
                 where d.id = :id and d.examiner = :examiner
                   and not exists (select 1 from assess.seed_mark m where m.seed = d.id)
                """)
                .param("id", id)
                .param("examiner", examiner.value())
                .query((row, n) -> new Marking.Script(
                        row.getObject("id", UUID.class),
                        row.getObject("task", UUID.class),
                        row.getString("language"),
                        row.getString("text"),
                        Optional.empty(),
                        false))
                .optional();
    }

    /** Marks a seed. */
    void mark(UUID id, List<Integer> criteria) {
        jdbc.sql("""
                insert into assess.seed_mark (seed, c1, c2, c3, c4, at) values (:id, :c1, :c2, :c3, :c4, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .params(MarksAlike.parameters(criteria))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The marks of one examiner on seeds beside the agreed ones, the oldest first, at most the newest sixty. */
    List<MarksAlike.Pair> pairs(PersonId examiner, UUID task) {
        return jdbc.sql("""
                select * from (
                    select m.c1, m.c2, m.c3, m.c4, s.c1 as a1, s.c2 as a2, s.c3 as a3, s.c4 as a4, m.at
                      from assess.seed_mark m
                      join assess.seed d on d.id = m.seed
                      join assess.training_script s on s.id = d.script
                     where d.examiner = :examiner and s.task = :task
                     order by m.at desc
                     limit 60) newest
                 order by at
                """)
                .param("examiner", examiner.value())
                .param("task", task)
                .query((row, n) -> MarksAlike.pair(row))
                .list();
    }
}
