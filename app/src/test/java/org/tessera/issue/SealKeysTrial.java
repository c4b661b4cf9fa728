package org.tessera.issue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAuthority;

/** Puts two keys into a device and opens them as the sealer does; runs in a process of its own. */
final class SealKeysTrial {
    private static final String PIN = "1234";

    private SealKeysTrial() {}

    /** Arguments: the device's library and a folder. Prints each key's algorithm and whether what it signs verifies. */
    public static void main(String[] args) throws Exception {
        var keys = Path.of(args[1], "keys");
        TestAuthority.create(keys, "Tessera", "GR", Clock.systemUTC());
        var password = Files.readString(keys.resolve("password"));
        var provider =
                Security.getProvider("SunPKCS11").configure("--name=fill\nlibrary=" + args[0] + "\nslotListIndex=0\n");
        var device = KeyStore.getInstance("PKCS11", provider);
        device.load(null, PIN.toCharArray());
        for (var alias : List.of("seal", "wallet")) {
            var file = KeyStore.getInstance(keys.resolve(alias + ".p12").toFile(), password.toCharArray());
            device.setKeyEntry(
                    alias, file.getKey(alias, password.toCharArray()), null, file.getCertificateChain(alias));
        }
        var settings = new SealSettings(
                "Tessera",
                "GR",
                Optional.empty(),
                Optional.of(Path.of(args[0])),
                0,
                PIN,
                "seal",
                List.of(),
                Optional.empty(),
                Optional.of("wallet"),
                Optional.of("badge"),
                Optional.of(keys.resolve("badge.p12")),
                Optional.of(password),
                Optional.empty());
        var opened = SealKeys.open(Path.of(args[1], "none"), settings, Clock.systemUTC());
        print(opened.seal(), "SHA256withRSA");
        print(opened.wallet(), "SHA256withECDSAinP1363Format");
        print(opened.badge().orElseThrow(), "Ed25519");
    }

    private static void print(SealKey key, String algorithm) throws Exception {
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key.certificate());
        verifier.update(new byte[] {1});
        System.out.println(key.algorithm() + " " + verifier.verify(key.sign(new byte[] {1})));
    }
}
