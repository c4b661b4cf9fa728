package org.tessera.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAuthority;

/**
 * The keys with which this installation signs, and the certificates of those with which it did. For the sealer alone.
 *
 * @param seal seals credentials, tokens and status lists
 * @param wallet signs what goes into wallets, and proofs with {@code ecdsa-rdfc-2019} if it is on P-256
 * @param badge makes proofs with {@code eddsa-rdfc-2022}; an Ed25519 key
 * @param anchors the authorities that vouch for all of them
 * @param retired a chain for each key that no longer signs and is still believed
 */
record SealKeys(
        SealKey seal,
        SealKey wallet,
        Optional<SealKey> badge,
        Set<X509Certificate> anchors,
        List<List<X509Certificate>> retired) {

    /** Opens one of the keys that a device or file holds. */
    private interface Store {
        SealKey open(String alias) throws IOException, GeneralSecurityException;
    }

    /** Opens what the settings name; where they name nothing, keys of a test authority, made in this folder when missing. */
    static SealKeys open(Path home, SealSettings seal, Clock clock) throws IOException, GeneralSecurityException {
        var retired = new ArrayList<List<X509Certificate>>();
        for (Path chain : seal.retired()) retired.add(certificates(chain));
        var store = store(seal);
        var keys = store.isPresent() ? named(seal, store.get(), retired) : own(home, seal, clock, retired);
        keys.badge.ifPresent(SealKeys::requireEd25519);
        retired.forEach(chain -> keys.anchors.add(chain.getLast()));
        return keys;
    }

    private static Optional<Store> store(SealSettings seal) {
        var password = seal.password().toCharArray();
        if (seal.library().isPresent())
            return Optional.of(alias -> SealKey.pkcs11(seal.library().get(), seal.slot(), password, alias));
        return seal.keyStore().map(file -> alias -> SealKey.pkcs12(file, password, alias));
    }

    private static SealKeys named(SealSettings settings, Store store, List<List<X509Certificate>> retired)
            throws IOException, GeneralSecurityException {
        var seal = store.open(settings.alias());
        var wallet = settings.walletAlias().isPresent()
                ? store.open(settings.walletAlias().get())
                : seal;
        var badge = badge(settings, store);
        var anchors = new LinkedHashSet<X509Certificate>();
        if (settings.anchors().isPresent())
            anchors.addAll(certificates(settings.anchors().get()));
        else anchors.add(seal.chain().getLast());
        return new SealKeys(seal, wallet, badge, anchors, retired);
    }

    /** Java's door to devices knows no Ed25519 (JDK 25), so with a device this key is in a file. */
    private static Optional<SealKey> badge(SealSettings settings, Store store)
            throws IOException, GeneralSecurityException {
        if (settings.badgeAlias().isEmpty()) return Optional.empty();
        var alias = settings.badgeAlias().get();
        if (settings.badgeKeyStore().isEmpty()) return Optional.of(store.open(alias));
        var password = settings.badgePassword().orElse(settings.password()).toCharArray();
        return Optional.of(SealKey.pkcs12(settings.badgeKeyStore().get(), password, alias));
    }

    private static SealKeys own(Path home, SealSettings seal, Clock clock, List<List<X509Certificate>> retired)
            throws IOException {
        var authority = TestAuthority.openOrCreate(home, seal.organisation(), seal.country(), clock);
        return new SealKeys(
                authority.sealKey(),
                authority.walletKey(),
                Optional.of(authority.badgeKey()),
                new LinkedHashSet<>(Set.of(authority.certificate())),
                retired);
    }

    private static void requireEd25519(SealKey key) {
        if (!key.algorithm().equals(SealKey.ED_DSA))
            throw new IllegalStateException("tessera.seal.badge-alias names a key for " + key.algorithm()
                    + "; the proofs that it is for need Ed25519");
    }

    /**
     * The certificates of the key that seals now, of the others that sign, then of each retired one; each key's own comes
     * first.
     */
    List<List<X509Certificate>> chains() {
        var chains = new ArrayList<>(List.of(seal.chain()));
        if (wallet != seal) chains.add(wallet.chain());
        badge.ifPresent(key -> chains.add(key.chain()));
        chains.addAll(retired);
        return chains;
    }

    private static List<X509Certificate> certificates(Path pem) throws IOException, CertificateException {
        try (var file = Files.newInputStream(pem)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) throw new CertificateException(pem + " holds no certificates");
            return certificates;
        }
    }
}
