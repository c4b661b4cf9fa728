package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.assess.forms.FormBook;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** A certification body with a form of the employability profile: two questions ask for each of eleven skills. */
abstract class ElevenSkills extends WholeApplication {
    private static final int QUESTIONS = 22;
    static final List<String> LEARNING_AND_GOALS = List.of("E03", "E06");

    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Banks banks;

    @Autowired
    Parts parts;

    @Autowired
    Sittings sittings;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    FormBook book;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;
    PersonId officerId;
    Reader officer;
    UUID form;

    @BeforeEach
    void aFormOfElevenSkills() {
        Published.of(catalogue, reviews, "E00");
        cast = day.cast();
        ConfidentialBank.load(cast.body(), banks, items());
        banks.loadTask("task.yaml", ConfidentialBank.task("E00"), cast.body());
        cast.examiners().forEach(this::qualified);
        officerId = day.person("Olga", cast.body(), Role.CERTIFICATION_OFFICER);
        officer = new Reader(web, officerId);
        form = book.of(cast.body(), "E00").getFirst().id();
    }

    final void decideBands() {
        assertThat(bands(officer)).hasStatus(303);
    }

    final MvcTestResult bands(Reader who) {
        return who.post(
                "/forms/" + form + "/bands",
                "developing",
                "30",
                "ready",
                "60",
                "strong",
                "80",
                "reasons",
                "As the scheme recommends.");
    }

    final SittingId registered(PersonId candidate) {
        return sittings.register(
                candidate,
                "E00",
                cast.centre(),
                cast.body(),
                Instant.now().minusSeconds(60),
                Instant.now().plus(Duration.ofHours(5)));
    }

    /** Everything right but what asks for these skills. */
    final void sit(SittingId sitting, PersonId candidate, List<String> wrong) {
        day.checkIn(cast, sitting);
        parts.start(sitting, candidate, Part.EXAM, "en");
        day.sitExam(
                sitting,
                candidate,
                IntStream.rangeClosed(1, QUESTIONS)
                        .mapToObj(n -> wrong.contains(skill(n)) ? "b" : "a")
                        .toList());
        day.sitTask(sitting, candidate, "We keep the bottles back.");
    }

    final void mark() {
        day.mark(cast, cast.examiners().get(0), List.of(2, 2, 2, 2));
        day.mark(cast, cast.examiners().get(1), List.of(2, 2, 2, 2));
    }

    private void qualified(PersonId examiner) {
        jdbc.sql("""
                insert into assess.qualification (id, task, examiner, round, scripts, kappa, near, passed, at, valid_until)
                select :id, t.id, :examiner, 1, 20, 0.8, 1, true, now(), now() + interval '1 year'
                  from assess.task t where t.owner = :body and t.micro_credential = 'E00'
                """)
                .param("id", Ids.next())
                .param("examiner", examiner.value())
                .param("body", cast.body().value())
                .update();
    }

    private static String skill(int number) {
        return "E%02d".formatted(1 + (number - 1) / 2);
    }

    static String items() {
        var names = IntStream.rangeClosed(1, QUESTIONS)
                .mapToObj(n -> "    - E00-C-" + n + "\n")
                .collect(Collectors.joining());
        var items =
                IntStream.rangeClosed(1, QUESTIONS).mapToObj(ElevenSkills::item).collect(Collectors.joining());
        return """
                micro-credential: E00
                version: '1'
                use: confidential
                items:
                %sform:
                  id: E00-X
                  minutes: 88
                  cut: 11
                  cut-source: {en: Set by a panel in a test., el: Το όρισε ομάδα σε δοκιμή.}
                  items:
                %s""".formatted(items, names);
    }

    private static String item(int number) {
        return """
                  - id: E00-C-%1$d
                    use: scored
                    outcome: %2$s
                    kind: single
                    key: a
                    why: {en: Because., el: Επειδή.}
                    stem: {en: What helps in case %1$d?, el: Τι βοηθά στην περίπτωση %1$d;}
                    options:
                      - id: a
                        text: {en: This one, el: Αυτό}
                      - id: b
                        text: {en: That one, el: Εκείνο}
                """.formatted(number, skill(number));
    }
}
