package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.people.Organisation;
import org.tessera.platform.Callers;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.RouteTable;
import org.tessera.platform.Routes;
import org.tessera.platform.Who;

/**
 * Every page of every role is read with every id of one exam in its address, and words that only stand in keys, in answers
 * and in names are looked for. What a role may see is listed; a page that shows more fails, also one that is written later.
 */
class CanariesTest extends WholeApplication {
    private static final Pattern PLACE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final String ANSWER = "canary-answer-5512";
    private static final String QUESTION = "What comes after step";

    /** Who reads what is open to everybody: two with a part in the exam, and one for all who have none. */
    private static final Set<String> PARTAKERS = Set.of("the candidate", "an officer", "a learner of the school");

    /** What somebody finds, and what of it is theirs to see. */
    private record Visitor(String name, PersonId person, Set<String> may) {}

    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Parts parts;

    @Autowired
    RouteTable routes;

    @Autowired
    Callers callers;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;
    PersonId candidate;
    SittingId sitting;
    PersonId examiner;
    List<String> ids;
    String item;

    @BeforeEach
    void anExamThatTwoHaveMarkedAndNobodyReleased() {
        cast = day.cast();
        candidate = day.candidate(cast);
        sitting = day.registered(cast, candidate);
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.sitExam(sitting, candidate, ConfidentialBank.KEYS);
        day.sitTask(sitting, candidate, "Dear Ms Ferrari, " + ANSWER + ".");
        examiner = cast.examiners().getFirst();
        var reader = new Reader(web, examiner);
        var script = reader.post("/marking/next").getResponse().getHeader("Location");
        reader.post(script, "c1", "2", "c2", "2", "c3", "2", "c4", "2");
        item = one(
                "select fi.item from assess.sitting s join assess.form_item fi on fi.form = s.form and fi.position = 1"
                        + " where s.id = :s");
        ids = List.of(
                sitting.toString(),
                candidate.toString(),
                cast.body().toString(),
                script.substring(script.lastIndexOf('/') + 1),
                one("select form from assess.sitting where id = :s"),
                item);
    }

    @Test
    void nobodyFindsAKeyAForeignAnswerOrANameThatIsNotForThem() {
        var found = new TreeMap<String, Set<String>>();
        var theirs = new TreeSet<String>();
        int pages = 0;
        int asked = 0;
        for (var visitor : visitors()) {
            for (var path : paths(visitor)) {
                asked++;
                var answer = new Reader(web, visitor.person()).get(path);
                if (answer.getResponse().getStatus() != 200) continue;
                pages++;
                var body = Reader.body(answer);
                canaries().forEach((what, word) -> {
                    if (!body.contains(word)) return;
                    if (visitor.may().contains(what)) theirs.add(visitor.name() + " sees " + what);
                    else
                        found.computeIfAbsent(visitor.name() + " sees " + what, n -> new TreeSet<>())
                                .add(path);
                });
            }
        }
        System.out.printf("asked %,d times, %,d pages answered; %s%n", asked, pages, theirs);
        assertThat(found).isEmpty();
        // The net has caught what it may let go, so it would catch the rest.
        assertThat(theirs).contains("the examiner sees an answer", "the invigilator sees the candidate");
    }

    private Map<String, String> canaries() {
        var canaries = new LinkedHashMap<String, String>();
        canaries.put("a key", ConfidentialBank.CANARY);
        canaries.put("an answer", ANSWER);
        canaries.put("a question", QUESTION);
        canaries.put("the candidate", "Zoe Kanarini");
        canaries.put("the examiner", "Eva Kanarini");
        return canaries;
    }

    private List<Visitor> visitors() {
        var stranger = day.cast();
        var everybody = new ArrayList<Visitor>();
        everybody.add(new Visitor("the candidate", candidate, Set.of("the candidate", "an answer", "a question")));
        everybody.add(new Visitor("the examiner", examiner, Set.of("an answer", "the examiner")));
        everybody.add(new Visitor("the invigilator", cast.invigilator(), Set.of("the candidate")));
        everybody.add(at("an officer", Role.CERTIFICATION_OFFICER, cast, Set.of("the examiner", "a question")));
        everybody.add(at("an appeals member", Role.APPEALS_MEMBER, cast, Set.of()));
        everybody.add(at("another's officer", Role.CERTIFICATION_OFFICER, stranger, Set.of()));
        everybody.add(at("another's examiner", Role.EXAMINER, stranger, Set.of()));
        for (Role role : List.of(Role.LEARNER, Role.EDUCATOR, Role.MENTOR, Role.AUTHOR, Role.REVIEWER))
            everybody.add(new Visitor(
                    "a " + role.key() + " of the school",
                    day.person("Petra", cast.centre(), role),
                    role == Role.EDUCATOR ? Set.of("the candidate") : Set.of()));
        everybody.add(new Visitor(
                "the school's administrator",
                day.person("Ada", cast.centre(), Role.ORGANISATION_ADMINISTRATOR),
                Set.of("the candidate")));
        everybody.add(new Visitor(
                "an employer",
                day.person("Emre", day.organisation(Organisation.Kind.EMPLOYER), Role.EMPLOYER),
                Set.of()));
        return everybody;
    }

    private Visitor at(String name, Role role, ExamDay.Cast of, Set<String> may) {
        return new Visitor(name, day.person("Olaf", of.body(), role), may);
    }

    /** All pages that are open to the visitor's role, with each id in each place. */
    private List<String> paths(Visitor visitor) {
        var caller = callers.find(visitor.person());
        var paths = new ArrayList<String>();
        for (Routes.Rule rule : routes.rules()) {
            if (!rule.method().equals(HttpMethod.GET) || rule.who() instanceof Who.Programs) continue;
            // What is open to everybody is the same for all who have no part in this exam.
            boolean same = !PARTAKERS.contains(visitor.name()) && !(rule.who() instanceof Who.Holding);
            if (rule.who().admits(caller) && !same)
                paths.addAll(filled(rule.pattern().getPatternString()));
        }
        return paths;
    }

    /** An address for each id in the first place; a number or a question in the others. */
    private List<String> filled(String pattern) {
        if (!pattern.contains("{")) return List.of(pattern.replace("**", "x"));
        var paths = new ArrayList<String>();
        for (String first : ids) {
            var turn = new ArrayDeque<>(List.of(first));
            paths.add(PLACE.matcher(pattern).replaceAll(place -> {
                if (place.group().contains("\\d") || place.group().contains("number")) return "1";
                return turn.isEmpty() ? item : turn.pop();
            }));
        }
        return paths.stream().distinct().toList();
    }

    private String one(String sql) {
        return jdbc.sql(sql)
                .param("s", sitting.value())
                .query(UUID.class)
                .single()
                .toString();
    }
}
