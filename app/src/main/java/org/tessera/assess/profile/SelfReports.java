package org.tessera.assess.profile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.PersonErased;
import org.tessera.platform.PersonId;

/**
 * What learners say of themselves. It is theirs: they may change it and delete it, it goes with them, and nobody else's
 * page, no result and no decision reads it.
 */
@Component
class SelfReports {
    static final int MOST = 5;
    private final JdbcClient jdbc;
    private final Statements statements;
    private final Clock clock;

    SelfReports(JdbcClient jdbc, Statements statements, Clock clock) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.clock = clock;
    }

    /** A person's agreement by statement, 1 to 5. */
    Map<String, Integer> of(PersonId person) {
        var answers = new HashMap<String, Integer>();
        jdbc.sql("select statement, agreement from assess.self_report where person = :person")
                .param("person", person.value())
                .query((row, n) -> answers.put(row.getString("statement"), row.getInt("agreement")))
                .list();
        return answers;
    }

    /** How a person sees themselves in each skill of which they answered every statement. */
    Map<String, SelfView> views(PersonId person) {
        var answers = of(person);
        var views = new LinkedHashMap<String, SelfView>();
        for (String skill : statements.skills()) {
            var asked = statements.of(skill);
            if (asked.stream().allMatch(s -> answers.containsKey(s.id())))
                views.put(skill, SelfView.of(asked, answers));
        }
        return views;
    }

    /** Keeps answers in place of earlier ones. */
    @Transactional
    public void keep(PersonId person, Map<String, Integer> answers) {
        answers.forEach((statement, agreement) -> jdbc.sql("""
                insert into assess.self_report (person, statement, agreement, at)
                values (:person, :statement, :agreement, :now)
                on conflict (person, statement) do update set agreement = excluded.agreement, at = excluded.at
                """)
                .param("person", person.value())
                .param("statement", statement)
                .param("agreement", agreement)
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** Deletes all that a person said of themselves. */
    @Transactional
    public void forget(PersonId person) {
        jdbc.sql("delete from assess.self_report where person = :person")
                .param("person", person.value())
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(PersonErased erased) {
        forget(erased.person());
    }
}
