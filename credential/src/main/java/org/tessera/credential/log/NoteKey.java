package org.tessera.credential.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** An Ed25519 key that signs notes under a name (C2SP signed-note). */
public final class NoteKey {

    private final NoteVerifier verifier;
    private final PrivateKey key;

    private NoteKey(NoteVerifier verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /** A new key. */
    public static NoteKey create(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteKey(NoteVerifier.of(name, (EdECPublicKey) pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    /**
     * The key in a file that only its owner may read; made first, under this name, if there is none.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    public static NoteKey openOrCreate(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, create(name).secret() + "\n");
            } catch (FileAlreadyExistsException anotherOneJustNow) {
                // Theirs is as good as ours.
            }
        }
        return parse(Files.readString(file));
    }

    /** The key as one line to be kept secret: its verifier, a space, and PKCS#8 in base64. */
    public String secret() {
        return verifier + " " + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * The key of such a line.
     *
     * @throws IllegalArgumentException if it is none, or the two halves do not belong together
     */
    public static NoteKey parse(String secret) {
        var parts = secret.strip().split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("This is no key of a log.");
        }
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1])));
            var whole = new NoteKey(NoteVerifier.parse(parts[0]), key);
            if (!whole.verifier.verify("x\n", whole.signature("x\n"))) {
                throw new IllegalArgumentException("The halves of the log's key do not belong together.");
            }
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no key of a log.", e);
        }
    }

    /** What others need to check its signatures. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /**
     * The text as a signed note.
     *
     * @param text one or more lines, the last one ended
     */
    public String sign(String text) {
        return new SignedNote(
                        text, java.util.List.of(new SignedNote.Line(verifier.name(), verifier.id(), signature(text))))
                .toString();
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was opened signs", e);
        }
    }
}
