package org.tessera.credential;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Our operations and the primitives they rest on, over the same award. */
final class BarePrimitives {

    private final TestAuthority authority = Samples.authority();
    private final Award award = Samples.anAward().build();
    private final byte[] unsealed = EuropeanDigitalCredential.write(award, Samples.images());
    private final byte[] sealed = JadesSeal.seal(unsealed, authority.sealKey(), Samples.NOW);
    private final byte[] wallet =
            Benchmarks.ascii(SdJwtVc.write(award, authority.walletKey(), "urn:x:type", Samples.NOW.minusSeconds(60)));
    private final byte[] unsigned = OpenBadge.write(award, "en");
    private final ProofKey key =
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, award.issuer().id());
    private final ProofKey p256 =
            ProofKey.generate(ProofKey.Suite.ECDSA_RDFC_2019, award.issuer().id());
    private final byte[] badge = DataIntegrity.sign(unsigned, key, Samples.NOW);
    private final Checker checker = new Checker(
            authority.trust().pinning(Map.of(key.verificationMethod(), key.publicKey())),
            Samples.serving(Samples.published(Samples.list())),
            Samples.CLOCK);

    private final KeyPair ec = ecKeys();
    private final byte[] claims = new byte[wallet.length / 2];
    private final String token = walletNimbus();
    private final byte[] rsaSignature;
    private final byte[] proofSignature;
    private final ObjectNode parsed;

    BarePrimitives() {
        try {
            rsaSignature = authority.sealKey().sign(unsealed);
            parsed = (ObjectNode) Json.parse(unsigned);
            proofSignature = key.sign(CanonicalGraph.hash(parsed));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair ecKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sealOurs() {
        return JadesSeal.seal(unsealed, authority.sealKey(), Samples.NOW);
    }

    byte[] sealDss() throws Exception {
        var parameters = new JAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_B);
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
        parameters.setBase64UrlEncodedPayload(false);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(
                new CertificateToken(authority.sealKey().certificate()));
        parameters.setCertificateChain(
                authority.sealKey().chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(Instant.now()));
        parameters.setGenerateTBSWithoutCertificate(false);
        var verifier = new CommonCertificateVerifier();
        verifier.setAlertOnNotYetValidCertificate(new eu.europa.esig.dss.alert.SilentOnStatusAlert());
        var service = new JAdESService(verifier);
        var document = new InMemoryDocument(unsealed, "credential.json");
        var bytes = service.getDataToSign(document, parameters).getBytes();
        var value = new SignatureValue(
                parameters.getSignatureAlgorithm(), authority.sealKey().sign(bytes));
        var out = new ByteArrayOutputStream();
        service.signDocument(document, parameters, value).writeTo(out);
        return out.toByteArray();
    }

    Report checkSealed() {
        return checker.check(sealed);
    }

    boolean verifyRsa() throws Exception {
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(authority.sealKey().certificate());
        verifier.update(unsealed);
        return verifier.verify(rsaSignature);
    }

    String walletOurs() {
        return SdJwtVc.write(award, authority.walletKey(), "urn:x:type", Samples.NOW);
    }

    String walletNimbus() {
        try {
            var jws = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload(claims));
            jws.sign(new ECDSASigner((ECPrivateKey) ec.getPrivate()));
            return jws.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Report checkWallet() {
        return checker.check(wallet);
    }

    boolean verifyNimbus() throws Exception {
        return JWSObject.parse(token).verify(new ECDSAVerifier((ECPublicKey) ec.getPublic()));
    }

    byte[] proofOurs() {
        return DataIntegrity.sign(unsigned, key, Samples.NOW);
    }

    byte[] proofP256Ours() {
        return DataIntegrity.sign(unsigned, p256, Samples.NOW);
    }

    String tokenOurs() {
        return new String(VcJwt.sign(unsigned, authority.sealKey()), java.nio.charset.StandardCharsets.US_ASCII);
    }

    byte[] proofBare() throws Exception {
        return key.sign(CanonicalGraph.hash(parsed));
    }

    Report checkBadge() {
        return checker.check(badge);
    }

    boolean verifyBare() throws Exception {
        return key.suite().verifies(key.publicKey(), CanonicalGraph.hash(parsed), proofSignature);
    }
}
