package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TimeStampTest {

    /** After the end of the seal certificate, while the credential itself is still in force. */
    private static final Clock MUCH_LATER = Clock.fixed(Instant.parse("2034-06-01T00:00:00Z"), ZoneOffset.UTC);

    private static KeyPair keys;
    private static X509Certificate authority;
    private static byte[] stamped;

    @BeforeAll
    static void anAuthorityThatStamps() throws Exception {
        keys = TestCertificates.keys("RSA");
        var name = new X500Name("C=GR,O=TEST time,CN=TEST time-stamp authority");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                // The library writes the machine's own time beside the stamped one, so the certificate begins long ago.
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(Instant.parse("2040-01-01T00:00:00Z")),
                name,
                keys.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
        authority = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        stamped = seal(TimeStampTest::stamp);
    }

    private static byte[] seal(TimeStamper stamper) {
        var award = EuropeanDigitalCredentialTest.least().build();
        var json = EuropeanDigitalCredential.write(award, Samples.images());
        return JadesSeal.sealStamped(
                json, Samples.authority().sealKey(), Samples.NOW, JadesSeal.TimeHeader.IAT, stamper);
    }

    private static byte[] stamp(byte[] digest) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", keys.getPrivate(), authority);
            var sha256 = digests.get(new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1")));
            var generator = new TimeStampTokenGenerator(signer, sha256, new ASN1ObjectIdentifier("1.2.3.4"));
            generator.addCertificates(new JcaCertStore(List.of(authority)));
            var requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            var request = requests.generate(TSPAlgorithms.SHA256, digest);
            return generator
                    .generate(request, BigInteger.TEN, Date.from(Samples.NOW))
                    .getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Report check(byte[] file, Trust trust) {
        return new Checker(trust, StatusSource.none(), MUCH_LATER).check(file);
    }

    private static Trust both() {
        return new Trust(Set.of(Samples.authority().certificate(), authority), java.util.Map.of());
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
        var other = (ObjectNode) Json.parse(seal(TimeStampTest::stamp));
        // RSA with PKCS#1 v1.5 signs the same content to the same bytes, so the foreign stamp is taken from another
        // time.
        var moved = (ObjectNode) Json.parse(JadesSeal.sealStamped(
                EuropeanDigitalCredential.write(
                        EuropeanDigitalCredentialTest.least().build(), Samples.images()),
                Samples.authority().sealKey(),
                Samples.NOW.plusSeconds(1),
                JadesSeal.TimeHeader.IAT,
                TimeStampTest::stamp));
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
        var signature = file.at("/signatures/0");
        var sealed = JwsHeader.read(signature.path("protected").stringValue())
                .signer()
                .sealed()
                .orElseThrow();
        var anchors = Set.copyOf(stampers(signature));
        var proven = TimeStamp.earliest(signature, new CertificatePaths(new Trust(anchors, java.util.Map.of())));
        assertThat(proven.orElseThrow()).isBetween(sealed.minusSeconds(60), sealed.plusSeconds(3600));
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
