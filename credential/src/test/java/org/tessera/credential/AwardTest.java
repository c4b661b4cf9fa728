package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AwardTest {

    @Test
    void anIncompleteAwardNamesEverythingItLacks() {
        var refused = catchThrowableOfType(
                IncompleteAward.class,
                () -> Award.builder().id("urn:uuid:1").languages("en").build());
        assertThat(refused.missing())
                .containsExactly(
                        "learner",
                        "title",
                        "issuer",
                        "awardingBody",
                        "issued",
                        "outcome",
                        "workload",
                        "level",
                        "assessment",
                        "participation",
                        "qualityAssurance",
                        "summary",
                        "grade");
    }

    @Test
    void anAwardCountsFromItsIssueUnlessSaidOtherwise() {
        var award = Samples.anAward().build();
        assertThat(award.validFrom()).isEqualTo(award.issued());
    }

    @Test
    void anAwardCanNotEndBeforeItBegins() {
        var builder = Samples.anAward().validUntil(Instant.parse("2020-01-01T00:00:00Z"));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countriesAndLanguagesMustExist() {
        var name = Text.of("en", "Nowhere");
        assertThatThrownBy(() -> Organisation.of("urn:x:1", name, "XX")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.anAward().languages("zzz").build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Elm.country("EL").id()).endsWith("/GRC");
        assertThat(Elm.country("http://publications.europa.eu/resource/authority/country/ITA")
                        .label()
                        .in("en"))
                .isEqualTo("Italy");
        assertThat(Elm.language("el").id()).endsWith("/ELL");
        assertThat(Elm.language("ro").id()).endsWith("/RON");
    }

    @Test
    void aTextAnswersInTheNearestLanguageThereIs() {
        var text = Text.of("en", "Reading", "pt", "Leitura");
        assertThat(text.in("pt-BR")).isEqualTo("Leitura");
        assertThat(text.in("el")).isEqualTo("Reading");
        assertThat(Text.of("el", "Ανάγνωση").in("en")).isEqualTo("Ανάγνωση");
    }

    @Test
    void aTextIsNeverBlankNorInNoLanguage() {
        assertThatThrownBy(() -> Text.of("en", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Text.of("english language", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
