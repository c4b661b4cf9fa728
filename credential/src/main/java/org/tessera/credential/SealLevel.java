package org.tessera.credential;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;

/** How much a seal carries for later (ETSI TS 119 182-1 §6). */
sealed interface SealLevel {

    /** The service that makes such a seal; the parameters are told which level it is. */
    JAdESService service(CommonCertificateVerifier verifier, JAdESSignatureParameters parameters);

    /** Baseline B: the signature and its certificates. */
    record Plain() implements SealLevel {
        @Override
        public JAdESService service(CommonCertificateVerifier verifier, JAdESSignatureParameters parameters) {
            parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_B);
            return new JAdESService(verifier);
        }
    }

    /** Baseline T: a time-stamp over the signature. */
    record Stamped(TimeStamper stamper) implements SealLevel {
        @Override
        public JAdESService service(CommonCertificateVerifier verifier, JAdESSignatureParameters parameters) {
            parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_T);
            return stamping(new JAdESService(verifier), parameters, stamper);
        }
    }

    /** Baseline LTA: also everything about the certificates, and a time-stamp over all of it. */
    record Archived(Archive archive) implements SealLevel {
        @Override
        public JAdESService service(CommonCertificateVerifier verifier, JAdESSignatureParameters parameters) {
            parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_LTA);
            parameters.getArchiveTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
            var trusted = new CommonTrustedCertificateSource();
            archive.anchors().forEach(anchor -> trusted.addCertificate(new CertificateToken(anchor)));
            verifier.setTrustedCertSources(trusted);
            var revocations = new ArchivedRevocations(archive.revocations());
            verifier.setCrlSource(revocations::list);
            verifier.setOcspSource(revocations::response);
            return stamping(new JAdESService(verifier), parameters, archive.stamper());
        }
    }

    private static JAdESService stamping(
            JAdESService service, JAdESSignatureParameters parameters, TimeStamper stamper) {
        parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
        service.setTspSource((_, digest) -> new TimestampBinary(stamper.stamp(digest)));
        return service;
    }
}
