package org.tessera.passport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.people.People;
import org.tessera.platform.Audit;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** A credential over the counter: by the own organisation, after a look at the person, on paper, and written down. */
class CounterTest extends WholeApplication {
    private static PassportDay.@Nullable Holder first;

    @Autowired
    MockMvcTester browser;

    @Autowired
    PassportDay day;

    @Autowired
    People people;

    @Autowired
    Audit audit;

    private PassportDay.Holder holder;

    @BeforeEach
    void somebodyStandsAtTheDesk() {
        if (first == null) first = day.holder();
        holder = first;
    }

    @Test
    void theDeskFindsThePersonAndPrintsASheetThatIsWrittenDown() throws Exception {
        var desk = holder.cast().officer();
        assertThat(post("/counter", desk, Map.of("name", "παράδειγμα Ελένη")).getContentAsString())
                .contains(one(), "Ελένη Παράδειγμα")
                .doesNotContain("2006", "birth");
        assertThat(get(one(), desk).getContentAsString()).contains("Eleni Paradeigma");

        var made = post(one(), desk, Map.of("document", "passport", "same", "yes"));
        assertThat(made.getStatus()).isEqualTo(303);
        assertThat(made.getHeader("Location")).isEqualTo(one() + "/sheet");
        var session = made.getCookie("session");
        assertThat(get(one() + "/sheet", desk, session).getContentAsString()).contains(one() + "/sheet.pdf");
        try (var pdf = Loader.loadPDF(get(one() + "/sheet.pdf", desk, session).getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Ελένη", "/v/");
        }
        assertThat(get("/passport", holder.id()).getContentAsString())
                .as("the holder can stop it")
                .contains("/passport/links/");
        var entry = audit.of("credential:" + holder.credential()).getLast();
        assertThat(entry.action()).isEqualTo("handed-over");
        assertThat(entry.actor()).isEqualTo(desk.toString());
        assertThat(entry.details())
                .contains("passport", holder.cast().body().toString())
                .doesNotContain("Ελένη");
        assertThat(get(one() + "/sheet.pdf", desk).getStatus())
                .as("for another session there is no link")
                .isEqualTo(404);
    }

    @Test
    void aDeskOfTheTestCentreMayAndAnotherOrganisationsFindsNothing() throws Exception {
        var atTheCentre = day.beginner();
        people.grant(atTheCentre, holder.cast().centre(), Role.INVIGILATOR, Optional.empty());
        assertThat(get(one(), atTheCentre).getStatus()).isEqualTo(200);

        var elsewhere = day.holder();
        var stranger = elsewhere.cast().officer();
        assertThat(get(one(), stranger).getStatus()).isEqualTo(404);
        assertThat(post(one(), stranger, Map.of("document", "passport", "same", "yes"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(post("/counter", stranger, Map.of("name", "Ελένη Παράδειγμα"))
                        .getContentAsString())
                .doesNotContain(holder.credential().toString())
                .contains(elsewhere.credential().toString());
        assertThat(get(one(), holder.id()).getStatus()).isEqualTo(403);
    }

    @Test
    void nobodyHandsOverToThemselves() {
        var own = day.holder();
        people.grant(own.id(), own.cast().centre(), Role.INVIGILATOR, Optional.empty());
        assertThat(get("/counter/" + own.credential(), own.id()).getStatus()).isEqualTo(404);
    }

    @Test
    void withoutALookAtThePersonOrAWholeNameNothingHappens() throws Exception {
        var desk = holder.cast().officer();
        int before = audit.of("credential:" + holder.credential()).size();
        assertThat(post(one(), desk, Map.of("document", "passport")).getStatus())
                .isEqualTo(422);
        assertThat(post(one(), desk, Map.of("same", "yes")).getStatus()).isEqualTo(422);
        assertThat(audit.of("credential:" + holder.credential())).hasSize(before);
        assertThat(post("/counter", desk, Map.of("name", "Ελένη")).getStatus()).isEqualTo(422);
        assertThat(post("/counter", desk, Map.of("name", "Ελέν Παράδειγμ")).getContentAsString())
                .doesNotContain(holder.credential().toString());
    }

    @Test
    void whatIsNotInForceIsNotHandedOver() throws Exception {
        var suspended = day.holder();
        day.suspend(suspended);
        var path = "/counter/" + suspended.credential();
        var desk = suspended.cast().officer();
        assertThat(get(path, desk).getContentAsString()).doesNotContain("name=\"document\"");
        assertThat(post(path, desk, Map.of("document", "passport", "same", "yes"))
                        .getStatus())
                .isEqualTo(409);
    }

    private String one() {
        return "/counter/" + holder.credential();
    }

    private MockHttpServletResponse get(String path, PersonId who, Cookie... session) {
        var asked = browser.get()
                .uri(path)
                .with(SecurityMockMvcRequestPostProcessors.user(who.toString()))
                .cookie(new Cookie("lang", "en"));
        for (Cookie each : session) asked = asked.cookie(each);
        return asked.exchange().getResponse();
    }

    private MockHttpServletResponse post(String path, PersonId who, Map<String, String> fields) {
        var sent = browser.post()
                .uri(path)
                .with(SecurityMockMvcRequestPostProcessors.user(who.toString()))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(new Cookie("lang", "en"));
        for (var field : fields.entrySet()) sent = sent.param(field.getKey(), field.getValue());
        return sent.exchange().getResponse();
    }
}
