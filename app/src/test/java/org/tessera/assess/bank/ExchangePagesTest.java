package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.assess.Reader;

class ExchangePagesTest extends WholeApplication {
    private static final String TABLE = "question,a,b,right\nWho?,Ann,Ben,%s\nWhere?,Here,There,b\n";

    @Autowired
    MockMvcTester web;

    @Autowired
    ItemStudio studio;

    @Autowired
    Workshop workshop;

    ItemStudio.Cast cast;

    @BeforeEach
    void people() {
        cast = studio.cast();
    }

    @Test
    void everyKindIsTakenAlongAndComesBackTheSame() {
        var all = new LinkedHashMap<String, Wording>();
        Kinds.all()
                .forEach((kind, sample) -> all.put(
                        kind, new Wording(sample.question(), sample.key(), Map.of("en", "Because of " + kind + "."))));
        assertThat(bring(QtiPackage.write(all, (language, key) -> key))).hasStatus(303);
        var export =
                new Reader(web, cast.author()).get("/items/qti").getResponse().getContentAsByteArray();
        var other = studio.cast();
        cast = other;
        assertThat(bring(export)).hasStatus(303);
        assertThat(items()).map(workshop::wording).containsExactlyInAnyOrderElementsOf(all.values());
        assertThat(items()).allMatch(i -> i.origin().equals("imported") && i.state() == State.DRAFT);
    }

    @Test
    void withAFaultNothingIsKeptUntilSomebodySaysToLeaveItOut() {
        var faulty = TABLE.formatted("q").getBytes(StandardCharsets.UTF_8);
        assertThat(bring(faulty))
                .hasStatus(422)
                .bodyText()
                .contains("Say which answer is right", "Not taken.", "<td>2</td>");
        assertThat(items()).isEmpty();
        assertThat(bring(faulty, "without", "yes", "accept", "yes")).hasStatus(303);
        assertThat(items()).hasSize(1);
    }

    @Test
    void aLossIsReadBeforeAnythingIsKeptAndStaysWithTheItem() {
        var item = """
                <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="Q1" adaptive="false">
                <responseDeclaration identifier="R" cardinality="single"><correctResponse><value>A</value></correctResponse>
                </responseDeclaration><itemBody><choiceInteraction responseIdentifier="R"><prompt>Who <b>is</b> it?</prompt>
                <simpleChoice identifier="A">Ann</simpleChoice><simpleChoice identifier="B">Ben</simpleChoice>
                </choiceInteraction></itemBody></assessmentItem>""".getBytes(StandardCharsets.UTF_8);
        assertThat(bring(item))
                .hasStatus(422)
                .bodyText()
                .contains("This layout becomes plain text.", "Read what would be lost.");
        assertThat(items()).isEmpty();
        assertThat(bring(item, "accept", "yes")).hasStatus(303);
        assertThat(new Reader(web, cast.author())
                        .get("/items/" + items().getFirst().id()))
                .bodyText()
                .contains("Brought from Q1.", "This layout becomes plain text.");
    }

    @Test
    void whatIsNoPackageIsSaidSo() {
        assertThat(bring("<!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("no document type and no entities");
        assertThat(bring(new byte[0])).hasStatus(422).bodyText().contains("Choose a file");
    }

    @Test
    void whatIsBeforeCandidatesIsInNoExport() throws Exception {
        var live = studio.draft(cast, "K08-0001", Kinds.english("single"));
        studio.brought(cast, live, State.LIVE);
        studio.draft(cast, "K08-0002", Kinds.english("order"));
        var author = QtiPackage.read(
                new Reader(web, cast.author()).get("/items/qti").getResponse().getContentAsByteArray());
        assertThat(author).extracting(QtiReader.Read::name).containsExactly("K08-0002");
    }

    private List<Crafted> items() {
        return workshop.of(List.of(cast.body()));
    }

    private MvcTestResult bring(byte[] file, String... fields) {
        var request = web.post()
                .uri("/items/import")
                .multipart()
                .file("file", file)
                .param("body", cast.body().toString())
                .param("outcome", "K08/O1")
                .param("language", "en")
                .param("lang", "en")
                .with(user(cast.author().toString()))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
