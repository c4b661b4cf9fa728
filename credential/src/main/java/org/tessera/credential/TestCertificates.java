package org.tessera.credential;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates of a {@link TestAuthority}: RSA 3072 for the seal, as the Commission's tools expect. */
final class TestCertificates {

    private static final ASN1ObjectIdentifier ORGANISATION_IDENTIFIER = new ASN1ObjectIdentifier("2.5.4.97");
    private static final Duration CA_LIFE = Duration.ofDays(3652);
    private static final Duration SEAL_LIFE = Duration.ofDays(2191);

    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    TestCertificates(Instant now) {
        this.now = now;
    }

    /** A key with its certificate. */
    record Issued(PrivateKey key, X509Certificate certificate) {}

    Issued authority(String country) throws GeneralSecurityException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, country)
                .addRDN(BCStyle.O, "TEST authority, not for real credentials")
                .addRDN(BCStyle.CN, "TEST Tessera local authority " + hex(4))
                .build();
        var keys = keys("EC");
        return new Issued(keys.getPrivate(), certificate(name, keys, name, keys.getPrivate(), keys, CA_LIFE, true));
    }

    Issued seal(String organisation, String country, Issued ca, String kind)
            throws GeneralSecurityException, IOException {
        return seal(organisation, country, ca, keys(kind));
    }

    Issued seal(String organisation, String country, Issued ca, KeyPair keys)
            throws GeneralSecurityException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, country)
                .addRDN(BCStyle.O, organisation)
                .addRDN(ORGANISATION_IDENTIFIER, identifier(organisation, country))
                .addRDN(BCStyle.CN, "TEST seal of " + organisation)
                .build();
        // The issuer's name is taken as encoded: a name that is decoded and encoded again need not be the same bytes.
        var issuer =
                X500Name.getInstance(ca.certificate().getSubjectX500Principal().getEncoded());
        var caKeys = new KeyPair(ca.certificate().getPublicKey(), ca.key());
        return new Issued(keys.getPrivate(), certificate(name, keys, issuer, ca.key(), caKeys, SEAL_LIFE, false));
    }

    /** What a verifier shows to wallets; its name stands among the alternative names too, where wallets look for it. */
    Issued access(String organisation, String country, String host, Issued ca)
            throws GeneralSecurityException, IOException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, country)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, "TEST access of " + host)
                .build();
        var issuer =
                X500Name.getInstance(ca.certificate().getSubjectX500Principal().getEncoded());
        var caKeys = new KeyPair(ca.certificate().getPublicKey(), ca.key());
        var keys = keys("EC");
        return new Issued(
                keys.getPrivate(),
                certificate(
                        name,
                        keys,
                        issuer,
                        ca.key(),
                        caKeys,
                        SEAL_LIFE,
                        false,
                        new GeneralName(GeneralName.dNSName, host)));
    }

    static KeyPair keys(String kind) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        switch (kind) {
            case "EC" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case "RSA" -> generator.initialize(3072);
            default -> {
                // Ed25519 has one size.
            }
        }
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(
            X500Name subject,
            KeyPair keys,
            X500Name issuer,
            PrivateKey signer,
            KeyPair issuerKeys,
            Duration life,
            boolean ca,
            GeneralName... alternatives)
            throws GeneralSecurityException, IOException {
        var start = now.minus(Duration.ofHours(1));
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, random).add(BigInteger.ONE),
                Date.from(start),
                Date.from(start.plus(life)),
                subject,
                keys.getPublic());
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        ca
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
        if (alternatives.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        }
        try {
            var algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** One organisation keeps one identifier, whichever of its keys the certificate is for. */
    private static String identifier(String organisation, String country) {
        var digest = java.util.UUID.nameUUIDFromBytes(organisation.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return "NTR" + country + "-TEST" + digest.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private String hex(int bytes) {
        var value = new byte[bytes];
        random.nextBytes(value);
        return java.util.HexFormat.of().formatHex(value);
    }
}
