package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import tools.jackson.databind.JsonNode;

/**
 * The time-stamps on a JAdES signature (ETSI TS 119 182-1 §5.3.4, {@code sigTst}): proof that the signature existed at a
 * time, on the word of an authority that we trust.
 */
final class TimeStamp {

    private static final int MOST = 8;

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

    /**
     * The earliest time at which a recognised authority saw this signature; empty if there is no such stamp. A stamp that
     * is wrong proves nothing, but takes nothing away either: it stands outside the seal, where anybody can put things.
     *
     * @param signature the member of {@code signatures} that carries {@code signature} and {@code header.etsiU}
     */
    static Optional<Instant> earliest(JsonNode signature, CertificatePaths paths) {
        var stamped = sha256(signature.path("signature").asString(""));
        return signature
                .path("header")
                .path("etsiU")
                .valueStream()
                .limit(MOST)
                .flatMap(TimeStamp::tokens)
                .limit(MOST)
                .flatMap(der -> read(der).stream())
                .filter(stamp -> stamp.covers(stamped) && stamp.isRecognised(paths))
                .map(stamp -> stamp.token.getTimeStampInfo().getGenTime().toInstant())
                .min(Instant::compareTo);
    }

    private static Stream<byte[]> tokens(JsonNode element) {
        try {
            var content = element.isString()
                    ? Json.parse(Base64Url.decode(element.stringValue()).orElse(new byte[0]))
                    : element;
            return content.path("sigTst")
                    .path("tstTokens")
                    .valueStream()
                    .flatMap(one -> base64(one.path("val").asString("")));
        } catch (Refusal refusal) {
            return Stream.empty();
        }
    }

    private static Stream<byte[]> base64(String text) {
        try {
            return Stream.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Optional<TimeStamp> read(byte[] der) {
        try {
            return Optional.of(new TimeStamp(new TimeStampToken(new CMSSignedData(der))));
        } catch (CMSException | TSPException | java.io.IOException | GeneralSecurityException | RuntimeException e) {
            // The parser throws many things on nonsense; none of it is a stamp.
            return Optional.empty();
        }
    }

    /** The stamp is over the signature as it is spelt in base64url. */
    private boolean covers(byte[] stamped) {
        var info = token.getTimeStampInfo();
        return info.getMessageImprintAlgOID().equals(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"))
                && Arrays.equals(info.getMessageImprintDigest(), stamped);
    }

    private boolean isRecognised(CertificatePaths paths) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
            return paths.isAnchored(chain, token.getTimeStampInfo().getGenTime().toInstant());
        } catch (TSPException | OperatorCreationException e) {
            return false;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
