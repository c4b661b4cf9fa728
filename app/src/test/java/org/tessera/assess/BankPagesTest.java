package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.WholeApplication;
import org.tessera.people.Organisation;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class BankPagesTest extends WholeApplication {
    /** The first question is a situation, rated by twelve experts. */
    private static final String SITUATION = ConfidentialBank.items("K08", List.of("a", "b", "c"))
            .replaceFirst(
                    "kind: single\n    key: a",
                    "kind: judgement\n    manner: rate\n    panel: [" + "[5, 2, 2, 1], [4, 2, 1, 1], ".repeat(6) + "]")
            .replace("cut: 3", "cut: 5");

    private static final String SMALL = ConfidentialBank.items("K08", List.of("a", "b", "c"));

    /** Questions alone, of which forms are made later. */
    private static final String GOOD = SMALL.substring(0, SMALL.indexOf("form:"));

    /** A form that asks for too little; without a cut. */
    private static final String DEVIATING = SMALL.replaceFirst(" *cut: 3\n", "").replaceFirst(" *cut-source: .*\n", "");

    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    Banks banks;

    @Autowired
    JdbcClient jdbc;

    OrganisationId body;
    PersonId officer;

    @BeforeEach
    void anOfficer() {
        body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        officer = day.person("Olga", body, Role.CERTIFICATION_OFFICER);
    }

    @Test
    void aGoodFileIsLoadedAndShowsNeitherQuestionsNorKeys() {
        assertThat(upload(body, "items", GOOD)).hasStatus(303);
        assertThat(new Reader(web, officer).get("/banks"))
                .bodyText()
                .contains("<td>K08</td>")
                .doesNotContain("What comes after", ConfidentialBank.CANARY);
        assertThat(upload(body, "items", GOOD)).hasStatus(422).bodyText().contains("loaded before");
    }

    @Test
    void aFormThatDeviatesFromTheFormatOrBringsItsOwnCutIsRefusedAndToldWhere() {
        assertThat(upload(body, "items", SMALL))
                .hasStatus(422)
                .bodyText()
                .contains("items.yaml › form › cut: a file brings no cut of its own");
        assertThat(upload(body, "items", DEVIATING))
                .hasStatus(422)
                .bodyText()
                .contains("items.yaml › form › items (questions that count): is 3, and the format", "asks for 40");
        var task = ConfidentialBank.task("K08");
        assertThat(upload(body, "task", task.replace("minutes: 30", "minutes: 45")))
                .hasStatus(422)
                .bodyText()
                .contains("task.yaml › minutes: is 45", "Write 30");
        assertThat(upload(body, "task", task.replace("total: 7", "total: 6")))
                .hasStatus(422)
                .bodyText()
                .contains("task.yaml › pass › total: is 6", "Write 7");
        assertThat(stored()).isZero();
        assertThat(upload(body, "task", task)).hasStatus(303);
    }

    @Test
    void aPublicSampleCanNotBecomeConfidential() throws Exception {
        var sample = java.nio.file.Files.readString(
                project().resolve("content/programmes/passport-to-employment/K08/items.yaml"));
        assertThat(upload(body, "items", sample)).hasStatus(422).bodyText().contains("not marked as confidential");
        assertThat(upload(body, "items", sample.replace("use: public-sample", "use: confidential")))
                .hasStatus(422)
                .bodyText()
                .contains("Some of these questions are public samples");
        assertThat(stored()).isZero();
    }

    @Test
    void aSituationIsWorthWhatItsPanelSaysAndTheCutMayUseAllItsPoints() {
        ConfidentialBank.load(body, banks, SITUATION);
        assertThat(jdbc.sql("""
                        select most from assess.form_item i join assess.form f on f.id = i.form join assess.bank b on b.id = f.bank
                         where b.owner = :body and not f.practice order by position
                        """)
                        .param("body", body.value())
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 1, 1);
        assertThat(upload(body, "items", SITUATION.replace("[5, 2, 2, 1]", "[1, 5, 5, 5]")))
                .hasStatus(422)
                .bodyText()
                .contains("make no sound key");
        assertThat(upload(body, "items", SITUATION.replace("[5, 2, 2, 1]", "[6, 1, 1, 1]")))
                .hasStatus(422)
                .bodyText()
                .contains("rates every option from 1 to 5");
    }

    @Test
    void aFileWithAFaultSaysWhereAndLoadsNothing() {
        for (String faulty : List.of(
                GOOD.replaceFirst("key: b", "key: e"),
                GOOD.replaceFirst("el: Πρώτο", "xx: Πρώτο"),
                SMALL.replace("cut: 3", "cut: 9"),
                DEVIATING.replace("- K08-C-3\n", "- K08-C-99\n"),
                "[1, 2")) {
            assertThat(upload(body, "items", faulty))
                    .hasStatus(422)
                    .bodyText()
                    .contains("This place in the file must be mended: ", "items.yaml");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void nobodyLoadsForAnotherBody() {
        var other = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        assertThat(upload(other, "items", GOOD)).hasStatus(422);
        assertThat(upload(body, "items", "")).hasStatus(422).bodyText().contains("Choose a file");
        assertThat(stored()).isZero();
    }

    private MvcTestResult upload(OrganisationId owner, String kind, String text) {
        return web.post()
                .uri("/banks")
                .multipart()
                .file("file", text.getBytes(StandardCharsets.UTF_8))
                .param("body", owner.toString())
                .param("kind", kind)
                .param("lang", "en")
                .with(user(officer.toString()))
                .with(csrf())
                .exchange();
    }

    private int stored() {
        return jdbc.sql("select count(*) from assess.bank where owner = :owner")
                .param("owner", body.value())
                .query(Integer.class)
                .single();
    }
}
