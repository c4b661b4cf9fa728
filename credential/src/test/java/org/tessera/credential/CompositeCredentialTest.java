package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositeCredentialTest {

    private static final String PROGRAMME = "https://passport.example.org/programmes/passport-to-employment";

    private static AwardBuilder whole() {
        return Samples.anAward()
                .id("urn:uuid:0195b0aa-0000-7000-8000-0000000000aa")
                .title(Text.of("en", "Passport to Employment", "el", "Διαβατήριο για την Απασχόληση"))
                .standardPage(PROGRAMME);
    }

    private static AwardBuilder part(int number) {
        return Samples.anAward()
                .id("urn:uuid:0195b0aa-0000-7000-8000-00000000000" + number)
                .title(Text.of("en", "Part " + number))
                .standardPage("https://passport.example.org/standards/k0" + number + "/1")
                .stacking(new Stacking(PROGRAMME, Text.of("en", "Passport to Employment"), 3));
    }

    private static List<Award> parts() {
        return List.of(part(1).build(), part(2).build(), part(3).build());
    }

    @Test
    void theWholeConformsToTheOfficialShapes() {
        var award =
                whole().issuer(Samples.body().identifiedBy("VATEL-123456789")).build();
        var report = LinkedData.validate(CompositeCredential.write(award, parts(), Samples.images()));
        assertThat(report.conforms()).as(LinkedData.problems(report)).isTrue();
    }

    @Test
    void aSealedPassportIsGenuineAndTellsWhatItsPartsSay() {
        var unsealed = CompositeCredential.write(whole().build(), parts(), Samples.images());
        var sealed = JadesSeal.seal(unsealed, Samples.authority().sealKey(), Samples.NOW);
        var report = Samples.checker().check(sealed);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        var own = Samples.anAward().build().outcomes().size();
        assertThat(report.facts().orElseThrow().canDo()).hasSize(own * 4);
    }

    @Test
    void partsThatDoNotMakeTheWholeAreNamed() {
        var tooFew = parts().subList(0, 2);
        assertThat(CompositeCredential.lacking(whole().build(), tooFew)).containsExactly("2 of 3 parts are there.");
        assertThatThrownBy(() -> CompositeCredential.write(whole().build(), tooFew, Samples.images()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 of 3");
    }

    @Test
    void nothingCountsTwiceForAnotherOrAfterItsEnd() {
        assertThat(lackingWith(part(2))).anyMatch(reason -> reason.contains("once only"));
        var other = Learner.of("Ada", "Esempio", LocalDate.of(2001, 1, 1));
        assertThat(lackingWith(part(3).learner(other))).anyMatch(reason -> reason.contains("somebody else"));
        var stranger = part(3).stacking(new Stacking("urn:x:other", Text.of("en", "Other"), 3));
        assertThat(lackingWith(stranger)).anyMatch(reason -> reason.contains("no part of this"));
        var ended =
                part(3).issued(Instant.parse("2020-01-01T00:00:00Z")).validUntil(Instant.parse("2021-01-01T00:00:00Z"));
        assertThat(lackingWith(ended)).anyMatch(reason -> reason.contains("had ended"));
    }

    private static List<String> lackingWith(AwardBuilder third) {
        var parts = new ArrayList<>(parts().subList(0, 2));
        parts.add(third.build());
        return CompositeCredential.lacking(whole().build(), parts);
    }

    @Test
    void aProgrammeWithoutStandardHasNoParts() {
        var nameless = EuropeanDigitalCredentialTest.least().build();
        assertThat(CompositeCredential.lacking(nameless, parts())).isNotEmpty();
    }
}
