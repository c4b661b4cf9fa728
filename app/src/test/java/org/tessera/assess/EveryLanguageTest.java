package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tessera.WholeApplication;
import org.tessera.platform.Yaml;

class EveryLanguageTest {
    private static final Path K08 = WholeApplication.project().resolve("content/programmes/passport-to-employment/K08");

    @Test
    void aQuestionThatLacksOneLanguageOfItsFileIsNotTaken() throws IOException {
        var whole = Files.readString(K08.resolve("items.yaml"));
        assertThat(ItemPack.read("items.yaml", whole).items()).isNotEmpty();
        var hole = whole.replaceFirst("(?m)^ {10}ro: .*\\n", "");
        assertThatThrownBy(() -> ItemPack.read("items.yaml", hole))
                .isInstanceOf(Yaml.Unreadable.class)
                .hasMessageContaining("items.yaml › items › 1 › ")
                .hasMessageEndingWith("has no text in ro");
    }

    @Test
    void aTaskThatLacksOneLanguageOfItsFileIsNotTaken() throws IOException {
        var whole = Files.readString(K08.resolve("task.yaml"));
        assertThat(WorkTask.read("task.yaml", whole).content().criteria()).hasSize(4);
        var hole = whole.replaceFirst("(?m)^  pl: Czy .*\\n", "");
        assertThat(hole).isNotEqualTo(whole);
        assertThatThrownBy(() -> WorkTask.read("task.yaml", hole))
                .isInstanceOf(Yaml.Unreadable.class)
                .hasMessageEndingWith("has no text in pl");
    }
}
