package org.tessera.measurement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.Texts;

/** Reports in the language of the person who reads them. */
class LanguagesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "el", "it", "pl", "es", "ro"})
    void theVerdictsAndHeadingsAreInTheLanguageAndTheMethodsInEnglish(String language) throws IOException {
        var page = ctt(120, language);
        var texts = Texts.of(language);
        assertThat(page)
                .contains("<html lang=\"" + language + "\">")
                .contains(Page.escaped(texts.say("page.works")))
                .contains("<h2>" + Page.escaped(texts.say("done.title")) + "</h2>")
                .contains(language.equals("en") ? "<p>Omitted and" : "<p lang=\"en\">Omitted and");
        for (var heading : texts.parts("ctt.items.table.columns"))
            assertThat(page).contains(Page.escaped(heading));
    }

    @Test
    void aGreekPageHasNoEnglishSentenceOutsideTheMethods() throws IOException {
        var page = ctt(120, "el")
                .replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("(?s)<p lang=\"en\">.*?</p>", "")
                .replaceAll("<[^>]*>", " ");
        // What stays in Latin letters: names, files, the command and signs of the literature.
        var latin = Pattern.compile("(?:[A-Za-z]{3,}[ ,]+){4,}")
                .matcher(page)
                .results()
                .map(m -> m.group())
                .toList();
        assertThat(latin).allSatisfy(words -> assertThat(words).contains("data").contains("ctt"));
    }

    @Test
    void theReasonForNoNumberIsTranslatedToo() throws IOException {
        assertThat(ctt(5, "it"))
                .contains("Solo 5 persone hanno risposto a ogni domanda; ne servono almeno 30")
                .doesNotContain("<td");
    }

    @Test
    void aLanguageThatIsNotThereIsRefusedWithThoseThatAre() throws IOException {
        data(40);
        var result = CheckTest.run("ctt", "--data", folder + "/data.csv", "--out", folder + "/out", "--lang", "de");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("en, el, it, pl, es, ro").contains("\"de\"");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private String ctt(int persons, String language) throws IOException {
        data(persons);
        var out = folder.resolve(language);
        var result = CheckTest.run("ctt", "--data", folder + "/data.csv", "--out", out.toString(), "--lang", language);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return Files.readString(out.resolve("report.html"));
    }

    private void data(int persons) throws IOException {
        var world = new Simulated(91);
        var answers = world.answers(world.twoPl(6), world.abilities(persons, 0, 1));
        var lines = new ArrayList<>(List.of("a,b,c,d,e,f"));
        for (int p = 0; p < persons; p++) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < 6; i++) cells.add(String.valueOf(answers.code(p, i)));
            lines.add(String.join(",", cells));
        }
        Files.write(folder.resolve("data.csv"), lines);
    }

    /** As the page writes a text. */
    private static final class Page {
        static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }
}
