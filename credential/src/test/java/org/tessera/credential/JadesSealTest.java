package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JadesSealTest {

    private static JsonNode file(byte[] sealed) throws Refusal {
        return Json.parse(sealed);
    }

    private static JsonNode header(byte[] sealed) throws Refusal {
        return Json.parse(
                Base64Url.decode(file(sealed).at("/signatures/0/protected").stringValue())
                        .orElseThrow());
    }

    @Test
    void theSealIsBuiltAsTheCommissionsToolsBuildIt() throws Exception {
        var sealed = Samples.sealed();
        assertThat(file(sealed).propertyNames()).containsExactly("payload", "signatures");
        assertThat(file(sealed).path("payload").isString()).isTrue();
        var header = header(sealed);
        assertThat(header.path("alg").asString()).isEqualTo("RS256");
        assertThat(header.path("b64").booleanValue()).isFalse();
        assertThat(header.path("typ").asString()).isEqualTo("jose+json");
        assertThat(header.path("iat").longValue())
                .isEqualTo(Instant.parse("2027-02-20T10:00:05Z").getEpochSecond());
        assertThat(header.path("crit").values()).extracting(JsonNode::asString).containsExactly("b64");
        assertThat(header.has("x5t#S256")).isTrue();
        assertThat(header.path("x5c").size()).isEqualTo(2);
    }

    @Test
    void theOlderTimeHeaderIsOneSwitchAway() throws Exception {
        var json = EuropeanDigitalCredential.write(Samples.anAward().build(), Samples.images());
        var sealed = JadesSeal.seal(json, Samples.authority().sealKey(), Samples.NOW, JadesSeal.TimeHeader.SIG_T);
        assertThat(header(sealed).path("sigT").asString()).isEqualTo("2027-03-01T09:00:00Z");
        assertThat(header(sealed).has("iat")).isFalse();
        assertThat(Samples.checker().check(sealed).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void plainJavaVerifiesIt() throws Exception {
        var file = file(Samples.sealed());
        var signed = file.at("/signatures/0/protected").stringValue() + "."
                + file.path("payload").stringValue();
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(Samples.authority().sealKey().certificate());
        verifier.update(signed.getBytes(StandardCharsets.UTF_8));
        var value = java.util.Base64.getUrlDecoder()
                .decode(file.at("/signatures/0/signature").stringValue());
        assertThat(verifier.verify(value)).isTrue();
    }

    @Test
    void aJoseLibraryVerifiesIt() throws Exception {
        var file = file(Samples.sealed());
        var header =
                JWSHeader.parse(new Base64URL(file.at("/signatures/0/protected").stringValue()));
        var key = (RSAPublicKey) Samples.authority().sealKey().certificate().getPublicKey();
        var content = header.toBase64URL() + "." + file.path("payload").stringValue();
        var verifier = new RSASSAVerifier(key, Set.of("b64"));
        var value = new Base64URL(file.at("/signatures/0/signature").stringValue());
        assertThat(verifier.verify(header, content.getBytes(StandardCharsets.UTF_8), value))
                .isTrue();
        assertThat(verifier.verify(header, (content + " ").getBytes(StandardCharsets.UTF_8), value))
                .isFalse();
    }

    @Test
    void theEuropeanReferenceLibraryFindsASoundBaselineB() {
        var reports = validated(Samples.sealed());
        var signature = reports.getDiagnosticData().getSignatures().getFirst();
        assertThat(signature.getSignatureFormat()).isEqualTo(SignatureLevel.JAdES_BASELINE_B);
        assertThat(signature.isSignatureValid()).isTrue();
        assertThat(signature.isStructuralValidationValid())
                .as(signature.getStructuralValidationMessages().toString())
                .isTrue();
        assertThat(signature.getSigningCertificate().isTrustedChain()).isTrue();
        // Whether the certificate was revoked can't be known without a network: the only thing left open.
        var simple = reports.getSimpleReport();
        assertThat(simple.getSubIndication(simple.getFirstSignatureId()))
                .isIn(null, SubIndication.TRY_LATER, SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
    }

    @Test
    void theEuropeanReferenceLibraryRefusesAChangedCopy() {
        var changed = new String(Samples.sealed(), StandardCharsets.UTF_8).replace("PT8H", "PT9H");
        var reports = validated(changed.getBytes(StandardCharsets.UTF_8));
        assertThat(reports.getDiagnosticData().getSignatures().getFirst().isSignatureValid())
                .isFalse();
    }

    private static Reports validated(byte[] file) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(Samples.authority().certificate()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file, "credential.json"));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(Samples.NOW));
        return validator.validateDocument();
    }

    @Test
    void theIssuerIsWhoTheCertificateSays() throws Exception {
        var award = Samples.anAward()
                .issuer(Organisation.of("https://x.example.org/", Text.of("en", "Harvard"), "US"))
                .build();
        var issuer = Json.parse(file(Samples.sealed(award)).path("payload").stringValue())
                .path("issuer");
        assertThat(issuer.at("/legalName/en").asString()).isEqualTo("Certification Body of Attica");
        assertThat(issuer.at("/location/address/countryCode/id").asString()).endsWith("/GRC");
        assertThat(issuer.at("/eIDASIdentifier/notation").asString()).startsWith("NTRGR-TEST");
        assertThat(issuer.path("id").asString()).isEqualTo("https://x.example.org/");
    }

    @Test
    void onlyCredentialsAreSealed() {
        var key = Samples.authority().sealKey();
        assertThatThrownBy(() -> JadesSeal.seal("{\"a\":1}".getBytes(StandardCharsets.UTF_8), key, Samples.NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAuthorityKeepsItsKeysToItselfAndNeverOverwritesThem(@TempDir Path dir) throws Exception {
        var made = TestAuthority.create(dir, "School of Volos", "EL".replace("EL", "GR"), Clock.systemUTC());
        try (var files = Files.list(dir)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThatThrownBy(() -> TestAuthority.create(dir, "Another", "GR", Clock.systemUTC()))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
        assertThat(TestAuthority.open(dir).certificate()).isEqualTo(made.certificate());
        assertThat(made.certificate().getSubjectX500Principal().getName()).contains("TEST");
    }
}
