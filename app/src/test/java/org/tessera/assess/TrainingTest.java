package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

class TrainingTest extends WholeApplication {
    private static final int SEEDS = 3;

    @Autowired
    ExamDay day;

    @Autowired
    Training training;

    @Autowired
    Marking marking;

    @Autowired
    Seeds seeds;

    @Autowired
    Examiners examiners;

    @Autowired
    Anonymous anonymous;

    @Autowired
    JdbcClient jdbc;

    ExamDay.Cast cast;
    PersonId nora;

    @BeforeEach
    void aNewExaminerAndTextsToPractise() {
        cast = day.cast();
        nora = day.person("Nora", cast.body(), Role.EXAMINER);
        var task = jdbc.sql("select name from assess.task where owner = :body")
                .param("body", cast.body().value())
                .query(String.class)
                .single();
        training.store(new Trained(task, "confidential", texts()), Optional.of(cast.body()));
    }

    /** Twenty texts that use the whole scale, and a few that are kept for seeds. */
    private static List<Trained.Text> texts() {
        return IntStream.rangeClosed(1, Trained.PRACTICE + SEEDS)
                .mapToObj(n -> new Trained.Text(
                        "P" + n, n > Trained.PRACTICE, "en", "Text " + n, agreed(n), "Because of " + n))
                .toList();
    }

    private static List<Integer> agreed(int number) {
        return List.of(number % 4, (number + 1) % 4, (number + 2) % 4, 2);
    }

    @Test
    void whoHasNotPractisedGetsNoText() {
        written();
        assertThat(marking.waiting(nora, List.of(cast.body()))).isZero();
        assertThat(marking.next(nora, List.of(cast.body()))).isEmpty();
        var script = jdbc.sql("select id from assess.script where body = :body")
                .param("body", cast.body().value())
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into assess.desk (script, ordinal, examiner, taken_at) values (:s, 1, :e, now())")
                        .param("s", script)
                        .param("e", nora.value())
                        .update())
                .hasMessageContaining("has not shown yet");
    }

    @Test
    void whoMarksAsAgreedMayMarkAndWhoDoesNotGoesThroughAnotherRound() {
        round(0);
        assertThat(standing().qualified()).isFalse();
        assertThat(standing().round()).isEqualTo(2);
        assertThat(standing().last())
                .hasValueSatisfying(r -> assertThat(r.near()).isLessThan(0.95));
        written();
        assertThat(marking.next(nora, List.of(cast.body()))).isEmpty();

        round(1);
        assertThat(standing().qualified()).isTrue();
        assertThat(marking.next(nora, List.of(cast.body()))).isPresent();
    }

    @Test
    void nobodyIsQualifiedByTheDatabaseBelowTheLimits() {
        for (var wrong : List.of(
                Map.of("n", 19, "k", 0.9, "near", 1.0),
                Map.of("n", 20, "k", 0.69, "near", 1.0),
                Map.of("n", 20, "k", 0.9, "near", 0.94))) {
            assertThatThrownBy(() -> jdbc.sql("""
                    insert into assess.qualification (id, task, examiner, round, scripts, kappa, near, passed, at, valid_until)
                    select :id, id, :e, 9, :n, :k, :near, true, now(), now() from assess.task where owner = :body
                    """)
                            .param("id", Ids.next())
                            .param("e", nora.value())
                            .param("body", cast.body().value())
                            .params(wrong)
                            .update())
                    .hasMessageContaining("qualification");
        }
    }

    @Test
    void aPracticeTextIsMarkedOnceARoundAndNeverByGuessedAddress() {
        var standing = standing();
        var first = training.next(standing, nora).orElseThrow();
        training.mark(standing, first.id(), nora, List.of(1, 1, 1, 1));
        assertThatThrownBy(() -> training.mark(standing, first.id(), nora, List.of(2, 2, 2, 2)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> training.mark(standing, UUID.randomUUID(), nora, List.of(2, 2, 2, 2)))
                .isInstanceOf(Problem.class);
        var seed = jdbc.sql("select id from assess.training_script where seed and task = :task limit 1")
                .param("task", standing.task())
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> training.mark(standing, seed, nora, List.of(2, 2, 2, 2)))
                .isInstanceOf(Problem.class);
        assertThat(training.comparison(first.id(), nora).own()).containsExactly(1, 1, 1, 1);
        assertThatThrownBy(
                        () -> training.comparison(first.id(), cast.examiners().getFirst()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void seedsLieAmongTheRealTextsLookLikeThemAndMakeNoResult() {
        round(1);
        var seen = new HashSet<UUID>();
        int real = 0;
        while (seen.isEmpty()) {
            written();
            var id = marking.next(nora, List.of(cast.body())).orElseThrow();
            var script = marking.script(id, nora);
            if (script.text().startsWith("Text ")) {
                seen.add(id);
                assertThat(anonymous.text(script)).isEqualTo(script.text());
                assertThatThrownBy(() -> marking.script(id, cast.examiners().getFirst()))
                        .isInstanceOf(Problem.class);
            } else {
                real++;
            }
            marking.mark(id, nora, List.of(2, 2, 2, 2), Optional.empty());
        }
        assertThat(real).isEqualTo(Seeds.gap(nora, 0)).isBetween(9, 16);
        assertThat(seeds.pairs(nora, standing().task())).hasSize(1);
        assertThatThrownBy(() -> marking.script(seen.iterator().next(), nora)).isInstanceOf(Problem.class);
    }

    @Test
    void theOfficerSeesSeverityAndCanAskForPracticeAgain() {
        round(1);
        var eva = cast.examiners().getFirst();
        for (int n = 0; n < 3; n++) {
            written();
            day.mark(cast, nora, List.of(1, 1, 1, 1));
            day.mark(cast, eva, List.of(2, 2, 2, 2));
        }
        var bodies = List.of(cast.body());
        var row = examiners.of(bodies).stream()
                .filter(r -> r.examiner().equals(nora))
                .findFirst()
                .orElseThrow();
        assertThat(row.marked()).isEqualTo(3);
        assertThat(row.apart()).isEqualTo(4);
        assertThat(row.qualified()).isTrue();
        assertThat(row.drift()).isEmpty();
        assertThat(examiners.of(List.of(day.cast().body()))).isEmpty();

        var officer = day.person("Olga", cast.body(), Role.CERTIFICATION_OFFICER);
        assertThatThrownBy(
                        () -> examiners.end(row.task(), nora, List.of(day.cast().body()), officer, "Too strict."))
                .isInstanceOf(Problem.class);
        examiners.end(row.task(), nora, bodies, officer, "Too strict.");
        assertThat(standing().qualified()).isFalse();
        written();
        assertThat(marking.next(nora, bodies)).isEmpty();
    }

    @Test
    void thePublicFileIsReadAndOneWithTooFewTextsIsRefusedByName() throws Exception {
        var file = project().resolve("content/programmes/passport-to-employment/K08/training.yaml");
        var trained = Trained.read("training.yaml", java.nio.file.Files.readString(file));
        assertThat(trained.texts()).filteredOn(t -> !t.seed()).hasSize(20);
        assertThatThrownBy(() -> Trained.read("t.yaml", "task: A\nuse: confidential\npractice: []\n"))
                .hasMessageContaining("at least 20");
        assertThatThrownBy(() -> Trained.read(
                        "t.yaml",
                        java.nio.file.Files.readString(file)
                                .replaceFirst("marks: \\[3, 3, 3, 3\\]", "marks: [3, 3, 4, 3]")))
                .hasMessageContaining("four numbers from 0 to 3");
    }

    private void written() {
        var candidate = day.candidate(cast);
        var sitting = day.inExam(cast, candidate);
        day.sitExam(sitting, candidate, ConfidentialBank.KEYS);
        day.sitTask(sitting, candidate, "We keep the bottles back.");
    }

    private Training.Standing standing() {
        return training.standings(nora, List.of(cast.body())).stream()
                .filter(s -> !s.microCredential().isEmpty() && owned(s.task()))
                .findFirst()
                .orElseThrow();
    }

    private boolean owned(UUID task) {
        return jdbc.sql("select exists (select 1 from assess.task where id = :id and owner = :body)")
                .param("id", task)
                .param("body", cast.body().value())
                .query(Boolean.class)
                .single();
    }

    /** One round; as agreed, or with the same points for everything. */
    private void round(int asAgreed) {
        for (var next = training.next(standing(), nora); next.isPresent(); next = training.next(standing(), nora)) {
            int number = Integer.parseInt(next.get().text().substring("Text ".length()));
            int round = standing().round();
            training.mark(
                    standing(),
                    next.get().id(),
                    nora,
                    asAgreed == 1 ? agreed(number) : new ArrayList<>(List.of(0, 0, 0, 0)));
            if (standing().round() > round) return;
        }
    }
}
