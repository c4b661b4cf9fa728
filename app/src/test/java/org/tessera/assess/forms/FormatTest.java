package org.tessera.assess.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.WholeApplication;
import org.tessera.platform.Yaml;

class FormatTest {
    @Test
    void anExceptionForOneSkillIsRefused() throws IOException {
        var deviating = text() + "exceptions:\n  K05:\n    minutes: 40\n";
        assertThatThrownBy(() -> Format.read("format.yaml", deviating))
                .isInstanceOf(Yaml.Unreadable.class)
                .hasMessageContaining("the format is the same for every skill");
    }

    @Test
    void aSkillWithAFormatOfItsOwnIsRefused(@TempDir Path programme) throws IOException {
        var file = programme.resolve("format.yaml");
        Files.writeString(file, text());
        Files.createDirectory(programme.resolve("K05"));
        assertThat(Formats.read(file)).isPresent();
        Files.writeString(programme.resolve("K05").resolve("format.yaml"), text());
        assertThatThrownBy(() -> Formats.read(file))
                .isInstanceOf(Yaml.Unreadable.class)
                .hasMessageContaining("K05/format.yaml: the format is the same for every skill")
                .hasMessageContaining("Delete this file");
    }

    @Test
    void aFormThatDeviatesIsToldInWhat() throws IOException {
        var format = Format.read("format.yaml", text());
        assertThat(format.deviations(new Format.Facts(40, 12, 5, 65))).isEmpty();
        assertThat(format.deviations(new Format.Facts(40, 12, 5, 50)))
                .containsExactly(new Format.Deviation("minutes", 50, 65));
        assertThat(format.deviations(new Format.Facts(39, 11, 4, 60)))
                .extracting(Format.Deviation::what)
                .containsExactly("scored", "situational", "on-trial", "minutes");
    }

    @Test
    void theFormatIsTheOneOfTheScheme() throws IOException {
        var format = Format.read("format.yaml", text());
        assertThat(format.exam().scored() + format.exam().onTrial()).isEqualTo(45);
        assertThat(format.exam().anchors()).isGreaterThanOrEqualTo(format.exam().scored() * 30 / 100);
        assertThat(format.scale().cut()).isEqualTo(60);
        assertThat(format.reference()).startsWith("format:uniform@1#");
    }

    static String text() throws IOException {
        return Files.readString(
                WholeApplication.project().resolve("content/programmes/passport-to-employment/format.yaml"));
    }
}
