package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;

/** What changes with the reader's language beside the words. */
class LanguagesTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Autowired
    Texts texts;

    @Autowired
    Settings settings;

    @Autowired
    Assets assets;

    @ParameterizedTest
    @CsvSource({"en,English", "el,Ελληνικά", "it,Italiano", "pl,Polski", "es,Español", "ro,Română"})
    void everyLanguageIsOneLinkAwayUnderItsOwnName(String language, String name) {
        var other = language.equals("en") ? "el" : "en";
        assertThat(browser.get().uri("/help?lang=" + other))
                .bodyText()
                .contains("<a href=\"/help?lang=%1$s\" lang=\"%1$s\" hreflang=\"%1$s\">%2$s</a>"
                        .formatted(language, name));
        assertThat(browser.get().uri("/help?lang=" + language))
                .bodyText()
                .contains("<html lang=\"" + language + "\"")
                .contains("<span lang=\"%s\" aria-current=\"true\">%s</span>".formatted(language, name));
    }

    @ParameterizedTest
    @CsvSource({
        "en,3 June 2027",
        "el,3 Ιουνίου 2027",
        "it,3 giugno 2027",
        "pl,3 czerwca 2027",
        "es,3 de junio de 2027",
        "ro,3 iunie 2027"
    })
    void aDayIsWrittenAsTheReaderWritesIt(String language, String day) {
        assertThat(screen(language).date(LocalDate.of(2027, 6, 3))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"pl,Luiza,Łucja,Maria", "es,Nuria,Ñusta,Olga", "ro,Sorin,Ștefan,Tudor", "it,Edda,Èlia,Elio"})
    void namesAreSortedAsTheReadersDictionaryDoes(String language, String first, String second, String third) {
        var sorted = Stream.of(third, second, first).sorted(screen(language).alphabetical());
        assertThat(sorted).containsExactly(first, second, third);
    }

    @Test
    void contentThatIsNotTranslatedIsShownInEnglishAndSaysSo() {
        var polish = screen("pl");
        var title = Map.of("en", "Exam", "pl", "Egzamin");
        assertThat(polish.pick(title)).isEqualTo("Egzamin");
        assertThat(polish.isUntranslated()).isFalse();

        var about = Map.of("en", "A task", "el", "Ένα έργο");
        assertThat(polish.pick(about)).isEqualTo("A task");
        assertThat(polish.pickLanguage(about)).isEqualTo("en");
        assertThat(polish.isUntranslated()).isTrue();
    }

    @Test
    void contentThatIsNotEvenInEnglishIsMarkedWithItsOwnLanguage() {
        assertThat(screen("pl").pickLanguage(Map.of("el", "Ένα έργο"))).isEqualTo("el");
    }

    @ParameterizedTest
    @CsvSource({
        "pl,1,1 minuta",
        "pl,3,3 minuty",
        "pl,5,5 minut",
        "pl,22,22 minuty",
        "ro,1,1 minut",
        "ro,5,5 minute",
        "ro,20,20 de minute",
        "it,1,1 minuto",
        "it,2,2 minuti",
        "es,1,1 minuto",
        "es,2,2 minutos"
    })
    void numbersTakeTheFormOfTheLanguage(String language, int minutes, String words) {
        assertThat(texts.say(language, "learn.minutes", minutes)).isEqualTo(words);
    }

    private Screen screen(String language) {
        return new Screen(
                language,
                texts,
                settings,
                Optional.empty(),
                assets,
                List.of(),
                List.of(),
                new MockHttpServletRequest("GET", "/"));
    }
}
