package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.bank.BlindTest;
import org.tessera.assess.bank.Kinds;
import org.tessera.platform.PersonId;
import org.tessera.platform.Sha256;

/** A file that a candidate handed in, as it comes before those who mark. */
class HandedFilesTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    ItemBank bank;

    @Autowired
    Parts parts;

    ExamDay.Cast cast;
    PersonId zoe;
    SittingId sitting;

    @BeforeEach
    void anExamThatAsksForAFile() throws IOException {
        cast = day.cast();
        var items = List.of(item("single"), item("upload"));
        bank.store(
                new ItemPack(
                        "K08",
                        "confidential",
                        items,
                        Optional.of(new ItemPack.Plan(
                                "K08-F",
                                65,
                                Optional.of(1),
                                Map.of("en", "In a test."),
                                List.of("F-single", "F-upload"))),
                        Sha256.of(cast.body().toString())),
                Optional.of(cast.body()),
                Optional.empty());
        zoe = day.candidate(cast);
        sitting = day.inExam(cast, zoe);
        assertThat(web.post()
                        .uri("/sittings/" + sitting + "/questions/2/file")
                        .multipart()
                        .file(new MockMultipartFile(
                                "file", "zoe-kanarini.png", "image/png", BlindTest.png("Zoe Kanarini")))
                        .param("lease", "1")
                        .with(user(zoe.toString()))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
        day.answer(sitting, zoe, Part.EXAM, 1, "b");
        parts.submit(sitting, zoe, Part.EXAM, 1);
    }

    @Test
    void theExaminerOpensItWithoutWhatTellsWhoseItIsAndItDoesNothingInTheBrowser() {
        day.sitTask(sitting, zoe, "We keep the bottles back.");
        var eva = new Reader(web, cast.examiners().getFirst());
        var script = take(eva);
        assertThat(eva.get(script)).bodyText().contains(script + "/files/2", "What about file?");
        var file = eva.get(script + "/files/2");
        assertThat(file)
                .hasStatusOk()
                .hasContentType("image/png")
                .hasHeader("Content-Disposition", "inline; filename=\"work-2.png\"")
                .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(new String(file.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("\u0089PNG")
                .doesNotContain("Kanarini");
        assertThat(eva.get(script + "/files/1")).hasStatus(404);
    }

    @Test
    void nobodyElseOpensItAndNobodyBeforeTheHandIn() {
        day.sitTask(sitting, zoe, "We keep the bottles back.");
        var eva = new Reader(web, cast.examiners().getFirst());
        var script = take(eva);
        var emil = new Reader(web, cast.examiners().get(1));
        assertThat(emil.get(script + "/files/2")).hasStatus(404);
        assertThat(new Reader(web, zoe).get(script + "/files/2")).hasStatus(403);
        var other = day.candidate(cast);
        var second = day.inExam(cast, other);
        day.answer(second, other, Part.EXAM, 1, "b");
        parts.submit(second, other, Part.EXAM, 1);
        day.sitTask(second, other, "Another text.");
        eva.post(script, "c1", "2", "c2", "2", "c3", "2", "c4", "2");
        var next = take(eva);
        assertThat(next).isNotEqualTo(script);
        assertThat(eva.get(next + "/files/2")).as("of another's script").hasStatus(404);
        assertThat(eva.get(script + "/files/2")).hasStatusOk();
        day.rewrite(
                "update assess.part set submitted_at = null, submitted_by = null, receipt = null where sitting = :s",
                Map.of("s", sitting.value()));
        assertThat(eva.get(script + "/files/2")).as("before the hand-in").hasStatus(404);
    }

    private static String take(Reader examiner) {
        return examiner.post("/marking/next").getResponse().getHeader("Location");
    }

    private static ItemPack.Item item(String kind) {
        var sample = Kinds.all().get(kind);
        return new ItemPack.Item("F-" + kind, false, "O1", sample.key(), Map.of("en", "Because."), sample.question());
    }
}
