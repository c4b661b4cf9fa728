package org.tessera.learn.classes;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.people.Erasure;
import org.tessera.people.FirstCards;
import org.tessera.people.NewPerson;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/**
 * Takes lists of learners in, whole or not at all: looked at first, then confirmed, and taken back while nobody whom the
 * list brought has begun.
 */
@Component
class ClassLists {
    private final JdbcClient jdbc;
    private final ClassFile file;
    private final Classes classes;
    private final People people;
    private final FirstCards firstCards;
    private final Erasure erasure;
    private final Audit audit;
    private final Clock clock;

    ClassLists(
            JdbcClient jdbc,
            ClassFile file,
            Classes classes,
            People people,
            FirstCards firstCards,
            Erasure erasure,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.file = file;
        this.classes = classes;
        this.people = people;
        this.firstCards = firstCards;
        this.erasure = erasure;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads a file and keeps it to be looked at, when nothing is wrong with it. Nobody has an account yet; a list that
     * was brought before and not confirmed is forgotten.
     */
    @Transactional
    ClassList.Brought bring(SchoolClass c, PersonId by, String language, byte[] bytes) {
        var read = file.read(bytes, c.organisation(), language);
        if (!read.mistakes().isEmpty()) return new ClassList.Brought.Refused(read.mistakes());
        jdbc.sql("delete from learn.class_list where class = :class and confirmed_at is null")
                .param("class", c.id())
                .update();
        var id = Ids.next();
        jdbc.sql("""
                insert into learn.class_list (id, class, encoding, brought_by, brought_at)
                values (:id, :class, :encoding, :by, :now)
                """)
                .param("id", id)
                .param("class", c.id())
                .param("encoding", read.encoding())
                .param("by", by.value())
                .param("now", now())
                .update();
        for (ClassList.Entered row : read.rows()) keep(id, row);
        return new ClassList.Brought.Kept(id);
    }

    private void keep(UUID list, ClassList.Entered row) {
        var person = row.person();
        jdbc.sql("""
                insert into learn.class_list_row (list, number, given_name, family_name, latin_name, birth_date, email,
                                                  language, known)
                values (:list, :number, :given, :family, :latin, :birth, :email, :language, :known)
                """)
                .param("list", list)
                .param("number", row.number())
                .param("given", person.givenName())
                .param("family", person.familyName())
                .param("latin", person.latinName().orElse(null))
                .param("birth", person.birthDate().map(Date::valueOf).orElse(null))
                .param("email", person.email().orElse(null))
                .param("language", person.language())
                .param("known", row.known().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .update();
    }

    /** Enters everybody of a list; said twice, it counts once. */
    @Transactional
    void confirm(SchoolClass c, UUID list, PersonId by) {
        int rows = jdbc.sql("""
                update learn.class_list
                   set confirmed_by = :by, confirmed_at = :now
                 where id = :id and class = :class and confirmed_at is null
                """)
                .param("by", by.value())
                .param("now", now())
                .param("id", list)
                .param("class", c.id())
                .update();
        if (rows == 0) return;
        var learners =
                entered(list).stream().map(row -> enter(c, list, row, by)).toList();
        jdbc.sql("""
                update learn.class_list_row
                   set given_name = null, family_name = null, latin_name = null, birth_date = null, email = null,
                       language = null
                 where list = :list
                """).param("list", list).update();
        classes.enrol(c, learners, by);
        record(c, by, "class-list-confirmed", list);
    }

    private PersonId enter(SchoolClass c, UUID list, ClassList.Entered row, PersonId by) {
        var learner = row.known().orElseGet(() -> {
            var id = people.register(row.person(), Optional.of(by));
            people.grant(id, c.organisation(), Role.LEARNER, Optional.of(by));
            return id;
        });
        jdbc.sql("update learn.class_list_row set person = :person where list = :list and number = :number")
                .param("person", learner.value())
                .param("list", list)
                .param("number", row.number())
                .update();
        jdbc.sql("""
                insert into learn.class_member (class, learner, list, joined_at) values (:class, :learner, :list, :now)
                on conflict do nothing
                """)
                .param("class", c.id())
                .param("learner", learner.value())
                .param("list", list)
                .param("now", now())
                .update();
        return learner;
    }

    /**
     * Takes a confirmed list back: who came into the class with it leaves, and accounts that it made are erased.
     *
     * @throws Problem 409 when one of those whom it brought has come in or begun a course
     */
    @Transactional
    void undo(SchoolClass c, UUID list, PersonId by) {
        int rows = jdbc.sql("""
                update learn.class_list
                   set undone_by = :by, undone_at = :now
                 where id = :id and class = :class and confirmed_at is not null and undone_at is null
                """)
                .param("by", by.value())
                .param("now", now())
                .param("id", list)
                .param("class", c.id())
                .update();
        if (rows == 0) return;
        var brought = of(c, list).rows().stream()
                .filter(row -> row.person().isPresent())
                .toList();
        var fresh = brought.stream()
                .filter(row -> !row.known())
                .map(row -> row.person().orElseThrow())
                .toList();
        if (fresh.stream().anyMatch(this::hasBegun)) throw Problem.conflict("learn.class.problem.begun");
        jdbc.sql("delete from learn.class_member where list = :list")
                .param("list", list)
                .update();
        fresh.forEach(person -> erasure.erase(person, by));
        brought.stream()
                .filter(ClassList.Row::known)
                .forEach(row -> leave(c, row.person().orElseThrow()));
        record(c, by, "class-list-undone", list);
    }

    private boolean hasBegun(PersonId learner) {
        return firstCards.cameIn(learner)
                || jdbc.sql(
                                "select exists (select 1 from learn.enrolment where learner = :id and place_at is not null)")
                        .param("id", learner.value())
                        .query(Boolean.class)
                        .single();
    }

    /** Who had an account before keeps their courses; this class's educators see them no more, unless in another class. */
    private void leave(SchoolClass c, PersonId learner) {
        jdbc.sql("""
                delete from learn.educator e
                 where e.learner = :learner
                   and e.educator in (select educator from learn.class_educator where class = :class)
                   and not exists (select 1
                                     from learn.class_member m
                                     join learn.class_educator o on o.class = m.class
                                    where m.learner = e.learner and o.educator = e.educator)
                   and exists (select 1
                                 from learn.class_course k
                                 join learn.enrolment n on n.micro_credential = k.micro_credential
                                where k.class = :class and n.id = e.enrolment)
                """).param("learner", learner.value()).param("class", c.id()).update();
    }

    /** @throws Problem 404 when the class has no such list */
    ClassList of(SchoolClass c, UUID list) {
        return of(c).stream().filter(l -> l.id().equals(list)).findFirst().orElseThrow(Problem::notFound);
    }

    /** The lists of a class, the newest first. */
    List<ClassList> of(SchoolClass c) {
        return jdbc.sql("select * from learn.class_list where class = :class order by brought_at desc limit 50")
                .param("class", c.id())
                .query((row, n) -> read(row))
                .list();
    }

    private ClassList read(ResultSet list) throws SQLException {
        var id = list.getObject("id", UUID.class);
        return new ClassList(
                id,
                list.getString("encoding"),
                list.getTimestamp("brought_at").toInstant(),
                instant(list, "confirmed_at"),
                instant(list, "undone_at"),
                jdbc.sql("select * from learn.class_list_row where list = :id order by number")
                        .param("id", id)
                        .query((row, n) -> row(row))
                        .list());
    }

    private static ClassList.Row row(ResultSet row) throws SQLException {
        var known = person(row, "known");
        var given = Optional.ofNullable(row.getString("given_name"));
        var family = row.getString("family_name");
        return new ClassList.Row(
                row.getInt("number"),
                given.map(name -> name + " " + family).orElse(""),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                known.isPresent(),
                person(row, "person").or(() -> known));
    }

    private List<ClassList.Entered> entered(UUID list) {
        return jdbc.sql("select * from learn.class_list_row where list = :list order by number")
                .param("list", list)
                .query((row, n) -> new ClassList.Entered(
                        row.getInt("number"),
                        new NewPerson(
                                row.getString("given_name"),
                                row.getString("family_name"),
                                Optional.ofNullable(row.getString("latin_name")),
                                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                                row.getString("language"),
                                Optional.ofNullable(row.getString("email"))),
                        person(row, "known")))
                .list();
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(PersonId::new);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private void record(SchoolClass c, PersonId by, String action, UUID list) {
        audit.record("class:" + c.id(), Optional.of(by), action, Map.of("list", list.toString()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
