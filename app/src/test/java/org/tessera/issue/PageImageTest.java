package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.WholeApplication;
import org.tessera.certify.CertificateId;
import org.tessera.certify.DecisionFacts;
import org.tessera.certify.DecisionId;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.design.Outcome;
import org.tessera.design.Published;
import org.tessera.design.Reviews;
import org.tessera.people.Organisation;
import org.tessera.people.Person;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Paper;
import org.tessera.platform.PersonId;
import org.tessera.platform.Texts;
import org.tessera.platform.Yaml;

class PageImageTest extends WholeApplication {
    private static final LocalDate DAY = LocalDate.of(2027, 6, 3);
    private static final String LONG_NAME = "Παναγιώτα-Κωνσταντίνα Παπακωνσταντινοπούλου-Χατζηδημητρίου";

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    Paper paper;

    @Autowired
    Texts texts;

    @ParameterizedTest
    @ValueSource(strings = {"en", "el", "it", "pl", "es", "ro"})
    void theLongestMicroCredentialsFitOnOnePageWithALongNameToo(String language) throws Exception {
        for (var says : longest(language)) {
            var png = image(language, standard(says)).draw(paper, 30);
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                    .as(says.where())
                    .isEqualTo(248);
        }
    }

    /** The two specifications with the most to say. */
    private static List<Yaml> longest(String language) throws IOException {
        try (var files = Files.walk(project().resolve("content/programmes"))) {
            return files.filter(f -> f.endsWith("specification.yaml"))
                    .map(Yaml::read)
                    .sorted(Comparator.comparing((Yaml says) -> -length(says, language)))
                    .limit(2)
                    .toList();
        }
    }

    private static int length(Yaml says, String language) {
        return says.at("outcomes").list().stream()
                .limit(6)
                .mapToInt(o -> o.languages("can-do").getOrDefault(language, "").length())
                .sum();
    }

    private PageImage image(String language, MicroCredential standard) {
        return new PageImage(
                language,
                texts,
                CredentialId.random(),
                facts(),
                standard,
                Map.of("en", "Passport to Employment", "el", "Διαβατήριο για την Απασχόληση"),
                new Person(
                        PersonId.next(),
                        LONG_NAME,
                        "Π.",
                        Optional.of("Panagiota-Konstantina P."),
                        Optional.of(DAY),
                        "el"),
                new Organisation(
                        OrganisationId.next(),
                        Organisation.Kind.CERTIFICATION_BODY,
                        "Ανεξάρτητος Φορέας Πιστοποίησης Προσώπων Θεσσαλίας και Στερεάς Ελλάδας",
                        "GR",
                        Optional.empty()),
                "Tessera",
                PageImage.SIZES.getFirst());
    }

    private static DecisionFacts facts() {
        return new DecisionFacts(
                DecisionId.next(),
                "decision:x@1#y",
                CertificateId.next(),
                PersonId.next(),
                OrganisationId.next(),
                OrganisationId.next(),
                "K08",
                1,
                "micro-credential:K08@1#x",
                Instant.EPOCH,
                DAY,
                DAY.plusYears(3),
                new DecisionFacts.Proof(
                        UUID.randomUUID(),
                        "form:x@1#y",
                        5,
                        3,
                        5,
                        8,
                        true,
                        true,
                        2,
                        DAY,
                        Instant.EPOCH,
                        Map.of("O1", List.of()),
                        true));
    }

    /** K08 with the title and the outcomes of another specification. */
    private MicroCredential standard(Yaml says) {
        var k08 = Published.of(catalogue, reviews, "K08");
        return new MicroCredential(
                says.text("id"),
                1,
                k08.hash(),
                k08.programme(),
                says.languages("title"),
                k08.summary(),
                says.at("outcomes").list().stream()
                        .map(o -> new Outcome(o.text("id"), Outcome.Kind.SKILL, o.languages("can-do")))
                        .toList(),
                k08.workload(),
                k08.ects(),
                4,
                k08.elements(),
                3,
                k08.matrixReference(),
                Optional.empty(),
                k08.frameworkRef(),
                k08.need(),
                k08.esco(),
                k08.draftHash(),
                k08.publishedAt());
    }
}
