package org.tessera.learn.ask;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Ids;
import org.tessera.platform.Mail;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Settings;

/** The questions of learners, and the answers of those who teach or mentor them. */
@Component
class Questions {
    static final int LONGEST = 2_000;

    /** An answer. */
    record Reply(String from, String words, Instant at) {}

    /**
     * A question.
     *
     * @param about where the learner was, a path of theirs; empty when they asked from nowhere in particular
     */
    record Question(UUID id, String learner, String about, String words, Instant at, List<Reply> replies) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Mail mail;
    private final Settings settings;
    private final Clock clock;

    Questions(JdbcClient jdbc, People people, Mail mail, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those who teach or mentor a learner. */
    List<Person> helpers(PersonId learner) {
        return people.of(jdbc.sql("""
                select educator from learn.educator where learner = :learner
                 union
                select mentor from learn.mentoring where learner = :learner and ended_at is null
                """).param("learner", learner.value()).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList());
    }

    /** Keeps a question, and tells those whom it reaches that there is one. */
    @Transactional
    void ask(PersonId learner, String about, String words) {
        jdbc.sql("""
                insert into learn.question (id, learner, about, words, asked_at) values (:id, :learner, :about, :words, :now)
                """)
                .param("id", Ids.next())
                .param("learner", learner.value())
                .param("about", about)
                .param("words", words)
                .param("now", now())
                .update();
        for (Person helper : helpers(learner)) tell(helper, "learn.ask.mail.asked", "/questions");
    }

    /**
     * Answers a question.
     *
     * @throws Problem 404 when the caller neither teaches nor mentors the learner
     */
    @Transactional
    void answer(Caller caller, UUID question, String words) {
        var open = to(caller).stream()
                .filter(q -> q.id().equals(question))
                .findFirst()
                .orElseThrow(Problem::notFound);
        jdbc.sql("""
                insert into learn.reply (id, question, answered_by, words, answered_at)
                values (:id, :question, :by, :words, :now)
                """)
                .param("id", Ids.next())
                .param("question", open.id())
                .param("by", caller.person().value())
                .param("words", words)
                .param("now", now())
                .update();
        var learner = jdbc.sql("select learner from learn.question where id = :id")
                .param("id", question)
                .query(UUID.class)
                .single();
        tell(people.of(new PersonId(learner)), "learn.ask.mail.answered", "/my/questions");
    }

    private void tell(Person person, String key, String path) {
        people.email(person.id())
                .ifPresent(address -> mail.send(address, person.language(), key, settings.address(path)));
    }

    /** A learner's own questions, the newest first. */
    List<Question> of(PersonId learner) {
        return questions(
                jdbc.sql("select * from learn.question where learner = :learner order by asked_at desc limit 50")
                        .param("learner", learner.value()));
    }

    /** The questions of those whom a caller teaches or mentors at a school where they still do, the newest first. */
    List<Question> to(Caller caller) {
        return questions(jdbc.sql("""
                select *
                  from learn.question q
                 where exists (select 1 from learn.educator t
                                where t.learner = q.learner and t.educator = :me and t.organisation in (:teaches))
                    or exists (select 1 from learn.mentoring m
                                where m.learner = q.learner and m.mentor = :me and m.organisation in (:mentors)
                                  and m.ended_at is null)
                 order by asked_at desc
                 limit 200
                """)
                .param("me", caller.person().value())
                .param("teaches", values(caller.organisations(Role.EDUCATOR)))
                .param("mentors", values(caller.organisations(Role.MENTOR))));
    }

    private List<Question> questions(JdbcClient.StatementSpec sql) {
        return sql.query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Question(
                            id,
                            people.of(new PersonId(row.getObject("learner", UUID.class)))
                                    .fullName(),
                            row.getString("about"),
                            row.getString("words"),
                            row.getTimestamp("asked_at").toInstant(),
                            replies(id));
                })
                .list();
    }

    private List<Reply> replies(UUID question) {
        return jdbc.sql(
                        "select answered_by, words, answered_at from learn.reply where question = :id order by answered_at")
                .param("id", question)
                .query((row, n) -> new Reply(
                        people.of(new PersonId(row.getObject(1, UUID.class))).fullName(),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** How many answers a learner has not opened. */
    int fresh(PersonId learner) {
        return jdbc.sql("""
                select count(*)
                  from learn.reply r
                  join learn.question q on q.id = r.question
                 where q.learner = :learner and r.read_at is null
                """)
                .param("learner", learner.value())
                .query(Integer.class)
                .single();
    }

    /** The learner has their answers in front of them. */
    @Transactional
    void read(PersonId learner) {
        jdbc.sql("""
                update learn.reply set read_at = :now
                 where read_at is null and question in (select id from learn.question where learner = :learner)
                """).param("now", now()).param("learner", learner.value()).update();
    }

    /** Their ids, and one that no organisation has, because SQL knows no empty list. */
    private static List<UUID> values(List<OrganisationId> organisations) {
        var ids = new ArrayList<>(
                organisations.stream().map(OrganisationId::value).toList());
        ids.add(new UUID(0, 0));
        return ids;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
