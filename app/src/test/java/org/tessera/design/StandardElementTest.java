package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tessera.WholeApplication;
import org.tessera.platform.Canonical;
import org.tessera.platform.Yaml;
import tools.jackson.databind.json.JsonMapper;

class StandardElementTest {
    /** Which lines of the content state an element; the three that are known at award have none. */
    private static final Map<StandardElement, String> STATED_BY = Map.ofEntries(
            Map.entry(StandardElement.LEARNER_IDENTIFICATION, "learner-identification"),
            Map.entry(StandardElement.TITLE, "title"),
            Map.entry(StandardElement.LEARNING_OUTCOMES, "outcomes"),
            Map.entry(StandardElement.WORKLOAD, "workload"),
            Map.entry(StandardElement.LEVEL, "level"),
            Map.entry(StandardElement.ASSESSMENT, "assessment"),
            Map.entry(StandardElement.PARTICIPATION, "participation"),
            Map.entry(StandardElement.QUALITY_ASSURANCE, "quality-assurance"),
            Map.entry(StandardElement.PREREQUISITES, "prerequisites"),
            Map.entry(StandardElement.SUPERVISION, "supervision"),
            Map.entry(StandardElement.GRADE, "grade"),
            Map.entry(StandardElement.STACKABILITY, "stackability"),
            Map.entry(StandardElement.FURTHER_INFORMATION, "further-information"));

    private static final String PROGRAMME = read("passport-to-employment/programme.yaml");
    private static final String K08 = read("passport-to-employment/K08/specification.yaml");

    @Property(tries = 200)
    void exactlyTheMandatoryElementsThatAreTakenOutAreMissing(@ForAll Set<StandardElement> out) {
        assertThat(specification(out).missing())
                .containsExactlyElementsOf(out.stream()
                        .filter(e -> e.mandatory() && !e.atAward())
                        .sorted(Comparator.naturalOrder())
                        .toList());
    }

    @Example
    void aSkillWithAnAssessmentOfItsOwnIsRefused() {
        var deviating = Yaml.parse("K08/specification.yaml", K08 + "\ncut: 12\n");
        assertThatThrownBy(() -> Drafts.read(Yaml.parse("programme.yaml", PROGRAMME), deviating))
                .isInstanceOf(Yaml.Unreadable.class)
                .hasMessageContaining("K08/specification.yaml › cut: this is the same for every skill")
                .hasMessageContaining("Take it out");
    }

    @Example
    void thereAreElevenMandatoryAndFiveOptionalElements() {
        assertThat(StandardElement.all())
                .hasSize(16)
                .filteredOn(StandardElement::mandatory)
                .hasSize(11);
    }

    @Example
    void aTextThatIsMissingInGreekIsNotStated() {
        var english = K08.replaceAll("(?m)^  el: .*Έλεγχος.*\\R", "");
        assertThat(Drafts.read(Yaml.parse("programme", PROGRAMME), Yaml.parse("K08", english))
                        .specification()
                        .missing())
                .containsExactly(StandardElement.TITLE);
    }

    @Example
    void aWorkloadThatIsNotInWholeHoursCannotBeRead() {
        for (var wrong : List.of("P60M", "PT90M", "PT0H", "25 hours")) {
            var own = Yaml.parse("K08", K08.replace("PT25H", "'" + wrong + "'"));
            assertThatThrownBy(() -> Drafts.read(Yaml.parse("programme", PROGRAMME), own))
                    .isInstanceOf(Yaml.Unreadable.class)
                    .hasMessageContaining("K08 › workload");
        }
    }

    @Property(tries = 100)
    void theOrderOfTheLinesChangesNothingInTheCanonicalText(@ForAll java.util.Random random) {
        var blocks = new java.util.ArrayList<>(List.of(K08.split("(?m)^(?=[a-z])")));
        java.util.Collections.shuffle(blocks, random);
        assertThat(canonical(String.join("", blocks))).isEqualTo(canonical(K08));
    }

    private static String canonical(String own) {
        var says = Drafts.read(Yaml.parse("programme", PROGRAMME), Yaml.parse("K08", own))
                .specification();
        return Canonical.of(new JsonMapper().convertValue(says, Map.class));
    }

    private static Specification specification(Set<StandardElement> without) {
        var programme = PROGRAMME;
        var own = K08;
        for (var element : without) {
            var key = STATED_BY.get(element);
            if (key == null) continue;
            // The title of the programme is not that of the micro-credential.
            if (element != StandardElement.TITLE) programme = cut(programme, key);
            own = cut(own, key);
        }
        return Drafts.read(Yaml.parse("programme", programme), Yaml.parse("K08", own))
                .specification();
    }

    private static String cut(String yaml, String key) {
        return yaml.replaceAll("(?m)^" + key + ":.*\\R(?:[ ].*\\R)*", "");
    }

    private static String read(String path) {
        try {
            return Files.readString(
                    WholeApplication.project().resolve("content/programmes").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
