package org.tessera.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key that may seal, with the certificates that say whose it is. The private half never leaves the implementation.
 *
 * <p>A key on Ed25519 has certificates too (RFC 8410) and is kept and changed like the others, but makes proofs only
 * ({@link ProofKey#of}): the readers of seals and tokens expect RSA or ECDSA.
 */
public interface SealKey {

    /** {@link #algorithm} of a key on Ed25519 (RFC 8037). */
    String ED_DSA = "EdDSA";

    /** The seal certificate first, then its issuers up to, but without need of, the root. At least one. */
    List<X509Certificate> chain();

    /** The JWS name of the signature that {@link #sign} makes: RS256, ES256, … (RFC 7518), or {@link #ED_DSA}. */
    String algorithm();

    /**
     * Signs bytes.
     *
     * @return the signature as JWS writes it: RSA as is, ECDSA as R and S side by side, EdDSA as is
     * @throws GeneralSecurityException if the key store refuses
     */
    byte[] sign(byte[] bytes) throws GeneralSecurityException;

    /** The certificate of the key itself. */
    default X509Certificate certificate() {
        return chain().getFirst();
    }

    /**
     * A key in a PKCS#12 file.
     *
     * @throws IOException if the file can't be read or the password is wrong
     * @throws GeneralSecurityException if there is no private key under the alias
     */
    static SealKey pkcs12(Path file, char[] password, String alias) throws IOException, GeneralSecurityException {
        return KeyStoreSealKey.pkcs12(file, password, alias);
    }

    /**
     * A key in a hardware security module or smart card. It never leaves the device.
     *
     * @param library the device's PKCS#11 library, such as {@code /usr/lib/softhsm/libsofthsm2.so}
     * @param slot the place of the token in the library's list of slots, from 0
     * @throws IOException if the PIN is wrong
     * @throws GeneralSecurityException if there is no private key under the alias
     */
    static SealKey pkcs11(Path library, int slot, char[] pin, String alias)
            throws IOException, GeneralSecurityException {
        return KeyStoreSealKey.pkcs11(library, slot, pin, alias);
    }
}
