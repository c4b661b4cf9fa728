package org.tessera.credential;

import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;
import java.io.IOException;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.jspecify.annotations.Nullable;

/** A source of revocations as the library that seals wants it; it takes what our own reader has found to be sound. */
final class ArchivedRevocations {

    private final RevocationSource source;

    ArchivedRevocations(RevocationSource source) {
        this.source = source;
    }

    @Nullable
    CRLToken list(CertificateToken certificate, CertificateToken issuer) {
        for (var der : source.about(certificate.getCertificate(), issuer.getCertificate())) {
            if (RevocationList.answer(der, certificate.getCertificate(), issuer.getCertificate())
                    .isPresent()) {
                try {
                    return new CRLToken(certificate, CRLUtils.buildCRLValidity(new CRLBinary(der), issuer));
                } catch (IOException e) {
                    throw new IllegalStateException("A revocation list can't be read twice.", e);
                }
            }
        }
        return null;
    }

    @Nullable
    OCSPToken response(CertificateToken certificate, CertificateToken issuer) {
        for (var der : source.about(certificate.getCertificate(), issuer.getCertificate())) {
            if (OcspResponse.answer(der, certificate.getCertificate(), issuer.getCertificate())
                    .isPresent()) {
                try {
                    var basic = OcspResponse.parse(der);
                    var single = DSSRevocationUtils.getLatestSingleResponse(basic, certificate, issuer);
                    return new OCSPToken(basic, single, certificate, issuer);
                } catch (IOException | OCSPException e) {
                    throw new IllegalStateException("An OCSP response can't be read twice.", e);
                }
            }
        }
        return null;
    }
}
