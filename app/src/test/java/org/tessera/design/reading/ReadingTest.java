package org.tessera.design.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @ParameterizedTest
    @CsvSource({
        "en, make, 1",
        "en, table, 2",
        "en, asked, 1",
        "en, wanted, 2",
        "en, telephone, 3",
        "en, responsibility, 6",
        "es, agua, 2",
        "es, oír, 2",
        "es, quiere, 2",
        "es, caoba, 3",
        "es, ciudad, 2",
        "pl, zdjęcie, 2",
        "pl, wiadomość, 3",
        "pl, odpowiedzialność, 5"
    })
    void aWordHasAsManySyllablesAsItIsSpokenWith(String language, String word, int syllables) {
        assertThat(Syllables.of(language, word)).isEqualTo(syllables);
    }

    /** Every expected value is worked out by hand from the published formula. */
    @Test
    void eachLanguageIsMeasuredByItsPublishedFormula() {
        // 6 words, 2 sentences, 8 syllables: 0.39·3 + 11.8·8/6 − 15.59
        assertThat(value("en", "Maria opens it.", "She reads it."))
                .isCloseTo(0.39 * 3 + 11.8 * 8 / 6 - 15.59, within(1e-9));
        // 4 words, 1 sentence, 7 syllables: 206.835 − 62.3·7/4 − 4
        assertThat(value("es", "Marta abre la tienda.")).isCloseTo(206.835 - 62.3 * 7 / 4 - 4, within(1e-9));
        // 4 words, 22 letters, 1 sentence: 89 + (300 − 220) / 4
        assertThat(value("it", "Marta apre questo negozio.")).isCloseTo(89 + (300 - 10 * 22) / 4.0, within(1e-9));
        // 4 words, one of them of four syllables: 0.4·(4 + 25)
        assertThat(value("pl", "Ona czyta nową wiadomości.")).isCloseTo(0.4 * (4 + 25), within(1e-9));
        // 4 words, one of more than six letters: 4 + 25
        assertThat(value("el", "Η Μαρία ανοίγει το")).isCloseTo(4 + 25, within(1e-9));
    }

    @Test
    void longSentencesOfLongWordsAreTooHardInEveryLanguage() {
        assertThat(level(
                        "en",
                        "Administrative organisations continually communicate complicated regulatory obligations."))
                .isEqualTo(Reading.Level.TOO_HARD);
        assertThat(level(
                        "es",
                        "Las organizaciones administrativas comunican continuamente obligaciones reglamentarias."))
                .isEqualTo(Reading.Level.TOO_HARD);
        assertThat(level(
                        "it",
                        "Le organizzazioni amministrative comunicano continuamente complicatissime prescrizioni "
                                + "regolamentari riguardanti obbligazioni contrattuali internazionali."))
                .isEqualTo(Reading.Level.TOO_HARD);
        assertThat(level("pl", "Organizacje administracyjne nieustannie komunikują skomplikowane zobowiązania."))
                .isEqualTo(Reading.Level.TOO_HARD);
        assertThat(level("ro", "Organizațiile administrative comunică neîncetat obligații regulamentare complicate."))
                .isEqualTo(Reading.Level.TOO_HARD);
    }

    @Test
    void aPlainSentenceIsPlain() {
        assertThat(level("en", "Ask who is speaking.")).isEqualTo(Reading.Level.PLAIN);
        assertThat(level("ro", "Cine vă scrie?")).isEqualTo(Reading.Level.PLAIN);
    }

    private static double value(String language, String... sentences) {
        return Reading.of(language, List.of(sentences)).value();
    }

    private static Reading.Level level(String language, String sentence) {
        return Reading.of(language, List.of(sentence)).level();
    }
}
