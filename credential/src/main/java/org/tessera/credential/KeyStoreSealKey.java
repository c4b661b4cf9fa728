package org.tessera.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** A seal key in a key store of the Java platform. */
final class KeyStoreSealKey implements SealKey {

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final SignatureAlgorithm algorithm;

    KeyStoreSealKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.algorithm = SignatureAlgorithm.usualFor(chain.getFirst().getPublicKey());
    }

    static SealKey open(String type, Path file, char[] password, String alias)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(type);
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return of(store, password, alias);
    }

    static SealKey of(KeyStore store, char[] password, String alias) throws GeneralSecurityException {
        if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
            throw new UnrecoverableKeyException("There is no private key “" + alias + "”.");
        }
        var chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new KeyStoreSealKey(key, chain);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public String algorithm() {
        return algorithm.name();
    }

    @Override
    public byte[] sign(byte[] bytes) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm.jca());
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }
}
