package org.tessera.learn;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.design.CoursePacks;
import org.tessera.people.Teaching;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;

/** Enrolling people in courses. */
@Component
public class Learning {
    private final JdbcClient jdbc;
    private final CoursePacks packs;
    private final Teaching teaching;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Learning(JdbcClient jdbc, CoursePacks packs, Teaching teaching, Audit audit, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.teaching = teaching;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Enrols a learner in the current version of a course; enrolled already, they keep their version and progress. With
     * an educator it is recorded who teaches whom, because certification keeps teaching and examining apart.
     *
     * @param organisation where the educator teaches
     * @param by who enrols: the educator, or the organisation's administrator
     * @throws Problem not found, when there is no course for this micro-credential
     */
    @Transactional
    public void enrol(
            PersonId learner,
            String microCredential,
            OrganisationId organisation,
            Optional<PersonId> educator,
            PersonId by) {
        var enrolment = enrol(learner, microCredential, by);
        educator.ifPresent(teacher -> teach(enrolment, learner, teacher, organisation));
    }

    /**
     * A learner enrols themself.
     *
     * @throws Problem not found, when there is no course for this micro-credential
     */
    @Transactional
    public void enrol(PersonId learner, String microCredential) {
        enrol(learner, microCredential, learner);
    }

    private UUID enrol(PersonId learner, String microCredential, PersonId by) {
        var pack = packs.current(microCredential).orElseThrow(Problem::notFound);
        int rows = jdbc.sql("""
                insert into learn.enrolment (id, learner, micro_credential, pack, enrolled_at, enrolled_by)
                values (:id, :learner, :course, :pack, :now, :by)
                on conflict (learner, micro_credential) do nothing
                """)
                .param("id", Ids.next())
                .param("learner", learner.value())
                .param("course", pack.id())
                .param("pack", pack.hash())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        if (rows > 0)
            audit.record("person:" + learner, Optional.of(by), "enrolled", Map.of("course", pack.reference()));
        return jdbc.sql("select id from learn.enrolment where learner = :learner and micro_credential = :course")
                .param("learner", learner.value())
                .param("course", pack.id())
                .query(UUID.class)
                .single();
    }

    private void teach(UUID enrolment, PersonId learner, PersonId educator, OrganisationId organisation) {
        if (educator.equals(learner)) throw Problem.of(HttpStatus.CONFLICT, "learn.problem.teaches-themself");
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        jdbc.sql("""
                insert into learn.educator (enrolment, learner, educator, organisation, since)
                values (:enrolment, :learner, :educator, :organisation, :today)
                on conflict do nothing
                """)
                .param("enrolment", enrolment)
                .param("learner", learner.value())
                .param("educator", educator.value())
                .param("organisation", organisation.value())
                .param("today", Date.valueOf(today))
                .update();
        teaching.record(educator, learner, organisation, today);
    }
}
