package org.tessera.assess.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.ConfidentialBank;
import org.tessera.assess.ExamDay;
import org.tessera.assess.LargeBank;
import org.tessera.assess.Reader;
import org.tessera.design.Catalogue;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.people.Organisation;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class FormPagesTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    ExamDay day;

    @Autowired
    LargeBank bank;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    FormBook book;

    OrganisationId body;
    PersonId officer;
    Reader reader;

    @BeforeEach
    void anOfficerWithABank() {
        Published.of(catalogue, reviews, "K08");
        body = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        officer = day.person("Olga", body, Role.CERTIFICATION_OFFICER);
        reader = new Reader(web, officer);
        bank.loadFor(body);
    }

    @Test
    void anOfficerComesFromABlueprintToTwoFrozenForms() {
        assertThat(reader.get("/forms")).hasStatusOk().bodyText().contains("K08", "130 questions in the bank");
        assertThat(reader.post("/forms/skills/K08/assemble", "forms", "2"))
                .hasStatus(422)
                .bodyText()
                .contains("Save a blueprint first");
        assertThat(blueprint("3", "")).hasStatus(303);
        assertThat(reader.post("/forms/skills/K08/assemble", "forms", "2")).hasStatus(303);
        var forms = book.of(body, "K08").stream()
                .filter(f -> f.assembled().isPresent())
                .toList();
        assertThat(forms).hasSize(2).allSatisfy(f -> {
            assertThat(f.scored()).isEqualTo(40);
            assertThat(f.onTrial()).isEqualTo(5);
            assertThat(f.anchors()).isEqualTo(12);
            assertThat(f.cut()).isEmpty();
        });
        assertThat(forms.get(0).hash()).isNotEqualTo(forms.get(1).hash());
        var path = "/forms/" + forms.getFirst().id();
        assertThat(reader.get(path))
                .bodyText()
                .contains(
                        "40 count, 5 are on trial, 12 are shared",
                        "No cut is decided",
                        forms.getFirst().hash());
        assertThat(reader.get(path + "/preview/45"))
                .bodyText()
                .contains("Question 45 of 45", "Which step follows", "confidential")
                .doesNotContain(ConfidentialBank.CANARY);
        assertThat(reader.get(path + "/preview/46")).hasStatus(404);
    }

    @Test
    void otherWeightsThanTheMatrixNeedAReason() {
        assertThat(blueprint("5", "")).hasStatus(422).bodyText().contains("There is a problem");
        assertThat(blueprint("5", "Employers name it first.")).hasStatus(303);
        assertThat(reader.get("/forms/skills/K08"))
                .bodyText()
                .contains("Blueprint, version 1", "Employers name it first.");
    }

    @Test
    void aBankThatIsTooSmallIsExplainedInWords() {
        assertThat(blueprint("3", "")).hasStatus(303);
        assertThat(reader.post("/forms/skills/K08/assemble", "forms", "4"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "No form is possible with this bank",
                        "Each form tries 5 more questions; only 6 are left over.");
    }

    @Test
    void nobodyElseSeesAForm() {
        var stranger = new Reader(
                web,
                day.person("Nora", day.organisation(Organisation.Kind.CERTIFICATION_BODY), Role.CERTIFICATION_OFFICER));
        var form = book.of(body, "K08").getFirst().id();
        assertThat(reader.get("/forms/" + form)).hasStatusOk();
        assertThat(stranger.get("/forms/" + form)).hasStatus(404);
        assertThat(stranger.get("/forms/" + form + "/preview/1")).hasStatus(404);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult blueprint(String first, String reason) {
        return reader.post(
                "/forms/skills/K08",
                "weight-O1",
                first,
                "weight-O2",
                "3",
                "weight-O3",
                "3",
                "weight-O4",
                "3",
                "weight-O5",
                "3",
                "reason",
                reason);
    }
}
