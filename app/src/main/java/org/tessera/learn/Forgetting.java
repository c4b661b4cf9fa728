package org.tessera.learn;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.PersonErased;

/** What learning keeps of a person goes with them: courses and answers, class, messages, mentoring, questions, ratings. */
@Component
class Forgetting {
    private static final List<String> THEIRS = List.of(
            "delete from learn.self_assessment where learner = :person",
            "delete from learn.question where learner = :person",
            "delete from learn.message_to where learner = :person",
            "delete from learn.class_member where learner = :person",
            "delete from learn.mentoring where learner = :person",
            "delete from learn.phone_key where learner = :person",
            "delete from learn.enrolment where learner = :person");

    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(PersonErased erased) {
        THEIRS.forEach(
                sql -> jdbc.sql(sql).param("person", erased.person().value()).update());
    }
}
