package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ArchiveSealTest {

    // The library that seals looks at the machine's clock, so this test lives today.
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static CertificateAuthority issuer;
    private static TimeAuthority time;
    private static byte[] unsealed;
    private static byte[] archived;

    @BeforeAll
    static void aSealForTheArchive() throws Exception {
        issuer = CertificateAuthority.at(NOW);
        time = TimeAuthority.create(NOW.minus(days(1)), NOW.plus(days(3650)), () -> NOW);
        var award = Samples.anAward()
                .issued(NOW.minusSeconds(3600))
                .validUntil(NOW.plus(days(36_500)))
                .build();
        unsealed = EuropeanDigitalCredential.write(award, Samples.images());
        archived = JadesSeal.sealForArchive(unsealed, issuer.key(), NOW, JadesSeal.TimeHeader.IAT, archive(time));
    }

    private static Duration days(int count) {
        return Duration.ofDays(count);
    }

    private static Archive archive(TimeAuthority stamper) throws Exception {
        var list = issuer.list(NOW.minusSeconds(60), NOW.plus(days(7)), null);
        return new Archive(
                stamper,
                RevocationSource.of(List.of(list)),
                Set.copyOf(List.of(issuer.root().certificate(), time.certificate(), stamper.certificate())));
    }

    private static Checker checker(Instant at, TimeAuthority... stampers) {
        var anchors = new java.util.HashSet<>(issuer.trust().anchors());
        Arrays.stream(stampers).forEach(one -> anchors.add(one.certificate()));
        var trust = new Trust(anchors, java.util.Map.of());
        return new Checker(trust, StatusSource.none(), Clock.fixed(at, ZoneOffset.UTC));
    }

    private static Check issuer(byte[] file, Instant at, TimeAuthority... stampers) {
        return checker(at, stampers).check(file).check(Check.Kind.ISSUER);
    }

    @Test
    void theEuropeanReferenceLibraryCallsItBaselineLta() {
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(archived, "credential.json"));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        var data = validator.validateDocument().getDiagnosticData();
        var signature = data.getSignatures().getFirst();
        assertThat(signature.getSignatureFormat()).isEqualTo(SignatureLevel.JAdES_BASELINE_LTA);
        assertThat(signature.isSignatureValid()).isTrue();
        assertThat(data.getTimestampList()).hasSize(2).allMatch(stamp -> stamp.isMessageImprintDataIntact());
    }

    @Test
    void itBringsTheAnswerWhetherItsCertificateWasRevoked() {
        var check = issuer(archived, NOW.plusSeconds(60), time);
        assertThat(check.cause()).isEqualTo("issuer-recognised");
        assertThat(check.details()).containsEntry("revoked", "none");
    }

    @Test
    void itStaysGoodLongAfterItsCertificateHasExpired() {
        assertThat(issuer(archived, NOW.plus(days(3000)), time).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(issuer(archived, NOW.plus(days(3000))).cause()).isEqualTo("seal-certificate-expired");
    }

    @Test
    void itEndsWithItsTimeStampAuthorityUnlessItIsRenewed() throws Exception {
        var muchLater = NOW.plus(days(5000));
        assertThat(issuer(archived, muchLater, time).cause()).isEqualTo("seal-certificate-expired");
        var next = TimeAuthority.create(NOW.minus(days(1)), NOW.plus(days(9000)), () -> NOW.plusSeconds(30));
        var renewed = JadesSeal.renew(archived, archive(next));
        assertThat(issuer(renewed, muchLater, time, next).outcome()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(issuer(renewed, muchLater, time).outcome()).isEqualTo(Check.Outcome.UNKNOWN);
    }

    @Test
    void anArchiveStampCoversEverythingBeforeIt() throws Exception {
        var file = (ObjectNode) Json.parse(archived);
        var elements = (ArrayNode) file.at("/signatures/0/header/etsiU");
        elements.remove(1);
        var next = TimeAuthority.create(NOW.minus(days(1)), NOW.plus(days(9000)), () -> NOW);
        assertThat(SealEvidence.of(SealedFile.open(file))
                        .proven(new CertificatePaths(Trust.in(time.certificate())), NOW))
                .as("the inner stamp still counts while its authority lasts")
                .isPresent();
        assertThat(issuer(Json.write(file), NOW.plus(days(5000)), time, next).outcome())
                .isEqualTo(Check.Outcome.UNKNOWN);
    }

    @Test
    void withoutKnowledgeOfTheCertificateNothingIsArchived() {
        var ignorant =
                new Archive(time, RevocationSource.none(), Set.of(issuer.root().certificate(), time.certificate()));
        assertThatThrownBy(
                        () -> JadesSeal.sealForArchive(unsealed, issuer.key(), NOW, JadesSeal.TimeHeader.IAT, ignorant))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sample-CertOfPart", "Sample-JointDegree", "Sample-MastersDegree", "Sample-TranscriptOfRecords"})
    void theArchiveStampsOfTheOfficialSamplesCoverThem(String name) throws Exception {
        var sealed =
                SealedFile.open(Json.parse(Shared.bytes("elm/samples-official-signed/" + name + "-signed.jsonld")));
        var stamps = SealEvidence.of(sealed).intact();
        assertThat(stamps).hasSize(2);
        assertThat(SealEvidence.of(sealed).revocations()).isNotEmpty();
    }

    @Test
    void manyMaySealAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<byte[]> seal = () -> JadesSeal.seal(unsealed, issuer.key(), NOW);
            var sealed = threads.invokeAll(java.util.Collections.nCopies(64, seal));
            for (var one : sealed) {
                assertThat(issuer(one.get(), NOW).outcome()).isEqualTo(Check.Outcome.HOLDS);
            }
        }
    }
}
