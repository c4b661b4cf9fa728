package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.assess.ExamDay;
import org.tessera.assess.Reader;
import org.tessera.people.Organisation;
import org.tessera.platform.Form;
import org.tessera.platform.Role;

class ItemPagesTest extends WholeApplication {
    /** Every field of the author's page that an item fills. */
    private static final List<String> FIELDS = List.of(
            "stem",
            "options",
            "truth",
            "pairs",
            "passage",
            "amount",
            "tolerance",
            "unit",
            "words",
            "most",
            "alt",
            "areas",
            "manner",
            "ratings",
            "criteria",
            "megabytes",
            "seconds",
            "rule",
            "model",
            "why",
            "document-title",
            "document-text");

    @Autowired
    MockMvcTester web;

    @Autowired
    ItemStudio studio;

    @Autowired
    Workshop workshop;

    @Autowired
    ExamDay day;

    ItemStudio.Cast cast;
    Reader author;

    @BeforeEach
    void people() {
        cast = studio.cast();
        author = new Reader(web, cast.author());
    }

    @Test
    void everyKindIsWrittenOnAPageShownForChangesAndReadBackTheSame() {
        for (String sample : Kinds.all().keySet()) {
            var wording = Kinds.english(sample);
            var typed = Refill.of(wording, "en");
            var made = send(wording.question(), typed);
            assertThat(made).as(sample).hasStatus(303);
            var item = studio.now(UUID.fromString(location(made).replace("/items/", "")));
            assertThat(fields(Refill.of(workshop.wording(item), "en")))
                    .as(sample)
                    .isEqualTo(fields(typed));
            assertThat(author.get(location(made) + "/edit"))
                    .as(sample)
                    .hasStatusOk()
                    .bodyText()
                    .contains("version 2");
            assertThat(author.get(location(made) + "/preview"))
                    .as(sample)
                    .hasStatusOk()
                    .bodyText()
                    .contains("Think first.");
        }
        assertThat(workshop.of(List.of(cast.body()))).extracting(Crafted::name).doesNotHaveDuplicates();
        assertThat(author.get("/items?state=draft")).bodyText().contains("K08-0001", "K08-0017", "Draft");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        var answer = author.post(
                "/items/new",
                "kind",
                "single",
                "body",
                cast.body().toString(),
                "outcome",
                "K08/O1",
                "language",
                "en",
                "use",
                "exam",
                "stem",
                "Who wrote it?",
                "options",
                "Anna\nBen");
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("Say which answer is right", "Who wrote it?", "Anna\nBen", "href=\"#options\"");
        assertThat(workshop.of(List.of(cast.body()))).isEmpty();
    }

    @Test
    void anItemGoesItsWayByThePagesAlone() {
        var item = studio.draft(cast, "K08-0001", Kinds.english("single"));
        var path = "/items/" + item.id();
        var reviewer = new Reader(web, cast.reviewers().get(0));
        assertThat(author.get(path))
                .bodyText()
                .contains("Send to content review")
                .doesNotContain("Begin the pilot");
        assertThat(author.post(path + "/step", "to", "pilot")).hasStatus(422);
        assertThat(author.post(path + "/step", "to", "content-review")).hasStatus(303);
        assertThat(author.post(path + "/review", "verdict", "accept")).hasStatus(409);
        assertThat(reviewer.get(path)).bodyText().contains("Are the content and the right answer sound?");
        assertThat(reviewer.post(path + "/review", "verdict", "change"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#note\"");
        assertThat(reviewer.post(path + "/review", "verdict", "accept", "note", "Sound."))
                .hasStatus(303);
        assertThat(author.get(path)).bodyText().contains("Sound.");
        assertThat(new Reader(web, cast.officer()).get(path))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Sound.", "Option b");
    }

    @Test
    void whatStandsBeforeCandidatesIsReadByItsAuthorsAloneAndTheLookIsRecorded() {
        var item = studio.draft(cast, "K08-0001", Kinds.english("single"));
        var path = "/items/" + item.id();
        studio.brought(cast, item, State.LIVE);
        assertThat(author.get(path + "/preview")).hasStatusOk();
        assertThat(new Reader(web, cast.second()).get(path + "/preview")).hasStatus(404);
        assertThat(new Reader(web, cast.reviewers().get(0)).get(path + "/preview"))
                .hasStatus(404);
        assertThat(new Reader(web, cast.second()).get(path + "/edit")).hasStatus(404);
        assertThat(audit.of("crafted:" + item.id()))
                .filteredOn(e -> e.action().equals("item-read"))
                .singleElement()
                .satisfies(e -> assertThat(e.actor()).isEqualTo(cast.author().toString()));
    }

    @Autowired
    org.tessera.platform.Audit audit;

    @Test
    void twoTranslatorsSeeNothingOfEachOtherUntilBothAreDone() {
        var item = studio.draft(cast, "K08-0001", Kinds.english("single"));
        var path = "/items/" + item.id() + "/translate/el";
        var second = new Reader(web, cast.second());
        assertThat(author.post(path, words("πρώτη"))).hasStatus(303);
        assertThat(author.get(path))
                .bodyText()
                .contains("Your translation is kept.")
                .doesNotContain("πρώτη");
        assertThat(second.get(path)).bodyText().contains("Option a").doesNotContain("πρώτη");
        assertThat(second.post(path, "t1", "μόνο ένα"))
                .hasStatus(422)
                .bodyText()
                .contains("μόνο ένα");
        assertThat(second.post(path, words("δεύτερη"))).hasStatus(303);
        assertThat(author.get(path)).bodyText().contains("1: πρώτη 2", "2: δεύτερη 2");
        assertThat(author.post(path, words("μαζί"))).hasStatus(303);
        assertThat(studio.now(item.id()).languages()).containsExactly("en", "el");
        assertThat(author.get(path)).hasStatus(404);
        assertThat(author.get("/items/" + item.id() + "/translate/xx")).hasStatus(404);
    }

    @Test
    void anotherBodysItemLooksAbsent() {
        var item = studio.draft(cast, "K08-0001", Kinds.english("single"));
        var other = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        var stranger =
                new Reader(web, day.person("Stranger", other, Role.AUTHOR, Role.REVIEWER, Role.CERTIFICATION_OFFICER));
        for (String end : List.of("", "/preview", "/edit", "/translate/el"))
            assertThat(stranger.get("/items/" + item.id() + end)).hasStatus(404);
        for (String end : List.of("/step", "/review", "/enemies", "/edit", "/translate/el"))
            assertThat(stranger.post("/items/" + item.id() + end, "to", "content-review"))
                    .hasStatus(404);
        assertThat(stranger.get("/items")).bodyText().doesNotContain("K08-0001");
    }

    private static String[] words(String word) {
        var fields = new ArrayList<String>();
        for (int n = 1; n <= 5; n++) {
            fields.add("t" + n);
            fields.add(word + " " + n);
        }
        return fields.toArray(String[]::new);
    }

    private MvcTestResult send(Question question, Form typed) {
        var core = question.core();
        var request = web.post()
                .uri("/items/new")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile(
                        "picture", "x.png", "image/png", core instanceof Question.Hotspot ? PICTURE : new byte[0]))
                .param("kind", workshop.kind(core))
                .param("body", cast.body().toString())
                .param("outcome", "K08/O1")
                .param("language", "en")
                .param("use", "exam")
                .with(user(cast.author().toString()))
                .with(csrf());
        for (String field : FIELDS) request = request.param(field, typed.value(field));
        for (String kind : typed.values("kinds")) request = request.param("kinds", kind);
        return request.exchange();
    }

    /** 100 × 80 pixels, as the sample says. */
    private static final byte[] PICTURE = picture();

    private static byte[] picture() {
        try {
            var out = new java.io.ByteArrayOutputStream();
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(100, 80, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> fields(Form form) {
        var fields = new java.util.TreeMap<String, List<String>>();
        for (String field : FIELDS) if (form.has(field)) fields.put(field, form.values(field));
        if (!form.values("kinds").isEmpty()) fields.put("kinds", form.values("kinds"));
        return fields;
    }

    private static String location(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }
}
