package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/** A time-stamp (RFC 3161): proof that something existed at a time, on the word of an authority. */
final class TimeStamp {

    private static final Map<String, String> DIGESTS = Map.of(
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    private final TimeStampToken token;
    private final X509Certificate authority;
    private final ArrayList<X509Certificate> chain = new ArrayList<>();

    private TimeStamp(TimeStampToken token) throws GeneralSecurityException {
        this.token = token;
        var converter = new JcaX509CertificateConverter();
        Selector<X509CertificateHolder> signer = token.getSID();
        var holders = token.getCertificates().getMatches(signer);
        if (holders.size() != 1) {
            throw new GeneralSecurityException("no certificate");
        }
        this.authority = converter.getCertificate(holders.iterator().next());
        chain.add(authority);
        for (var holder : token.getCertificates().getMatches(null)) {
            chain.add(converter.getCertificate(holder));
        }
    }

    static Optional<TimeStamp> read(byte[] der) {
        try {
            return Optional.of(new TimeStamp(new TimeStampToken(new CMSSignedData(der))));
        } catch (CMSException | TSPException | java.io.IOException | GeneralSecurityException | RuntimeException e) {
            // The parser throws many things on nonsense; none of it is a stamp.
            return Optional.empty();
        }
    }

    /** When the authority says it was made. */
    Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /** Whether this is what was stamped. */
    boolean covers(byte[] stamped) {
        var info = token.getTimeStampInfo();
        var algorithm = DIGESTS.get(info.getMessageImprintAlgOID().getId());
        return algorithm != null && Arrays.equals(info.getMessageImprintDigest(), digest(algorithm, stamped));
    }

    /**
     * Whether a recognised authority made it, whose certificate was good when it was made and has not ended since.
     *
     * @param reference a time at which the stamp is known to have existed
     */
    boolean isRecognised(CertificatePaths paths, Instant reference) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
            return paths.isAnchored(chain, time())
                    && !reference.isAfter(authority.getNotAfter().toInstant());
        } catch (TSPException | OperatorCreationException e) {
            return false;
        }
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
