package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TimeStampTest {

    /** After the end of the seal certificate, while the credential itself is still in force. */
    private static final Clock MUCH_LATER = Clock.fixed(Instant.parse("2034-06-01T00:00:00Z"), ZoneOffset.UTC);

    private static TimeAuthority authority;
    private static byte[] stamped;

    @BeforeAll
    static void anAuthorityThatStamps() throws Exception {
        // The library writes the machine's own time beside the stamped one, so the certificate begins long ago.
        authority = TimeAuthority.create(
                Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"), () -> Samples.NOW);
        stamped = seal(authority);
    }

    private static byte[] seal(TimeStamper stamper) {
        var award = EuropeanDigitalCredentialTest.least().build();
        var json = EuropeanDigitalCredential.write(award, Samples.images());
        return JadesSeal.sealStamped(
                json, Samples.authority().sealKey(), Samples.NOW, JadesSeal.TimeHeader.IAT, stamper);
    }

    private static Report check(byte[] file, Trust trust) {
        return new Checker(trust, StatusSource.none(), MUCH_LATER).check(file);
    }

    private static Trust both() {
        return new Trust(Set.of(Samples.authority().certificate(), authority.certificate()), java.util.Map.of());
    }

    @Test
    void aStampedSealOutlivesItsCertificate() {
        var report = check(stamped, both());
        assertThat(report.check(Check.Kind.ISSUER).outcome())
                .as(report.toJson())
                .isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aStampOfAnUnknownAuthorityProvesNothing() {
        var report = check(stamped, Samples.authority().trust());
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("seal-certificate-expired");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void aStampOverSomethingElseProvesNothing() throws Exception {
        var file = (ObjectNode) Json.parse(stamped);
        var other = (ObjectNode) Json.parse(seal(authority));
        // RSA with PKCS#1 v1.5 signs the same content to the same bytes, so the foreign stamp is taken from another
        // time.
        var moved = (ObjectNode) Json.parse(JadesSeal.sealStamped(
                EuropeanDigitalCredential.write(
                        EuropeanDigitalCredentialTest.least().build(), Samples.images()),
                Samples.authority().sealKey(),
                Samples.NOW.plusSeconds(1),
                JadesSeal.TimeHeader.IAT,
                authority));
        assertThat(other.at("/signatures/0/signature")).isEqualTo(file.at("/signatures/0/signature"));
        ((ObjectNode) file.at("/signatures/0")).set("header", moved.at("/signatures/0/header"));
        assertThat(check(Json.write(file), both()).check(Check.Kind.ISSUER).cause())
                .isEqualTo("seal-certificate-expired");
    }

    @Test
    void nonsenseForAStampProvesNothingAndBreaksNothing() throws Exception {
        var file = (ObjectNode) Json.parse(stamped);
        ((ObjectNode) file.at("/signatures/0/header"))
                .putArray("etsiU")
                .add("AAAA")
                .add(Base64Url.encode("{\"sigTst\":{\"tstTokens\":[{\"val\":\"AAAA\"}]}}"));
        var report = new Checker(both(), StatusSource.none(), Samples.CLOCK).check(Json.write(file));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void theEuropeanReferenceLibraryCallsItBaselineT() {
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(stamped, "credential.json"));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        var data = validator.validateDocument().getDiagnosticData();
        assertThat(data.getSignatures().getFirst().getSignatureFormat()).isEqualTo(SignatureLevel.JAdES_BASELINE_T);
        assertThat(data.getTimestampList().getFirst().isSignatureValid()).isTrue();
        assertThat(data.getTimestampList().getFirst().isMessageImprintDataIntact())
                .isTrue();
    }

    /** The authorities of the official samples are made anchors here, so that their stamps are recognised. */
    @ParameterizedTest
    @ValueSource(strings = {"AA-Annex1-MC", "Sample-CertOfPart", "Sample-TranscriptOfRecords"})
    void theStampsOnTheOfficialSamplesAreRead(String name) throws Exception {
        var file = Json.parse(Shared.bytes("elm/samples-official-signed/" + name + "-signed.jsonld"));
        var sealed = SealedFile.open(file);
        var claimed = sealed.header().signer().sealed().orElseThrow();
        var anchors = Set.copyOf(stampers(sealed.signature()));
        var paths = new CertificatePaths(new Trust(anchors, java.util.Map.of()));
        var proven = SealEvidence.of(sealed).proven(paths, claimed.plusSeconds(7200));
        assertThat(proven.orElseThrow()).isBetween(claimed.minusSeconds(60), claimed.plusSeconds(3600));
    }

    private static List<X509Certificate> stampers(tools.jackson.databind.JsonNode signature) throws Exception {
        var certificates = new java.util.ArrayList<X509Certificate>();
        for (var element : signature.at("/header/etsiU")) {
            var content = Json.parse(Base64Url.decode(element.stringValue()).orElseThrow());
            for (var token : content.at("/sigTst/tstTokens")) {
                var der = java.util.Base64.getDecoder().decode(token.path("val").stringValue());
                var data = new org.bouncycastle.cms.CMSSignedData(der);
                for (var holder : data.getCertificates().getMatches(null)) {
                    certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        }
        return certificates;
    }
}
