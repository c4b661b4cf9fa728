package org.tessera.assess.cut;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.Papers;
import org.tessera.assess.ScoredAnswers;
import org.tessera.assess.forms.FormBook;
import org.tessera.assess.forms.Format;
import org.tessera.assess.forms.Formats;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** Opens standard settings, keeps the panel and its judgements. The database refuses a judgement out of its round. */
@Component
class Studies {
    private final JdbcClient jdbc;
    private final Formats formats;
    private final Audit audit;
    private final Papers papers;
    private final ScoredAnswers answers;
    private final Clock clock;

    Studies(JdbcClient jdbc, Formats formats, Audit audit, Papers papers, ScoredAnswers answers, Clock clock) {
        this.answers = answers;
        this.jdbc = jdbc;
        this.formats = formats;
        this.audit = audit;
        this.papers = papers;
        this.clock = clock;
    }

    /**
     * Opens a study of a form without a cut.
     *
     * @throws Problem 409 {@code assess.problem.form-deviates} when the form does not keep the uniform format,
     *     {@code assess.problem.cut-decided} when its cut is decided
     */
    @Transactional
    public UUID open(FormBook.Frozen form, PersonId by) {
        if (form.cut().isPresent()) throw Problem.conflict("assess.problem.cut-decided");
        if (!format(form).deviations(formats.facts(form.id())).isEmpty())
            throw Problem.conflict("assess.problem.form-deviates");
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.cut_study (id, form, owner, opened_by, opened_at) values (:id, :form, :owner, :by, :now)
                """)
                .param("id", id)
                .param("form", form.id())
                .param("owner", form.owner().value())
                .param("by", by.value())
                .param("now", now())
                .update();
        audit.record("cut-study:" + id, Optional.of(by), "cut-study-opened", Map.of("form", form.reference()));
        return id;
    }

    Format format(FormBook.Frozen form) {
        return formats.of(form.microCredential()).orElseThrow(Problem::notFound);
    }

    /** The newest study of a form. */
    Optional<Study> of(UUID form) {
        return study("where form = :id order by opened_at desc limit 1", form);
    }

    Optional<Study> find(UUID study) {
        return study("where id = :id", study);
    }

    /** The studies on whose panel somebody is, the newest first. */
    List<UUID> onPanel(PersonId judge) {
        return jdbc.sql("""
                select j.study from assess.cut_judge j where j.person = :person order by j.invited_at desc limit 50
                """).param("person", judge.value()).query(UUID.class).list();
    }

    /** @throws Problem 409 {@code assess.problem.panel-begun} once the first round is open */
    @Transactional
    public void invite(Study study, Study.Judge judge, PersonId by) {
        if (study.step() != Study.Step.INVITING) throw Problem.conflict("assess.problem.panel-begun");
        jdbc.sql("""
                insert into assess.cut_judge (study, person, sector, language, invited_at)
                values (:study, :person, :sector, :language, :now)
                on conflict do nothing
                """)
                .param("study", study.id())
                .param("person", judge.person().value())
                .param("sector", judge.sector())
                .param("language", judge.language())
                .param("now", now())
                .update();
        audit.record(
                "cut-study:" + study.id(),
                Optional.of(by),
                "judge-invited",
                Map.of("judge", judge.person().toString(), "sector", judge.sector()));
    }

    /** Takes the next step. The caller has made sure that the panel and its judgements are complete. */
    @Transactional
    public void advance(Study study, PersonId by) {
        int step = study.step().ordinal() + 1;
        jdbc.sql("insert into assess.cut_step (study, step, by_person, at) values (:study, :step, :by, :now)")
                .param("study", study.id())
                .param("step", step)
                .param("by", by.value())
                .param("now", now())
                .update();
        audit.record(
                "cut-study:" + study.id(),
                Optional.of(by),
                "cut-step",
                Map.of("step", Study.Step.values()[step].key()));
    }

    /** Keeps a judge's estimates in percent by the questions' positions; they can be changed until the round closes. */
    @Transactional
    public void rate(Study study, PersonId judge, Map<Integer, Integer> chances) {
        int round = study.step().round();
        if (round == 0) throw Problem.conflict("assess.problem.round-closed");
        chances.forEach((position, chance) -> jdbc.sql("""
                insert into assess.cut_rating (study, round, judge, position, chance, at)
                values (:study, :round, :judge, :position, :chance, :now)
                on conflict (study, round, judge, position) do update set chance = :chance, at = :now
                """)
                .param("study", study.id())
                .param("round", round)
                .param("judge", judge.value())
                .param("position", position)
                .param("chance", chance)
                .param("now", now())
                .update());
    }

    /** What a judge expects of candidates as a whole, for Beuk and Hofstee. */
    record Expectation(int passPercent, int lowestCut, int highestCut, int lowestFail, int highestFail) {}

    @Transactional
    public void expect(Study study, PersonId judge, Expectation expectation) {
        if (study.step().round() == 0) throw Problem.conflict("assess.problem.round-closed");
        jdbc.sql("""
                insert into assess.cut_expectation (study, judge, pass_percent, lowest_cut, highest_cut, lowest_fail,
                                                    highest_fail)
                values (:study, :judge, :pass, :lowestCut, :highestCut, :lowestFail, :highestFail)
                on conflict (study, judge) do update
                   set pass_percent = :pass, lowest_cut = :lowestCut, highest_cut = :highestCut,
                       lowest_fail = :lowestFail, highest_fail = :highestFail
                """)
                .param("study", study.id())
                .param("judge", judge.value())
                .param("pass", expectation.passPercent())
                .param("lowestCut", expectation.lowestCut())
                .param("highestCut", expectation.highestCut())
                .param("lowestFail", expectation.lowestFail())
                .param("highestFail", expectation.highestFail())
                .update();
    }

    List<Expectation> expectations(Study study) {
        return jdbc.sql("""
                select pass_percent, lowest_cut, highest_cut, lowest_fail, highest_fail
                  from assess.cut_expectation where study = :study order by judge
                """).param("study", study.id()).query(Expectation.class).list();
    }

    Optional<Expectation> expectation(Study study, PersonId judge) {
        return jdbc.sql("""
                select pass_percent, lowest_cut, highest_cut, lowest_fail, highest_fail
                  from assess.cut_expectation where study = :study and judge = :judge
                """)
                .param("study", study.id())
                .param("judge", judge.value())
                .query(Expectation.class)
                .optional();
    }

    /** A judge's estimates of a round, in percent by position. */
    Map<Integer, Integer> ratings(Study study, int round, PersonId judge) {
        var ratings = new TreeMap<Integer, Integer>();
        jdbc.sql("""
                select position, chance from assess.cut_rating
                 where study = :study and round = :round and judge = :judge
                """)
                .param("study", study.id())
                .param("round", round)
                .param("judge", judge.value())
                .query((row, n) -> ratings.put(row.getInt("position"), row.getInt("chance")))
                .list();
        return ratings;
    }

    /** The languages in which every question that counts can be read; one on trial is before no judge. */
    Set<String> languages(UUID form) {
        var questions = papers.questions(form);
        var languages = new TreeSet<String>();
        boolean first = true;
        for (var asked : answers.asked(form)) {
            var spoken = questions.get(asked.position() - 1).stem().keySet();
            if (first) languages.addAll(spoken);
            else languages.retainAll(spoken);
            first = false;
        }
        return languages;
    }

    private Optional<Study> study(String where, UUID id) {
        return jdbc.sql("select s.*, assess.cut_step_of(s.id) as step from assess.cut_study s " + where)
                .param("id", id)
                .query((row, n) -> new Study(
                        row.getObject("id", UUID.class),
                        row.getObject("form", UUID.class),
                        new OrganisationId(row.getObject("owner", UUID.class)),
                        row.getTimestamp("opened_at").toInstant(),
                        Study.Step.values()[row.getInt("step")],
                        List.of()))
                .optional()
                .map(s -> new Study(s.id(), s.form(), s.owner(), s.openedAt(), s.step(), judges(s.id())));
    }

    private List<Study.Judge> judges(UUID study) {
        return jdbc.sql("""
                select person, sector, language from assess.cut_judge where study = :study order by invited_at, person
                """)
                .param("study", study)
                .query((row, n) -> new Study.Judge(
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("sector"),
                        row.getString("language")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
