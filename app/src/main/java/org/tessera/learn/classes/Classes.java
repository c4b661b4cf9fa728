package org.tessera.learn.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.learn.Learning;
import org.tessera.platform.Audit;
import org.tessera.platform.Caller;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/** The classes of the schools: who teaches them, who is in them, and which courses they take. */
@Component
class Classes {
    private final JdbcClient jdbc;
    private final Learning learning;
    private final Audit audit;
    private final Clock clock;

    Classes(JdbcClient jdbc, Learning learning, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.learning = learning;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a class; who opens it teaches it. */
    @Transactional
    UUID open(OrganisationId school, String name, Optional<String> cohort, PersonId educator) {
        var id = Ids.next();
        jdbc.sql("""
                insert into learn.school_class (id, organisation, name, cohort, made_by, made_at)
                values (:id, :school, :name, :cohort, :by, :now)
                """)
                .param("id", id)
                .param("school", school.value())
                .param("name", name)
                .param("cohort", cohort.orElse(null))
                .param("by", educator.value())
                .param("now", now())
                .update();
        record(id, educator, "class-opened", Map.of());
        add(id, educator);
        return id;
    }

    /** The classes that a caller teaches, where they still do; for an administrator all of their schools. */
    List<SchoolClass> of(Caller caller) {
        var schools = caller.organisations(Role.EDUCATOR, Role.ORGANISATION_ADMINISTRATOR);
        if (schools.isEmpty()) return List.of();
        return jdbc
                .sql("select * from learn.school_class where organisation in (:schools) order by made_at desc")
                .param("schools", schools.stream().map(OrganisationId::value).toList())
                .query(Classes::read)
                .list()
                .stream()
                .filter(c -> teaches(caller, c) || administers(caller, c))
                .toList();
    }

    /** @throws Problem 404 unless the caller teaches this class, and still at its school */
    SchoolClass taught(Caller caller, UUID id) {
        return find(id).filter(c -> teaches(caller, c)).orElseThrow(Problem::notFound);
    }

    /** @throws Problem 404 unless the caller teaches this class or administers its school */
    SchoolClass seen(Caller caller, UUID id) {
        return find(id).filter(c -> teaches(caller, c) || administers(caller, c))
                .orElseThrow(Problem::notFound);
    }

    boolean teaches(Caller caller, SchoolClass c) {
        return caller.holdsIn(c.organisation(), Role.EDUCATOR)
                && educators(c.id()).contains(caller.person());
    }

    private static boolean administers(Caller caller, SchoolClass c) {
        return caller.holdsIn(c.organisation(), Role.ORGANISATION_ADMINISTRATOR);
    }

    List<PersonId> educators(UUID id) {
        return people("select educator from learn.class_educator where class = :id order by since", id);
    }

    List<PersonId> learners(UUID id) {
        return people("select learner from learn.class_member where class = :id order by joined_at, learner", id);
    }

    private List<PersonId> people(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    /** The courses of a class with the time at which each was given. */
    Map<String, java.time.Instant> courses(UUID id) {
        var courses = new java.util.LinkedHashMap<String, java.time.Instant>();
        jdbc.sql("""
                select micro_credential, assigned_at
                  from learn.class_course
                 where class = :id
                 order by assigned_at, micro_credential
                """).param("id", id).query(row -> {
            courses.put(row.getString(1), row.getTimestamp(2).toInstant());
        });
        return courses;
    }

    /** Another educator of the school teaches this class too: from now on it is recorded that they teach each learner. */
    @Transactional
    void join(SchoolClass c, PersonId educator, PersonId by) {
        add(c.id(), educator);
        enrol(c, learners(c.id()), by);
        record(c.id(), by, "class-educator-added", Map.of("educator", educator.toString()));
    }

    private void add(UUID id, PersonId educator) {
        jdbc.sql("""
                insert into learn.class_educator (class, educator, since) values (:id, :educator, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("educator", educator.value())
                .param("now", now())
                .update();
    }

    /** Gives the class a course: everybody in it is enrolled, and whoever joins later will be. */
    @Transactional
    void assign(SchoolClass c, String microCredential, PersonId by) {
        jdbc.sql("""
                insert into learn.class_course (class, micro_credential, assigned_by, assigned_at)
                values (:id, :course, :by, :now)
                on conflict do nothing
                """)
                .param("id", c.id())
                .param("course", microCredential)
                .param("by", by.value())
                .param("now", now())
                .update();
        enrol(c, learners(c.id()), by);
        record(c.id(), by, "class-course-assigned", Map.of("course", microCredential));
    }

    /** Enrols these learners of a class in all its courses, with all its educators. */
    void enrol(SchoolClass c, List<PersonId> learners, PersonId by) {
        var educators = educators(c.id());
        for (String course : courses(c.id()).keySet())
            for (PersonId learner : learners)
                for (PersonId educator : educators)
                    learning.enrol(learner, course, c.organisation(), Optional.of(educator), by);
    }

    private void record(UUID id, PersonId by, String action, Map<String, Object> details) {
        audit.record("class:" + id, Optional.of(by), action, details);
    }

    private Optional<SchoolClass> find(UUID id) {
        return jdbc.sql("select * from learn.school_class where id = :id")
                .param("id", id)
                .query(Classes::read)
                .optional();
    }

    private static SchoolClass read(ResultSet row, int number) throws SQLException {
        return new SchoolClass(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("cohort")));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
