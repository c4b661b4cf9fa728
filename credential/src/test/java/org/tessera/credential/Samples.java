package org.tessera.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An award, its images and an authority for the tests. */
final class Samples {

    static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    /** When the authorities of the tests were made. */
    static final Instant MADE = Instant.parse("2027-01-01T00:00:00Z");

    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String LIST = "https://passport.example.org/status/1";

    private static final byte[] ONE_PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static @Nullable TestAuthority authority;
    private static @Nullable Path folder;

    private Samples() {}

    /** Made once, because a key of 3072 bits takes its time. */
    static synchronized TestAuthority authority() {
        if (authority == null) {
            folder = newFolder();
            authority = newAuthority(folder, "Certification Body of Attica");
        }
        return authority;
    }

    static TestAuthority newAuthority(String organisation) {
        return newAuthority(newFolder(), organisation);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("authority").resolve("keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestAuthority newAuthority(Path keys, String organisation) {
        try {
            return TestAuthority.create(keys, organisation, "GR", Clock.fixed(MADE, ZoneOffset.UTC));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of {@link #authority} in this folder. */
    static TestAuthority authorityIn(Path dir) throws IOException {
        authority();
        try (var files = Files.list(Objects.requireNonNull(folder))) {
            for (var file : files.toList()) {
                Files.copy(file, dir.resolve(file.getFileName()));
            }
        }
        return TestAuthority.open(dir);
    }

    static PageImages images() {
        return PageImages.of(new java.util.TreeMap<>(Map.of("el", ONE_PIXEL, "en", ONE_PIXEL)));
    }

    static Organisation body() {
        return Organisation.of(
                        "https://passport.example.org/organisations/attica",
                        Text.of("en", "Certification Body of Attica", "el", "Φορέας Πιστοποίησης Αττικής"),
                        "EL")
                .at("https://attica.example.org");
    }

    static AwardBuilder anAward() {
        return Award.builder()
                .id("urn:uuid:0195b0aa-3c11-7b52-9d1c-5a7b3b3b2c10")
                .learner(Learner.of("Ελένη", "Παπαδοπούλου", LocalDate.of(2006, 5, 17))
                        .inLatinLetters("Eleni Papadopoulou"))
                .title(Text.of("en", "Checking if information is reliable", "el", "Έλεγχος αξιοπιστίας πληροφοριών"))
                .summary(Text.of(
                        "en",
                        "Finds out whether a source deserves trust.",
                        "el",
                        "Κρίνει αν μια πηγή αξίζει εμπιστοσύνη."))
                .issuer(body())
                .awardingBody(body())
                .issued(Instant.parse("2027-02-20T10:00:00Z"))
                .validUntil(Instant.parse("2032-02-20T10:00:00Z"))
                .outcome(Outcome.skill(
                                "https://passport.example.org/outcomes/k08-1",
                                Text.of("en", "Compares what several sources say", "el", "Συγκρίνει τι λένε οι πηγές"))
                        .covering(
                                "http://data.europa.eu/esco/skill/7dd94ad3-13d6-43fe-8b94-51fcbf67ced9",
                                Text.of("en", "think critically"))
                        .covering(new Concept(
                                "https://passport.example.org/frameworks/digcomp/1.2",
                                Text.of("en", "Evaluating data, information and digital content"),
                                "https://passport.example.org/frameworks/digcomp")))
                .outcome(Outcome.knowledge(
                        "https://passport.example.org/outcomes/k08-2",
                        Text.of(
                                "en",
                                "Knows the signs of a manipulated picture",
                                "el",
                                "Γνωρίζει σημάδια παραποίησης")))
                .workloadHours(8)
                .ects(new BigDecimal("0.3"))
                .level(Level.alignedWith(3))
                .assessment(Assessment.of(
                                Assessment.WRITTEN_EXAMINATION,
                                Text.of(
                                        "en",
                                        "A supervised test and one practical task",
                                        "el",
                                        "Τεστ και πρακτική άσκηση"),
                                LocalDate.of(2027, 2, 18),
                                Assessment.SUPERVISED_WITH_ID)
                        .by(Text.of("en", "Two trained examiners, blind to each other's marks")))
                .participation(
                        new Participation(Participation.ONLINE, Text.of("en", "Online, at the learner's own pace")))
                .qualityAssurance(QualityAssurance.of(
                        QualityAssurance.PROGRAMME,
                        Text.of("en", "Certified under a scheme built on ISO/IEC 17024"),
                        "https://passport.example.org/schemes/employability",
                        Text.of("en", "Employability certification scheme")))
                .grade(Text.of("en", "Passed", "el", "Επιτυχία"))
                .prerequisites(Text.of("en", "None"))
                .stacking(new Stacking(
                        "https://passport.example.org/programmes/passport-to-employment",
                        Text.of("en", "Passport to Employment", "el", "Διαβατήριο για την Απασχόληση"),
                        20))
                .furtherInformation(Text.of("en", "Practical task: judging a job advertisement"))
                .standardPage("https://passport.example.org/standards/k08/1")
                .trace("decision", "https://passport.example.org/trace/decision/42@1#9f86d081884c7d65")
                .trace("matrix", "https://passport.example.org/trace/matrix@1#2c26b46b68ffc68f")
                .status(new StatusEntry(LIST, 70_001, StatusList.Purpose.MESSAGE))
                .languages("el", "en");
    }

    static byte[] sealed() {
        return sealed(anAward().build());
    }

    static byte[] sealed(Award award) {
        return JadesSeal.seal(
                EuropeanDigitalCredential.write(award, images()),
                authority().sealKey(),
                Instant.parse("2027-02-20T10:00:05Z"));
    }

    static StatusList list() {
        return StatusList.create(LIST, StatusList.Purpose.MESSAGE, StatusList.SMALLEST);
    }

    static byte[] published(StatusList list) {
        return list.publish(authority().sealKey(), body().id(), NOW.minusSeconds(60), NOW.plusSeconds(3600));
    }

    static StatusSource serving(byte[] published) {
        return url -> url.equals(LIST) ? Optional.of(published) : Optional.empty();
    }

    static Checker checker() {
        return new Checker(authority().trust(), serving(published(list())), CLOCK);
    }
}
