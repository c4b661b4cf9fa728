package org.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Sha256;
import org.tessera.research.Competence;
import org.tessera.research.Competences;

class MatricesTest extends WholeApplication {
    @Autowired
    Matrices matrices;

    @Autowired
    Competences competences;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thereAreFiftySevenCompetencesWithWordsInEnglishAndGreek() {
        assertThat(competences.all()).hasSize(57).allSatisfy(c -> {
            assertThat(c.title()).containsKeys("en", "el");
            assertThat(c.areaTitle()).containsKeys("en", "el");
            assertThat(c.plain()).containsKeys("en", "el");
        });
        assertThat(competences.all()).extracting(Competence::code).doesNotHaveDuplicates();
    }

    @Test
    void aNewInstallationHasTheDefaultProposalOfBothCatalogues() {
        var first = matrices.version("key-skills", 1).orElseThrow();
        assertThat(first.label()).isEqualTo("default-proposal");
        assertThat(first.skills()).hasSize(20);
        assertThat(matrices.version("soft-skills", 1).orElseThrow().skills()).hasSize(11);
    }

    @Test
    void everySkillRestsOnACompetence() {
        var codes = competences.all().stream().map(Competence::code).toList();
        for (var catalogue : new String[] {"key-skills", "soft-skills"}) {
            assertThat(matrices.current(catalogue).orElseThrow().skills()).allSatisfy(s -> {
                assertThat(codes).contains(s.frameworkRef());
                assertThat(s.employerLine()).containsKeys("en", "el");
            });
        }
    }

    @Test
    void theHashIsThatOfTheContentThatIsKept() {
        var kept = jdbc.sql("select content from matrix.version where catalogue = 'key-skills' and number = 1")
                .query(String.class)
                .single();
        assertThat(matrices.version("key-skills", 1).orElseThrow().hash()).isEqualTo(Sha256.of(kept));
    }

    @Test
    void aPublishedVersionCannotBeChangedOrDeleted() {
        assertThatThrownBy(() ->
                        jdbc.sql("update matrix.version set label = 'survey'").update())
                .hasMessageContaining("it is a record");
        assertThatThrownBy(() -> jdbc.sql("delete from matrix.version").update())
                .hasMessageContaining("it is a record");
    }
}
