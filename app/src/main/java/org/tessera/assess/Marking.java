package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;

/**
 * Marking open work: an examiner takes the next text, sees nothing of whose it is or what others gave, and marks four
 * criteria. Marks do not change; a correction is a new row with its reason, as long as no result was made of it.
 */
@Component
public class Marking {
    /**
     * A text on an examiner's desk. The id says nothing about the candidate.
     *
     * @param given the examiner's own mark, the newest one
     * @param settled whether something was made of it, so that it can't be corrected any more
     */
    public record Script(
            UUID id, UUID task, String language, String text, Optional<List<Integer>> given, boolean settled) {}

    /** More texts than this on one desk are just many. */
    static final int MANY = 100;

    private static final String FORGOTTEN = "4 hours";

    /** Open marks that this examiner may give: of nobody they taught, nor their own, nor of a text that they have marked. */
    private static final String FREE = """
            join assess.script c on c.id = o.script
            join assess.sitting s on s.id = c.sitting
            where o.body in (:bodies) and o.examiner is null
              and s.candidate <> :examiner
              and not assess.taught_recently(:examiner, s.candidate)
              and assess.qualified(:examiner, o.task)
              and not exists (select 1 from assess.desk d where d.script = o.script and d.examiner = :examiner)
            """;

    /** An own mark can be corrected until a result is made of it; so it is found among the newest. */
    private static final int NEWEST = 200;

    private final JdbcClient jdbc;
    private final Results results;
    private final Seeds seeds;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Marking(
            JdbcClient jdbc,
            Results results,
            Seeds seeds,
            ApplicationEventPublisher events,
            Audit audit,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.results = results;
        this.seeds = seeds;
        this.events = events;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Puts the next text on the examiner's desk; the one that lies there unmarked comes first. Never one of a candidate
     * whom they taught within two years, never their own, never one that they have marked, and none of a task for which
     * they have not shown that they mark as agreed. Now and then it is a text whose marks are agreed.
     *
     * @param bodies the certification bodies for which they examine
     * @return the script's id, or nothing when there is nothing to mark for them
     */
    @Transactional
    public Optional<UUID> next(PersonId examiner, List<OrganisationId> bodies) {
        clearForgotten();
        var waiting = onDesk(examiner).or(() -> seeds.open(examiner));
        if (waiting.isPresent() || bodies.isEmpty()) return waiting;
        var seed = seeds.due(examiner);
        if (seed.isPresent()) return seed;
        var taken = take(examiner, bodies);
        for (int again = 0; taken.isEmpty() && waiting(examiner, bodies) > 0 && again < 3; again++) {
            taken = take(examiner, bodies);
        }
        return taken;
    }

    /**
     * The oldest day's texts come first, and within a day first marks before second ones: so nobody has to look past the
     * many that they have marked themselves. Somebody may take the same text at the same moment; then there is another.
     */
    private Optional<UUID> take(PersonId examiner, List<OrganisationId> bodies) {
        return jdbc.sql("""
                with free as (
                    select o.script, o.ordinal
                      from assess.open_mark o
                """ + FREE + """
                     order by o.day, o.ordinal, o.at
                     limit 1
                       for update of o skip locked)
                insert into assess.desk (script, ordinal, examiner, taken_at)
                select script, ordinal, :examiner, clock_timestamp() from free
                on conflict do nothing
                returning script
                """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .param("examiner", examiner.value())
                .query(UUID.class)
                .optional();
    }

    /** How many texts this examiner could take now; beyond {@link #MANY} nobody counts on. */
    public int waiting(PersonId examiner, List<OrganisationId> bodies) {
        if (bodies.isEmpty()) return 0;
        return jdbc.sql("""
                select count(distinct script)
                  from (select o.script from assess.open_mark o
                """ + FREE + """
                         limit :most) found
                """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .param("examiner", examiner.value())
                .param("most", 2 * MANY + 2)
                .query(Integer.class)
                .single();
    }

    /**
     * How far the marking of these certification bodies is, results of the last 60 days counted in.
     *
     * @param needed marks that are needed in all: two for each text, three where the first two were far apart
     * @param given how many of them are there
     */
    public record Progress(int needed, int given) {}

    /** Counts marks, not persons; the same for everybody who marks for these bodies. */
    public Progress progress(List<OrganisationId> bodies) {
        if (bodies.isEmpty()) return new Progress(0, 0);
        return jdbc.sql("""
                with texts as (
                    select 2 * (select count(*) from assess.script c
                                 where c.body in (:bodies) and c.at > clock_timestamp() - interval '60 days'
                                   and btrim(c.text, E' \\t\\n\\r') <> '')
                           + (select count(*) from assess.third_mark t join assess.script c on c.id = t.script
                               where t.at > clock_timestamp() - interval '60 days'
                                 and c.body in (:bodies) and c.at > clock_timestamp() - interval '60 days') as needed)
                select needed,
                       needed - (select count(*) from assess.open_mark o
                                  where o.body in (:bodies) and o.at > clock_timestamp() - interval '60 days') as given
                  from texts
                """)
                .param("bodies", bodies.stream().map(OrganisationId::value).toList())
                .query(Progress.class)
                .single();
    }

    /** @throws Problem 404 when the text does not lie on this examiner's desk */
    public Script script(UUID script, PersonId examiner) {
        return seeds.script(script, examiner).orElseGet(() -> ofCandidate(script, examiner));
    }

    private Script ofCandidate(UUID script, PersonId examiner) {
        return jdbc.sql("""
                select c.id, c.task, c.language, c.text, m.c1, m.c2, m.c3, m.c4, m.id is not null as marked,
                       exists (select 1 from assess.result r where r.sitting = c.sitting)
                         or (d.ordinal < 3 and exists (select 1 from assess.third_mark t where t.script = c.id)) as settled
                  from assess.desk d
                  join assess.script c on c.id = d.script
                  left join lateral (select * from assess.marking x
                                      where x.script = d.script and x.examiner = d.examiner
                                      order by x.revision desc limit 1) m on true
                 where d.script = :script and d.examiner = :examiner
                """)
                .param("script", script)
                .param("examiner", examiner.value())
                .query((row, n) -> new Script(
                        row.getObject("id", UUID.class),
                        row.getObject("task", UUID.class),
                        row.getString("language"),
                        row.getString("text"),
                        row.getBoolean("marked")
                                ? Optional.of(
                                        List.of(row.getInt("c1"), row.getInt("c2"), row.getInt("c3"), row.getInt("c4")))
                                : Optional.empty(),
                        row.getBoolean("settled")))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /** Marks of this examiner that can still be corrected, newest first. */
    public List<UUID> correctable(PersonId examiner) {
        return jdbc.sql("""
                select m.script
                  from (select script, at from assess.marking
                         where examiner = :examiner and revision = 1
                         order by at desc limit :newest) m
                  join assess.script c on c.id = m.script
                 where not exists (select 1 from assess.result r where r.sitting = c.sitting)
                   and not exists (select 1 from assess.third_mark t where t.script = c.id)
                 order by m.at desc
                 limit 20
                """)
                .param("examiner", examiner.value())
                .param("newest", NEWEST)
                .query(UUID.class)
                .list();
    }

    /** Gives an unmarked text back, for somebody else. */
    @Transactional
    public void giveBack(UUID script, PersonId examiner) {
        jdbc.sql("""
                delete from assess.desk d
                 where d.script = :script and d.examiner = :examiner
                   and not exists (select 1 from assess.marking m where m.script = d.script and m.ordinal = d.ordinal)
                """)
                .param("script", script)
                .param("examiner", examiner.value())
                .update();
    }

    /**
     * Marks the text on the examiner's desk, or corrects an own mark.
     *
     * @param criteria four times 0 to 3 points
     * @param reason why an earlier mark is corrected; nothing for the first one
     * @throws Problem 404 when it is not on their desk; 409 {@code assess.problem.partial-examiner} when they taught the
     *     candidate, {@code assess.problem.marked} when it is marked already or the result is made
     */
    @Transactional
    public void mark(UUID script, PersonId examiner, List<Integer> criteria, Optional<String> reason) {
        if (criteria.size() != WorkTask.CRITERIA) throw new IllegalArgumentException("four criteria are marked");
        if (seeds.script(script, examiner).isPresent()) {
            seeds.mark(script, criteria);
            return;
        }
        lock(script);
        var desk = script(script, examiner);
        if (desk.settled() || desk.given().isPresent() != reason.isPresent())
            throw Problem.conflict("assess.problem.marked");
        insert(script, examiner, criteria, reason);
        var sitting = sitting(script);
        audit.record(
                "sitting:" + sitting.id(),
                Optional.of(examiner),
                reason.isPresent() ? "mark-corrected" : "work-marked",
                Map.of("script", script.toString()));
        events.publishEvent(new Examined(
                sitting.id(), sitting.candidate(), examiner, LocalDate.ofInstant(clock.instant(), settings.zone())));
        settle(script, sitting.id());
    }

    private void settle(UUID script, SittingId sitting) {
        var standing = Marks.standing(results.marks(sitting), results.passTotal(sitting));
        if (standing instanceof Marks.Standing.ThirdNeeded(var cause)) {
            jdbc.sql("""
                    insert into assess.third_mark (script, cause, at) values (:script, :cause, :now)
                    on conflict do nothing
                    """)
                    .param("script", script)
                    .param("cause", cause)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } else if (standing instanceof Marks.Standing.Settled) {
            results.complete(sitting);
        }
    }

    private void insert(UUID script, PersonId examiner, List<Integer> criteria, Optional<String> reason) {
        try {
            jdbc.sql("""
                    insert into assess.marking (id, script, ordinal, revision, examiner, c1, c2, c3, c4, reason, at)
                    select :id, d.script, d.ordinal,
                           1 + (select count(*) from assess.marking m where m.script = d.script and m.ordinal = d.ordinal),
                           d.examiner, :c1, :c2, :c3, :c4, :reason, :now
                      from assess.desk d
                     where d.script = :script and d.examiner = :examiner
                    """)
                    .param("id", Ids.next())
                    .param("script", script)
                    .param("examiner", examiner.value())
                    .param("c1", criteria.get(0))
                    .param("c2", criteria.get(1))
                    .param("c3", criteria.get(2))
                    .param("c4", criteria.get(3))
                    .param("reason", reason.orElse(null))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DataAccessException refused) {
            if (Refusal.of(refused).equals(Optional.of(Refusal.CONFLICT)))
                throw Problem.conflict("assess.problem.partial-examiner");
            throw refused;
        }
    }

    private Optional<UUID> onDesk(PersonId examiner) {
        return jdbc.sql("select script from assess.open_mark where examiner = :examiner limit 1")
                .param("examiner", examiner.value())
                .query(UUID.class)
                .optional();
    }

    /** Texts that lay on somebody's desk for too long go back to all. */
    private void clearForgotten() {
        jdbc.sql("""
                delete from assess.desk d
                 using assess.open_mark o
                 where o.script = d.script and o.ordinal = d.ordinal and o.examiner is not null
                   and d.taken_at < clock_timestamp() - cast(:forgotten as interval)
                """).param("forgotten", FORGOTTEN).update();
    }

    /** Two examiners who finish at the same moment are put in a row, so that the second one sees the first one's mark. */
    private void lock(UUID script) {
        boolean there = jdbc.sql("select 1 from assess.script where id = :script for update")
                .param("script", script)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!there) throw Problem.notFound();
    }

    private record Sat(SittingId id, PersonId candidate) {}

    private Sat sitting(UUID script) {
        return jdbc.sql("""
                select s.id, s.candidate
                  from assess.script c join assess.sitting s on s.id = c.sitting
                 where c.id = :script
                """)
                .param("script", script)
                .query((row, n) -> new Sat(
                        new SittingId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("candidate", UUID.class))))
                .single();
    }
}
