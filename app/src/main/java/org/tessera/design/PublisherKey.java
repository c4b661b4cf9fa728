package org.tessera.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The Ed25519 key (RFC 8032) with which a provider signs the course packs that leave its house. It has nothing to do with
 * the keys that seal credentials: those stay in {@code issue}. The file {@code content/publisher.key} below
 * {@code TESSERA_HOME} may be read by its owner only; {@code content/publisher.pem} beside it is for everybody.
 */
public final class PublisherKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";
    private final PrivateKey secret;
    private final Publisher publisher;

    private PublisherKey(PrivateKey secret, Publisher publisher) {
        this.secret = secret;
        this.publisher = publisher;
    }

    /**
     * The key of this house; it is made when there is none.
     *
     * @param home the folder of {@code TESSERA_HOME}
     * @throws UncheckedIOException when the folder can't be written
     */
    public static PublisherKey openOrCreate(Path home) {
        var file = home.resolve("content").resolve("publisher.key");
        try {
            if (!Files.exists(file)) create(file);
            var publisher = Publisher.read(file.resolveSibling("publisher.pem"));
            return new PublisherKey(
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(decode(Files.readString(file), SECRET))),
                    publisher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This is no key of a publisher: " + file, e);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException anotherOneJustNow) {
            return; // Theirs is as good as ours.
        }
        Files.writeString(
                file.resolveSibling("publisher.pem"),
                pem(PUBLIC, pair.getPublic().getEncoded()));
        Files.writeString(file, pem(SECRET, pair.getPrivate().getEncoded()));
    }

    /** Who signs with it. */
    public Publisher publisher() {
        return publisher;
    }

    byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    static boolean verify(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static String pem(String kind, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    static byte[] decode(String pem, String kind) {
        var begin = "-----BEGIN " + kind + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + kind + "-----");
        if (start < 0 || end < start) throw new IllegalArgumentException("no “" + begin + "” in it");
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }
}
