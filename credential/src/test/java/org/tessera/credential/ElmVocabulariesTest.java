package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElmVocabulariesTest {

    private static Check format(UnaryOperator<String> change) {
        var award = EuropeanDigitalCredentialTest.least().build();
        var text = new String(EuropeanDigitalCredential.write(award, Samples.images()), StandardCharsets.UTF_8);
        var changed = change.apply(text);
        var sealed = JadesSeal.seal(
                changed.getBytes(StandardCharsets.UTF_8), Samples.authority().sealKey(), Samples.NOW);
        return Samples.checker().check(sealed).check(Check.Kind.FORMAT);
    }

    @Test
    void whatWeWriteUsesOfficialTermsOnly() {
        assertThat(format(UnaryOperator.identity()).cause()).isEqualTo("format-understood");
    }

    /** The official shapes let each of these pass. */
    @ParameterizedTest
    @CsvSource({
        "http://data.europa.eu/snb/eqf/4, http://data.europa.eu/snb/eqf/9",
        "snb/assessment/6e6cb2cc78, snb/assessment/6e6cb2cc79",
        "authority/country/ITA, authority/country/ATL",
        "snb/eqf/25831c2, snb/isced-f/25831c2"
    })
    void aTermThatItsListLacksIsLeftOpen(String official, String invented) {
        var check = format(text -> text.replace(official, invented));
        assertThat(check.cause()).isEqualTo("not-in-vocabulary");
        assertThat(check.outcome()).isEqualTo(Check.Outcome.UNKNOWN);
    }

    @Test
    void anInventedTermIsNotIssued() {
        var award = EuropeanDigitalCredentialTest.least()
                .assessment(Assessment.of(
                        "http://data.europa.eu/snb/assessment/micro-credential",
                        Text.of("en", "A test"),
                        LocalDate.of(2027, 2, 18),
                        Assessment.SUPERVISED_WITH_ID))
                .build();
        assertThatThrownBy(() -> EuropeanDigitalCredential.write(award, Samples.images()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("official list");
    }
}
