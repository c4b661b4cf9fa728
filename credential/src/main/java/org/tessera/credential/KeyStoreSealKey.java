package org.tessera.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A seal key in a key store of the Java platform. */
final class KeyStoreSealKey implements SealKey {

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final String algorithm;
    private final String jca;
    private final Optional<Provider> provider;

    private KeyStoreSealKey(PrivateKey key, List<X509Certificate> chain, Optional<Provider> provider) {
        this.key = key;
        this.chain = List.copyOf(chain);
        var isEd25519 = Multikey.isEd25519(chain.getFirst().getPublicKey());
        var usual = isEd25519
                ? Optional.<SignatureAlgorithm>empty()
                : Optional.of(SignatureAlgorithm.usualFor(chain.getFirst().getPublicKey()));
        this.algorithm = usual.map(SignatureAlgorithm::name).orElse(ED_DSA);
        this.jca = usual.map(SignatureAlgorithm::jca).orElse("Ed25519");
        this.provider = provider;
    }

    static SealKey pkcs12(Path file, char[] password, String alias) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return of(store, password, alias, Optional.empty());
    }

    static SealKey pkcs11(Path library, int slot, char[] pin, String alias)
            throws IOException, GeneralSecurityException {
        var provider = provider(library, slot);
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin);
        return of(store, pin, alias, Optional.of(provider));
    }

    /** Not registered with the platform: the device serves this key only, whatever else the program signs. */
    static Provider provider(Path library, int slot) {
        var base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new IllegalStateException("This Java has no PKCS#11 (module jdk.crypto.cryptoki).");
        }
        return base.configure("--name=seal\nlibrary=" + library + "\nslotListIndex=" + slot + "\n");
    }

    private static SealKey of(KeyStore store, char[] password, String alias, Optional<Provider> provider)
            throws GeneralSecurityException {
        if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
            throw new UnrecoverableKeyException("There is no private key “" + alias + "”.");
        }
        var chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new KeyStoreSealKey(key, chain, provider);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public String algorithm() {
        return algorithm;
    }

    @Override
    public byte[] sign(byte[] bytes) throws GeneralSecurityException {
        if (key instanceof EdECPrivateKey secret && secret.getBytes().isPresent()) {
            return Ed25519.sign(secret, bytes);
        }
        var signature = provider.isPresent() ? Signature.getInstance(jca, provider.get()) : Signature.getInstance(jca);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }
}
