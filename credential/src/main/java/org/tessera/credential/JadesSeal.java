package org.tessera.credential;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.JAdESSigningTimeType;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals European Digital Credentials: JAdES (ETSI TS 119 182-1) baseline B, T or LTA, in the form that the Commission's tools write
 * and read, which is General JSON serialisation, {@code b64=false}, the credential's JSON text as payload, SHA-256.
 */
public final class JadesSeal {

    /**
     * The header in which the time of sealing stands. No single choice pleases both generations of readers: {@code iat}
     * is the current standard (v1.2.1), {@code sigT} what readers before July 2025 expect. Both together please none.
     */
    public enum TimeHeader {
        /** The current standard. */
        IAT(JAdESSigningTimeType.IAT),
        /** For older readers. */
        SIG_T(JAdESSigningTimeType.SIG_T);

        private final JAdESSigningTimeType dss;

        TimeHeader(JAdESSigningTimeType dss) {
            this.dss = dss;
        }
    }

    /** The library that seals is not safe for several threads, though it does not say so. */
    private static final ReentrantLock DSS = new ReentrantLock();

    private JadesSeal() {}

    /** Seals with the time in {@code iat}. See {@link #seal(byte[], SealKey, Instant, TimeHeader)}. */
    public static byte[] seal(byte[] json, SealKey key, Instant at) {
        return seal(json, key, at, TimeHeader.IAT);
    }

    /**
     * Seals a credential. Its issuer block is first rewritten from the key's certificate, so that the credential can't
     * name another issuer than its seal.
     *
     * @param json an unsealed European Digital Credential
     * @param at the time of sealing that the seal claims
     * @return the sealed file
     * @throws IllegalArgumentException if the JSON is no credential, or the certificate names no organisation or is not
     *     valid at that time
     * @throws IllegalStateException if the key store refuses to sign
     */
    public static byte[] seal(byte[] json, SealKey key, Instant at, TimeHeader header) {
        return sign(prepared(json, key), key, at, header, new SealLevel.Plain());
    }

    /**
     * Seals and has the seal time-stamped (JAdES baseline T), so that it stays good after its certificate has expired,
     * for everybody who recognises the time-stamp authority.
     *
     * @param stamper the time-stamp authority
     * @throws IllegalArgumentException as for a seal without time-stamp
     */
    public static byte[] sealStamped(byte[] json, SealKey key, Instant at, TimeHeader header, TimeStamper stamper) {
        return sign(prepared(json, key), key, at, header, new SealLevel.Stamped(stamper));
    }

    /**
     * Seals for the archive (JAdES baseline LTA): with a time-stamp, everything needed to judge the certificates later, and
     * a second time-stamp over all of it. Such a seal stays good for as long as the second authority's certificate, and
     * longer if it is {@linkplain #renew renewed} before that ends.
     *
     * @param archive who stamps, and what is known about the certificates
     * @throws IllegalArgumentException as for a seal without time-stamp
     * @throws IllegalStateException if the archive can't tell of a certificate whether it was revoked, or the stamper fails
     */
    public static byte[] sealForArchive(byte[] json, SealKey key, Instant at, TimeHeader header, Archive archive) {
        return sign(prepared(json, key), key, at, header, new SealLevel.Archived(archive));
    }

    /**
     * Adds one more archive time-stamp around a seal for the archive. What is sealed does not change.
     *
     * @param sealed a file sealed by {@link #sealForArchive}
     */
    public static byte[] renew(byte[] sealed, Archive archive) {
        var parameters = new JAdESSignatureParameters();
        parameters.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
        var level = new SealLevel.Archived(archive);
        DSS.lock();
        try {
            var service = level.service(verifier(), parameters);
            return bytes(service.extendDocument(new InMemoryDocument(sealed, "credential.json"), parameters));
        } catch (DSSException | AlertException e) {
            throw new IllegalStateException("The seal can't be renewed.", e);
        } finally {
            DSS.unlock();
        }
    }

    private static byte[] prepared(byte[] json, SealKey key) {
        SignatureAlgorithm.requireReadable(key);
        var credential = parse(json);
        IssuerBlock.overwrite(credential, key.certificate());
        return Json.write(credential);
    }

    private static ObjectNode parse(byte[] json) {
        try {
            if (Json.parse(json) instanceof ObjectNode credential && credential.has("credentialSubject")) {
                return credential;
            }
            throw new IllegalArgumentException("What shall be sealed is no credential.");
        } catch (Refusal e) {
            throw new IllegalArgumentException("What shall be sealed is no sound JSON: " + e.cause.code(), e);
        }
    }

    private static byte[] sign(byte[] payload, SealKey key, Instant at, TimeHeader header, SealLevel level) {
        requireValid(key, at);
        var document = new InMemoryDocument(payload, "credential.json");
        document.setMimeType(eu.europa.esig.dss.enumerations.MimeTypeEnum.JSON);
        var parameters = parameters(key, at, header);
        try {
            // Not under the lock: a key in a device may take its time.
            var signature = key.sign(toBeSigned(document, parameters, level));
            return signed(
                    document, parameters, level, new SignatureValue(parameters.getSignatureAlgorithm(), signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The seal key can't be used.", e);
        }
    }

    private static byte[] toBeSigned(DSSDocument document, JAdESSignatureParameters parameters, SealLevel level) {
        DSS.lock();
        try {
            return level.service(verifier(), parameters)
                    .getDataToSign(document, parameters)
                    .getBytes();
        } finally {
            DSS.unlock();
        }
    }

    private static byte[] signed(
            DSSDocument document, JAdESSignatureParameters parameters, SealLevel level, SignatureValue value) {
        DSS.lock();
        try {
            return bytes(level.service(verifier(), parameters).signDocument(document, parameters, value));
        } catch (DSSException | AlertException e) {
            throw new IllegalStateException("The seal could not be made.", e);
        } finally {
            DSS.unlock();
        }
    }

    private static void requireValid(SealKey key, Instant at) {
        var certificate = key.certificate();
        if (at.isBefore(certificate.getNotBefore().toInstant())
                || at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new IllegalArgumentException("The seal certificate is not valid at " + at + ".");
        }
    }

    /** The library would compare the certificate with the machine's clock; we have compared it with the time given. */
    private static CommonCertificateVerifier verifier() {
        var verifier = new CommonCertificateVerifier();
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        return verifier;
    }

    private static JAdESSignatureParameters parameters(SealKey key, Instant at, TimeHeader header) {
        var parameters = new JAdESSignatureParameters();
        parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
        parameters.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
        parameters.setBase64UrlEncodedPayload(false);
        parameters.setJadesSigningTimeType(header.dss);
        parameters.setDigestAlgorithm(
                DigestAlgorithm.forName("SHA" + key.algorithm().substring(2)));
        // Without it the certificate would be referred to by x5t#o with SHA-512, which older readers do not know.
        parameters.setSigningCertificateDigestMethod(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(
                key.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    private static byte[] bytes(DSSDocument document) {
        var out = new ByteArrayOutputStream();
        try {
            document.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
