package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.assess.bank.Field;
import org.tessera.assess.bank.Kinds;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;

/** Every kind of question, sat from the first page to the feedback as a browser without scripts does it. */
class KindsInPlayerTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    ItemBank bank;

    @Autowired
    Sittings sittings;

    final List<Kinds.Sample> samples = List.copyOf(Kinds.all().values());
    PersonId learner;
    Reader reader;
    String path;

    @BeforeEach
    void aPracticeTestWithEveryKind() {
        var names = new ArrayList<String>();
        var items = samples.stream().map(sample -> item(names, sample)).toList();
        var skill = "K" + Ids.secret().substring(0, 8);
        bank.store(
                new ItemPack(
                        skill, ItemPack.PUBLIC_SAMPLE, items, Optional.empty(), org.tessera.platform.Sha256.of(skill)),
                Optional.empty(),
                Optional.empty());
        learner = day.candidate(day.cast());
        reader = new Reader(web, learner);
        path = reader.post("/exams/practice", "skill", skill).getResponse().getHeader("Location");
        reader.post(path + "/start", "part", "A");
    }

    private static ItemPack.Item item(List<String> names, Kinds.Sample sample) {
        names.add("P-" + names.size());
        return new ItemPack.Item(
                names.getLast(), true, "O1", sample.key(), Map.of("en", "Because."), sample.question());
    }

    @Test
    void whoAnswersEverythingRightlyByFormsAloneHasEverythingRight() {
        for (int n = 1; n <= samples.size(); n++) {
            var sample = samples.get(n - 1);
            var fields = new ArrayList<>(
                    List.of("lease", "1", "key", UUID.randomUUID().toString(), "go", "next"));
            sample.key().model(sample.question()).values().forEach((id, value) -> {
                fields.add(Field.name(id));
                fields.add(value);
            });
            assertThat(reader.post(path + "/questions/" + n, fields.toArray(String[]::new)))
                    .as(sample.question().toString())
                    .hasStatus(303);
            if (!sample.question().markedByPeople())
                assertThat(shown(n)).as("saved of " + n).isEqualTo(sent(sample));
        }
        reader.post(path + "/submit", "part", "A", "lease", "1");
        long scored =
                samples.stream().filter(s -> !s.question().markedByPeople()).count();
        assertThat(reader.get(path + "/feedback"))
                .bodyText()
                .contains(scored + " of " + scored + " answers were right.", "The best: Option a", "People mark this.");
    }

    @Test
    void everyBoxHasANameThatAScreenReaderSaysAndNoneNeedsDragging() {
        for (int n = 1; n <= samples.size(); n++) {
            var page = Jsoup.parse(Reader.body(reader.get(path + "/questions/" + n)));
            assertThat(page.select("[draggable], [ondrag]")).isEmpty();
            assertThat(page.select("h1")).hasSize(1);
            var boxes = page.select("main input:not([type=hidden]), main select, main textarea");
            assertThat(boxes).isNotEmpty();
            for (Element box : boxes) {
                assertThat(page.select("label[for=" + box.id() + "]").text())
                        .as(box.outerHtml())
                        .isNotBlank();
                assertThat(page.select("#" + box.id())).hasSize(1);
            }
        }
    }

    @Test
    void aFileIsTakenByItsContentUnderTheLeaseAndNamedByItsHash() {
        int upload = List.copyOf(Kinds.all().keySet()).indexOf("upload") + 1;
        var question = path + "/questions/" + upload;
        assertThat(bring(question, "work.pdf", "<html>", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("PDF, PNG");
        assertThat(bring(question, "work.pdf", "%PDF-1.7", "7")).hasStatus(409);
        assertThat(reader.get(question)).bodyText().contains("No file is saved yet.");
        assertThat(bring(question, "work.exe", "%PDF-1.7", "1")).hasStatus(303);
        assertThat(reader.get(question)).bodyText().contains("A file is saved.");
        assertThat(bring(path + "/questions/1", "work.pdf", "%PDF-1.7", "1")).hasStatus(404);
        reader.post(question, "lease", "1", "go", "next");
        assertThat(reader.get(question)).bodyText().contains("A file is saved.");
    }

    @Test
    void tickedBoxesCanBeEmptiedAgain() {
        reader.post(path + "/questions/2", "answer-a", "yes", "lease", "1");
        assertThat(shown(2)).containsExactly("answer-a=yes");
        assertThat(reader.get(path + "/review"))
                .bodyText()
                .contains((samples.size() - 1) + " questions are not answered");
        reader.post(path + "/questions/2", "lease", "1");
        assertThat(shown(2)).isEmpty();
        assertThat(reader.get(path + "/review")).bodyText().contains(samples.size() + " questions are not answered");
    }

    private MvcTestResult bring(String question, String name, String content, String lease) {
        return web.post()
                .uri(question + "/file")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile(
                        "file", name, "application/pdf", content.getBytes()))
                .param("lease", lease)
                .param("lang", "en")
                .with(user(learner.toString()))
                .with(csrf())
                .exchange();
    }

    private static List<String> sent(Kinds.Sample sample) {
        return sample.key().model(sample.question()).values().entrySet().stream()
                .map(e -> Field.name(e.getKey()) + "=" + e.getValue())
                .sorted()
                .toList();
    }

    /** What stands chosen or written on the page. */
    private List<String> shown(int number) {
        var page = Jsoup.parse(Reader.body(reader.get(path + "/questions/" + number)));
        var shown = new ArrayList<String>();
        page.select("input[name^=answer][checked]").forEach(i -> shown.add(i.attr("name") + "=" + i.val()));
        page.select("input[name^=answer][type=text]").forEach(i -> shown.add(i.attr("name") + "=" + i.val()));
        page.select("select[name^=answer]")
                .forEach(s -> shown.add(
                        s.attr("name") + "=" + s.select("option[selected]").val()));
        return shown.stream().filter(s -> !s.endsWith("=")).sorted().toList();
    }
}
