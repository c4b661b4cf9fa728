package org.tessera.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Pattern VALUE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"el", "it", "pl", "es", "ro"})
    void everyTextIsThereWithTheSameValuesAndAsManyHeadings(String language) throws IOException {
        var english = words("en");
        var words = words(language);
        assertThat(new TreeSet<>(words.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (var key : english.stringPropertyNames()) {
            var text = words.getProperty(key);
            assertThat(text).as(key).isNotBlank();
            assertThat(values(text)).as(key).isEqualTo(values(english.getProperty(key)));
            assertThat(text.split("\\|", -1))
                    .as(key)
                    .hasSameSizeAs(english.getProperty(key).split("\\|", -1));
        }
    }

    private static TreeSet<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var in = Texts.class.getResourceAsStream("texts." + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    @Test
    void aReasonIsSaidInTheLanguageWithItsOwnNumbers() {
        var english = "Only 7 judges; at least 8 are needed for a cut score.";
        assertThat(Texts.of("it").reason(english)).contains("Solo 7 giudici; ne servono almeno 8 per una soglia.");
        assertThat(Texts.english().reason("Anything.")).contains("Anything.");
        assertThat(Texts.of("it").reason("Nobody has translated this.")).isEmpty();
    }

    @Test
    void theReasonsThatAreTranslatedAreThoseThatArise() throws IOException {
        var sources = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList())
                sources.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
        }
        var english = words("en");
        for (var key : english.stringPropertyNames())
            if (key.startsWith("reason."))
                for (var part : VALUE.split(english.getProperty(key)))
                    assertThat(sources).as(key).contains(part.replace("\"", "\\\""));
    }

    @Test
    void aValueMayHoldSignsThatMeanSomethingElsewhere() {
        assertThat(Texts.english().say("dif.what", "$1 \\ {0}")).isEqualTo("Comparison of $1 \\ {0}");
    }

    @Test
    void anotherLanguageIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Texts.of("de")).hasMessageContaining("en, el, it, pl, es, ro");
        assertThatThrownBy(() -> Texts.english().say("no.such")).hasMessageContaining("no.such");
    }
}
