package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of README.md: what stands there between fences stands here between markers, and runs. */
class CookbookTest {

    @TempDir
    private Path folder;

    private static Award award() {
        var school = Organisation.of("https://school.example.org/", Text.of("en", "School of Volos"), "GR");
        return award(school);
    }

    private static Award award(Organisation school) {
        // README: award
        var award = Award.builder()
                .id("urn:uuid:0195b0aa-3c11-7b52-9d1c-5a7b3b3b2c10")
                .learner(Learner.of("Ελένη", "Παπαδοπούλου", LocalDate.of(2006, 5, 17)))
                .title(Text.of("en", "Reading critically", "el", "Κριτική ανάγνωση"))
                .summary(Text.of("en", "Finds out whether a source deserves trust."))
                .issuer(school)
                .awardingBody(school)
                .issued(Instant.now().minusSeconds(60))
                .validUntil(Instant.now().plus(Duration.ofDays(1000)))
                .outcome(Outcome.skill("https://school.example.org/outcomes/1", Text.of("en", "Compares sources")))
                .workloadHours(8)
                .level(Level.alignedWith(3))
                .assessment(Assessment.of(
                        Assessment.WRITTEN_EXAMINATION,
                        Text.of("en", "A supervised test"),
                        LocalDate.of(2026, 2, 18),
                        Assessment.SUPERVISED_WITH_ID))
                .participation(new Participation(Participation.ONLINE, Text.of("en", "Online")))
                .qualityAssurance(QualityAssurance.of(
                        QualityAssurance.PROGRAMME,
                        Text.of("en", "Follows ISO/IEC 17024"),
                        "https://school.example.org/scheme",
                        Text.of("en", "School scheme")))
                .grade(Text.of("en", "Passed"))
                .status(new StatusEntry("https://school.example.org/status/1", 70_001, StatusList.Purpose.MESSAGE))
                .tokenStatus(new TokenStatusEntry("https://school.example.org/token-status/1", 4_711))
                .languages("en", "el")
                .build();
        // end
        return award;
    }

    private static byte[] page() {
        return BlankPage.png(10, 10);
    }

    @Test
    void sealAndCheck() throws Exception {
        var award = award();
        var page = page();
        // README: seal
        var authority = TestAuthority.create(folder.resolve("keys"), "School of Volos", "GR", Clock.systemUTC());
        var images = PageImages.of(Map.of("en", page));
        var unsealed = EuropeanDigitalCredential.write(award, images);
        var sealed = JadesSeal.seal(unsealed, authority.sealKey(), Instant.now());
        // end
        // README: status
        var list = StatusList.create("https://school.example.org/status/1", StatusList.Purpose.MESSAGE, 131_072);
        list.set(70_001, StatusList.Standing.SUSPENDED);
        var now = Instant.now();
        var published = list.publish(authority.sealKey(), award.issuer().id(), now, now.plusSeconds(3600));
        // end
        // README: check
        var checker = new Checker(authority.trust(), url -> Optional.of(published), Clock.systemUTC());
        var report = checker.check(sealed);
        for (var check : report.checks()) {
            System.out.println(check.kind() + " " + check.outcome() + ": " + check.plain());
        }
        // end
        assertThat(report.verdict()).isEqualTo(Report.Verdict.SUSPENDED);
    }

    @Test
    void openBadge() throws Exception {
        var award = award();
        var page = page();
        // README: badge
        var key =
                ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, award.issuer().id());
        var badge = DataIntegrity.sign(OpenBadge.write(award, "en"), key, Instant.now());
        var picture = BakedImage.png(page, badge);
        var trust = Trust.none().pinning(Map.of(key.verificationMethod(), key.publicKey()));
        var report = new Checker(trust, StatusSource.none(), Clock.systemUTC()).check(picture);
        // end
        assertThat(report.check(Check.Kind.ISSUER).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void wallet() throws Exception {
        var authority = Samples.authority();
        var holder = ProofKey.generateDidKey(ProofKey.Suite.ECDSA_RDFC_2019);
        var award = Samples.anAward()
                .learner(Samples.anAward().build().learner().holding(holder.controller()))
                .build();
        var at = Samples.NOW;
        var clock = Samples.CLOCK;
        // README: wallet
        var credential = SdJwtVc.write(award, authority.walletKey(), "https://school.example.org/types/1", at);
        var request = PresentationRequest.of("https://employer.example.org", "a fresh random value");
        var shown = SdJwtVc.present(credential, Set.of("name", "outcomes"), holder, request, at);
        var report = new Checker(authority.trust(), StatusSource.none(), clock).check(shown.getBytes(), request);
        // end
        assertThat(report.check(Check.Kind.OWNER).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.facts().orElseThrow().who().birthDate()).isEmpty();
    }

    @Test
    void archive() throws Exception {
        var now = Instant.now();
        var authority = CertificateAuthority.at(now);
        var stampers = TimeAuthority.create(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)), () -> now);
        TimeStamper stamper = stampers;
        var key = authority.key();
        var anchors = Set.of(authority.root().certificate(), stampers.certificate());
        var list = authority.list(now, now.plusSeconds(3600), null);
        var unsealed = EuropeanDigitalCredential.write(award(), PageImages.of(Map.of("en", page())));
        // README: archive
        var revocations = RevocationSource.of(List.of(list));
        var archive = new Archive(stamper, revocations, anchors);
        var sealed = JadesSeal.sealForArchive(unsealed, key, Instant.now(), JadesSeal.TimeHeader.IAT, archive);
        var checker =
                new Checker(new Trust(anchors, Map.of()), StatusSource.none(), Clock.systemUTC()).asking(revocations);
        // end
        assertThat(checker.check(sealed).check(Check.Kind.ISSUER).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void record() {
        var award = award();
        var employer = Organisation.of("https://employer.example.org/", Text.of("en", "Shipyards"), "GR");
        var employersKey = ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, employer.id());
        var key =
                ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, award.issuer().id());
        // README: record
        var praise = Endorsement.write(
                "urn:uuid:0195b0aa-3c11-7b52-9d1c-5a7b3b3b2ce1",
                employer,
                award.id(),
                "Endorsement",
                "We hire people with this.",
                Instant.now());
        var endorsed = Endorsement.add(
                OpenBadge.write(award, "en"), List.of(DataIntegrity.sign(praise, employersKey, Instant.now())));
        var badge = DataIntegrity.sign(endorsed, key, Instant.now());
        var record = LearningRecord.write(
                "urn:uuid:0195b0aa-3c11-7b52-9d1c-5a7b3b3b2cff",
                "Passport to Employment",
                award.issuer(),
                award.learner(),
                Instant.now(),
                List.of(badge));
        var signed = DataIntegrity.sign(record, key, Instant.now());
        // end
        var trust = Trust.none().pinning(Map.of(key.verificationMethod(), key.publicKey()));
        var report = new Checker(trust, StatusSource.none(), Clock.systemUTC()).check(signed);
        assertThat(report.check(Check.Kind.FORMAT).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.check(Check.Kind.ISSUER).outcome()).isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void theReadmeShowsExactlyWhatRunsHere() throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        var source = Files.readString(Path.of("src/test/java/org/tessera/credential/CookbookTest.java"));
        var recipes = recipes(source);
        assertThat(recipes).hasSize(8);
        assertThat(fences(readme, "java")).containsExactlyInAnyOrderElementsOf(recipes);
    }

    @Test
    void theAwardInJsonIsTheExample() throws Exception {
        var example = fences(Files.readString(Path.of("README.md")), "json").getFirst();
        var award = AwardJson.read(example.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(award).isEqualTo(AwardJson.read(IssueTest.example()));
    }

    private static List<String> recipes(String source) {
        var recipes = new ArrayList<String>();
        var marker = Pattern.compile(" +// README: \\w+\\n(.*?)\\n +// end\\n", Pattern.DOTALL)
                .matcher(source);
        while (marker.find()) {
            recipes.add(marker.group(1).stripIndent());
        }
        return recipes;
    }

    private static List<String> fences(String markdown, String language) {
        var blocks = new ArrayList<String>();
        var fence = Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(markdown);
        while (fence.find()) {
            blocks.add(fence.group(1));
        }
        return blocks;
    }
}
