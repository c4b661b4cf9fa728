package org.tessera.credential;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** An authority inside the test that issues one seal certificate and revokes it when the test wants. */
record CertificateAuthority(TestCertificates.Issued root, TestCertificates.Issued seal) {

    static CertificateAuthority at(Instant now) throws Exception {
        var certificates = new TestCertificates(now);
        var root = certificates.authority("GR");
        return new CertificateAuthority(root, certificates.seal("School of Volos", "GR", root, "EC"));
    }

    SealKey key() {
        return new InMemory(seal.key(), List.of(seal.certificate(), root.certificate()));
    }

    Trust trust() {
        return Trust.in(root.certificate());
    }

    /** A list that speaks from one time to another; the seal certificate stands on it if it was revoked. */
    byte[] list(Instant from, Instant until, @Nullable Instant revoked) throws Exception {
        var builder = new JcaX509v2CRLBuilder(root.certificate(), Date.from(from));
        builder.setNextUpdate(Date.from(until));
        if (revoked != null) {
            builder.addCRLEntry(seal.certificate().getSerialNumber(), Date.from(revoked), CRLReason.superseded);
        }
        return builder.build(signer(root.key())).getEncoded();
    }

    /** An OCSP response by this key, which should be the root's. */
    byte[] response(PrivateKey by, Instant from, Instant until, @Nullable Instant revoked) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var sha1 = digests.get(CertificateID.HASH_SHA1);
        var id = new CertificateID(
                sha1,
                new JcaX509CertificateHolder(root.certificate()),
                seal.certificate().getSerialNumber());
        var builder = new JcaBasicOCSPRespBuilder(root.certificate().getPublicKey(), sha1);
        builder.addResponse(
                id,
                revoked == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(revoked), CRLReason.superseded),
                Date.from(from),
                Date.from(until));
        var basic = builder.build(signer(by), new org.bouncycastle.cert.X509CertificateHolder[0], Date.from(from));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    }

    private static org.bouncycastle.operator.ContentSigner signer(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }

    private record InMemory(PrivateKey key, List<X509Certificate> chain) implements SealKey {
        @Override
        public String algorithm() {
            return "ES256";
        }

        @Override
        public byte[] sign(byte[] bytes) throws GeneralSecurityException {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        }
    }
}
