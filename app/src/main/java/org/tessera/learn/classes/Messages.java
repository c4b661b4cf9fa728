package org.tessera.learn.classes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Ids;
import org.tessera.platform.Mail;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;

/**
 * Messages of educators to their class or to one learner. They stand on the learner's own page; whoever has an e-mail
 * address is told that one is there, without its words, which are nobody else's business. There is no chat.
 */
@Component
class Messages {
    static final int LONGEST = 2_000;

    /** A message as an educator sees it: to how many, and how many opened it; never who. */
    record Sent(String sender, String words, Instant at, int to, int read) {}

    /** A message as its learner sees it. */
    record Received(UUID id, String schoolClass, String sender, String words, Instant at, boolean isNew) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Mail mail;
    private final Settings settings;
    private final Clock clock;

    Messages(JdbcClient jdbc, People people, Mail mail, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends words to learners of a class. */
    @Transactional
    void send(SchoolClass c, PersonId sender, List<PersonId> learners, String words) {
        var id = Ids.next();
        jdbc.sql("""
                insert into learn.message (id, class, sender, words, sent_at) values (:id, :class, :sender, :words, :now)
                """)
                .param("id", id)
                .param("class", c.id())
                .param("sender", sender.value())
                .param("words", words)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        for (PersonId learner : learners)
            jdbc.sql("insert into learn.message_to (message, learner) values (:id, :learner)")
                    .param("id", id)
                    .param("learner", learner.value())
                    .update();
        var from = people.of(sender).fullName();
        for (Person learner : people.of(learners))
            people.email(learner.id())
                    .ifPresent(address -> mail.send(
                            address, learner.language(), "learn.class.mail", from, settings.address("/my/class")));
    }

    /** The newest messages to a class. */
    List<Sent> of(SchoolClass c) {
        return jdbc.sql("""
                select m.sender, m.words, m.sent_at, count(t.learner) as to_all, count(t.read_at) as to_read
                  from learn.message m
                  join learn.message_to t on t.message = m.id
                 where m.class = :class
                 group by m.id
                 order by m.sent_at desc
                 limit 20
                """)
                .param("class", c.id())
                .query((row, n) -> new Sent(
                        people.of(new PersonId(row.getObject("sender", UUID.class)))
                                .fullName(),
                        row.getString("words"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getInt("to_all"),
                        row.getInt("to_read")))
                .list();
    }

    /** The newest messages to a learner. */
    List<Received> to(PersonId learner) {
        return jdbc.sql("""
                select m.id, c.name, m.sender, m.words, m.sent_at, t.read_at is null as fresh
                  from learn.message_to t
                  join learn.message m on m.id = t.message
                  join learn.school_class c on c.id = m.class
                 where t.learner = :learner
                 order by m.sent_at desc
                 limit 50
                """)
                .param("learner", learner.value())
                .query((row, n) -> new Received(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        people.of(new PersonId(row.getObject("sender", UUID.class)))
                                .fullName(),
                        row.getString("words"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getBoolean("fresh")))
                .list();
    }

    /** How many messages a learner has not opened. */
    int fresh(PersonId learner) {
        return jdbc.sql("select count(*) from learn.message_to where learner = :learner and read_at is null")
                .param("learner", learner.value())
                .query(Integer.class)
                .single();
    }

    /** The learner has them in front of them. */
    @Transactional
    void read(PersonId learner, List<Received> messages) {
        var fresh = messages.stream().filter(Received::isNew).map(Received::id).toList();
        if (fresh.isEmpty()) return;
        jdbc.sql("""
                update learn.message_to set read_at = :now
                 where learner = :learner and message in (:messages) and read_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("learner", learner.value())
                .param("messages", fresh)
                .update();
    }

    /** Words for one learner or, with nobody named, for all. */
    static List<PersonId> chosen(List<PersonId> all, String one) {
        return all.stream()
                .filter(p -> one.isEmpty() || p.toString().equals(one))
                .toList();
    }
}
