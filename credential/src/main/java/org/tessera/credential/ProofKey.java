package org.tessera.credential;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A key without certificate, known by the address under which its public half is published: for Data Integrity proofs, and
 * for holders. Kept as a JSON Web Key (RFC 7517) in a file that only its owner can read.
 */
public final class ProofKey {

    /** The kinds of proof (W3C Data Integrity cryptosuites 1.0). */
    public enum Suite {
        /** Ed25519; the one that Open Badges conformance asks for. */
        EDDSA_RDFC_2022("eddsa-rdfc-2022", "Ed25519", 64),
        /** P-256. */
        ECDSA_RDFC_2019("ecdsa-rdfc-2019", "SHA256withECDSAinP1363Format", 64);

        private final String word;
        private final String jca;
        private final int length;

        Suite(String word, String jca, int length) {
            this.word = word;
            this.jca = jca;
            this.length = length;
        }

        /** The word of the standard. */
        public String word() {
            return word;
        }

        boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
            var fits = this == EDDSA_RDFC_2022 ? key instanceof EdECPublicKey : key instanceof ECPublicKey;
            if (!fits || signature.length != length) {
                return false;
            }
            try {
                if (key instanceof EdECPublicKey point) {
                    return Ed25519.verifies(point, signed, signature);
                }
                var verifier = Signature.getInstance(jca);
                verifier.initVerify(key);
                verifier.update(signed);
                return verifier.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    /** Signs as the suite has it. */
    private interface Pen {
        byte[] sign(byte[] bytes) throws GeneralSecurityException;
    }

    private final Suite suite;
    private final PublicKey publicKey;
    private final Optional<PrivateKey> secret;
    private final Pen pen;
    private final String verificationMethod;

    private ProofKey(Suite suite, KeyPair keys, String controller) {
        this.suite = suite;
        this.publicKey = keys.getPublic();
        this.secret = Optional.of(keys.getPrivate());
        this.pen = bytes -> sign(suite, keys.getPrivate(), bytes);
        this.verificationMethod = controller + "#" + Multikey.of(publicKey);
    }

    private ProofKey(SealKey key, String verificationMethod) {
        this.suite = key.algorithm().equals(SealKey.ED_DSA) ? Suite.EDDSA_RDFC_2022 : Suite.ECDSA_RDFC_2019;
        this.publicKey = key.certificate().getPublicKey();
        this.secret = Optional.empty();
        this.pen = key::sign;
        this.verificationMethod = verificationMethod;
    }

    /**
     * A key that has a certificate, wherever it is kept, as one for proofs: with {@code eddsa-rdfc-2022} if it is on Ed25519,
     * with {@code ecdsa-rdfc-2019} if it is on P-256.
     *
     * @param verificationMethod the address under which its public half is published, the controller's id before the "#"
     * @throws IllegalArgumentException unless it is a key on Ed25519, or one on P-256 that signs with ES256
     */
    public static ProofKey of(SealKey key, String verificationMethod) {
        if (!Multikey.hasWord(key.certificate().getPublicKey())) {
            throw new IllegalArgumentException("A proof needs a key on Ed25519 or P-256.");
        }
        return new ProofKey(key, verificationMethod);
    }

    /**
     * A new key that belongs to an issuer.
     *
     * @param controller the issuer's IRI; the key's address is this, "#" and the key itself as multikey
     */
    public static ProofKey generate(Suite suite, String controller) {
        Iri.require(controller);
        return new ProofKey(suite, newKeys(suite), controller);
    }

    /** A new key that is its own owner: {@code did:key}, for holders and for tests. */
    public static ProofKey generateDidKey(Suite suite) {
        var keys = newKeys(suite);
        return new ProofKey(suite, keys, "did:key:" + Multikey.of(keys.getPublic()));
    }

    private static KeyPair newKeys(Suite suite) {
        try {
            return suite == Suite.EDDSA_RDFC_2022
                    ? KeyPairGenerator.getInstance("Ed25519").generateKeyPair()
                    : TestCertificates.keys("EC");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't make keys.", e);
        }
    }

    /**
     * Writes the key to a new file, readable by its owner only. Never overwrites.
     *
     * @throws IllegalStateException for a key that is kept elsewhere
     */
    public void save(Path file) throws IOException {
        var json = Json.object();
        switch (secret.orElseThrow(() -> new IllegalStateException("The key is kept elsewhere."))) {
            case EdECPrivateKey d ->
                json.put("kty", "OKP")
                        .put("crv", "Ed25519")
                        .put("x", Base64Url.encode(Multikey.point((EdECPublicKey) publicKey)))
                        .put("d", Base64Url.encode(d.getBytes().orElseThrow()));
            case ECPrivateKey d -> {
                var point = ((ECPublicKey) publicKey).getW();
                json.put("kty", "EC")
                        .put("crv", "P-256")
                        .put("x", Base64Url.encode(Multikey.fixed(point.getAffineX())))
                        .put("y", Base64Url.encode(Multikey.fixed(point.getAffineY())))
                        .put("d", Base64Url.encode(Multikey.fixed(d.getS())));
            }
            default -> throw new IllegalStateException("A key of another kind.");
        }
        OwnerOnly.write(file, Json.write(json));
    }

    /**
     * The key that {@link #save} wrote.
     *
     * @param controller whose it is
     */
    public static ProofKey open(Path file, String controller) throws IOException {
        try {
            var jwk = Json.parse(Files.readAllBytes(file));
            return jwk.path("kty").asString("").equals("OKP")
                    ? new ProofKey(Suite.EDDSA_RDFC_2022, okp(jwk), controller)
                    : new ProofKey(Suite.ECDSA_RDFC_2019, ec(jwk), controller);
        } catch (Refusal | GeneralSecurityException | RuntimeException e) {
            throw new IOException(file + " holds no key that can be read.", e);
        }
    }

    private static KeyPair okp(JsonNode jwk) throws GeneralSecurityException {
        var secret = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes(jwk, "d"));
        return new KeyPair(
                Multikey.ed25519(bytes(jwk, "x")),
                KeyFactory.getInstance("Ed25519").generatePrivate(secret));
    }

    private static KeyPair ec(JsonNode jwk) throws GeneralSecurityException {
        var secret = new ECPrivateKeySpec(new BigInteger(1, bytes(jwk, "d")), Multikey.p256());
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(secret);
        return new KeyPair(Multikey.p256(new BigInteger(1, bytes(jwk, "x")), new BigInteger(1, bytes(jwk, "y"))), key);
    }

    private static byte[] bytes(JsonNode jwk, String member) {
        return Base64Url.decode(jwk.path(member).stringValue()).orElseThrow();
    }

    /** The key's address, as a proof names it. */
    public String verificationMethod() {
        return verificationMethod;
    }

    /** Whose key it is. */
    public String controller() {
        return verificationMethod.substring(0, verificationMethod.indexOf('#'));
    }

    /** The public half. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The public half as one word, as a DID document publishes it. */
    public String publicKeyMultibase() {
        return Multikey.of(publicKey);
    }

    /** The kind of proof it makes. */
    public Suite suite() {
        return suite;
    }

    byte[] sign(byte[] bytes) {
        try {
            return pen.sign(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key can't be used.", e);
        }
    }

    private static byte[] sign(Suite suite, PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        if (key instanceof EdECPrivateKey secret) {
            return Ed25519.sign(secret, bytes);
        }
        var signature = Signature.getInstance(suite.jca);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }
}
