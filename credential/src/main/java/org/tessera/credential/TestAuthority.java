package org.tessera.credential;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/**
 * A certification authority for trying things out, kept in one folder: {@code ca.pem} to hand to checkers, {@code ca.p12},
 * {@code seal.p12}, {@code wallet.p12} and {@code badge.p12} with the keys, {@code password} for all. The names in its certificates say that it is a TEST;
 * nobody should trust it for anything real.
 *
 * @param certificate the authority's own certificate, the trust anchor
 * @param sealKey the key that seals for the organisation, RSA as the Commission's tools expect
 * @param walletKey the key that signs for wallets on the organisation's behalf, P-256 as they expect
 * @param badgeKey the key that makes proofs with {@code eddsa-rdfc-2022}, Ed25519
 */
public record TestAuthority(X509Certificate certificate, SealKey sealKey, SealKey walletKey, SealKey badgeKey) {

    private static final String CA_FILE = "ca.pem";
    private static final String CA_KEYS = "ca.p12";
    private static final String SEAL_KEYS = "seal.p12";
    private static final String PASSWORD = "password";
    private static final String SEAL = "seal";
    private static final String WALLET_KEYS = "wallet.p12";
    private static final String WALLET = "wallet";
    private static final String BADGE_KEYS = "badge.p12";
    private static final String BADGE = "badge";
    private static final String CA = "ca";

    /**
     * Makes an authority and one seal certificate. All files are readable by the owner only.
     *
     * @param dir the folder, made if absent
     * @param organisation legal name of the organisation that will seal
     * @param country ISO 3166-1 alpha-2 code of its country
     * @throws FileAlreadyExistsException if the folder holds an authority already; nothing is ever overwritten
     */
    public static TestAuthority create(Path dir, String organisation, String country, Clock clock) throws IOException {
        Files.createDirectories(dir);
        for (var name : List.of(CA_FILE, CA_KEYS, SEAL_KEYS, WALLET_KEYS, BADGE_KEYS, PASSWORD)) {
            if (Files.exists(dir.resolve(name))) {
                throw new FileAlreadyExistsException(dir.resolve(name).toString());
            }
        }
        var password = newPassword();
        try {
            var certificates = new TestCertificates(clock.instant());
            var ca = certificates.authority(country);
            var seal = certificates.seal(organisation, country, ca, "RSA");
            var wallet = certificates.seal(organisation, country, ca, "EC");
            OwnerOnly.write(
                    dir.resolve(PASSWORD), new String(password).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            OwnerOnly.write(dir.resolve(CA_KEYS), store(CA, ca, List.of(ca.certificate()), password));
            OwnerOnly.write(
                    dir.resolve(SEAL_KEYS), store(SEAL, seal, List.of(seal.certificate(), ca.certificate()), password));
            OwnerOnly.write(
                    dir.resolve(WALLET_KEYS),
                    store(WALLET, wallet, List.of(wallet.certificate(), ca.certificate()), password));
            writeBadgeKey(dir, organisation, country, certificates, ca, password);
            OwnerOnly.write(dir.resolve(CA_FILE), Pem.write(ca.certificate()));
            return open(dir);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't make certificates.", e);
        }
    }

    /** The authority that {@link #create} left in the folder. */
    public static TestAuthority open(Path dir) throws IOException {
        var password = Files.readString(dir.resolve(PASSWORD)).toCharArray();
        try {
            var key = SealKey.pkcs12(dir.resolve(SEAL_KEYS), password, SEAL);
            var wallet = SealKey.pkcs12(dir.resolve(WALLET_KEYS), password, WALLET);
            var badge = SealKey.pkcs12(dir.resolve(BADGE_KEYS), password, BADGE);
            return new TestAuthority(Pem.read(dir.resolve(CA_FILE)).getFirst(), key, wallet, badge);
        } catch (GeneralSecurityException e) {
            throw new IOException("The keys in " + dir + " can't be opened.", e);
        }
    }

    /** The authority in the folder, made first if there is none. */
    public static TestAuthority openOrCreate(Path dir, String organisation, String country, Clock clock)
            throws IOException {
        if (!Files.exists(dir.resolve(CA_FILE))) {
            return create(dir, organisation, country, clock);
        }
        if (!Files.exists(dir.resolve(BADGE_KEYS))) {
            addBadgeKey(dir, organisation, country, clock);
        }
        return open(dir);
    }

    /** Folders from before there were keys for badges get one, of the same authority. */
    private static void addBadgeKey(Path dir, String organisation, String country, Clock clock) throws IOException {
        var password = Files.readString(dir.resolve(PASSWORD)).toCharArray();
        try (var in = Files.newInputStream(dir.resolve(CA_KEYS))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            var ca = new TestCertificates.Issued(
                    (PrivateKey) store.getKey(CA, password), (X509Certificate) store.getCertificate(CA));
            writeBadgeKey(dir, organisation, country, new TestCertificates(clock.instant()), ca, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("The authority in " + dir + " can't be opened.", e);
        }
    }

    private static void writeBadgeKey(
            Path dir,
            String organisation,
            String country,
            TestCertificates certificates,
            TestCertificates.Issued ca,
            char[] password)
            throws IOException, GeneralSecurityException {
        var badge = certificates.seal(organisation, country, ca, "Ed25519");
        OwnerOnly.write(
                dir.resolve(BADGE_KEYS), store(BADGE, badge, List.of(badge.certificate(), ca.certificate()), password));
    }

    /** Trust in this authority alone. */
    public Trust trust() {
        return Trust.in(certificate);
    }

    static char[] newPassword() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).toCharArray();
    }

    static byte[] store(String alias, TestCertificates.Issued issued, List<X509Certificate> chain, char[] password)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        PrivateKey key = issued.key();
        store.setKeyEntry(alias, key, password, chain.toArray(Certificate[]::new));
        var out = new java.io.ByteArrayOutputStream();
        store.store(out, password);
        return out.toByteArray();
    }
}
