package org.tessera.credential;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** What an OCSP response says (RFC 6960). */
final class OcspResponse {

    private static final String MAY_ANSWER = "1.3.6.1.5.5.7.3.9";

    private OcspResponse() {}

    static Optional<Revocation.Answer> answer(byte[] der, X509Certificate certificate, X509Certificate issuer) {
        try {
            var response = parse(der);
            for (var single : response.getResponses()) {
                if (isAbout(single, certificate, issuer) && isSigned(response, issuer)) {
                    return answer(single);
                }
            }
            return Optional.empty();
        } catch (GeneralSecurityException
                | OperatorCreationException
                | OCSPException
                | IOException
                | RuntimeException e) {
            // The parser throws many things on nonsense; none of it is a response.
            return Optional.empty();
        }
    }

    static BasicOCSPResp parse(byte[] der) throws IOException, OCSPException {
        if (new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp basic) {
            return basic;
        }
        throw new OCSPException("no basic response");
    }

    private static boolean isAbout(SingleResp single, X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException, OperatorCreationException, OCSPException {
        return single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                && single.getCertID()
                        .matchesIssuer(
                                new JcaX509CertificateHolder(issuer), new JcaDigestCalculatorProviderBuilder().build());
    }

    /** By the issuer itself, or by a responder to whom it gave a certificate for this and nothing else. */
    private static boolean isSigned(BasicOCSPResp response, X509Certificate issuer)
            throws GeneralSecurityException, OperatorCreationException, OCSPException {
        if (verifies(response, issuer)) {
            return true;
        }
        var converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : response.getCerts()) {
            var responder = converter.getCertificate(holder);
            if (isResponderOf(responder, issuer, response.getProducedAt()) && verifies(response, responder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isResponderOf(X509Certificate responder, X509Certificate issuer, Date at) {
        try {
            responder.checkValidity(at);
            responder.verify(issuer.getPublicKey());
            var usage = Optional.ofNullable(responder.getExtendedKeyUsage()).orElse(List.of());
            return usage.contains(MAY_ANSWER)
                    && responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(BasicOCSPResp response, X509Certificate signer)
            throws OperatorCreationException, OCSPException {
        return response.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer.getPublicKey()));
    }

    private static Optional<Revocation.Answer> answer(SingleResp single) {
        var from = single.getThisUpdate().toInstant();
        var until =
                single.getNextUpdate() == null ? from : single.getNextUpdate().toInstant();
        // BouncyCastle says "good" by null.
        if (single.getCertStatus() == CertificateStatus.GOOD) {
            return Optional.of(new Revocation.Answer(from, until, Optional.empty()));
        }
        return single.getCertStatus() instanceof RevokedStatus status
                ? Optional.of(new Revocation.Answer(
                        from, until, Optional.of(status.getRevocationTime().toInstant())))
                : Optional.empty();
    }
}
