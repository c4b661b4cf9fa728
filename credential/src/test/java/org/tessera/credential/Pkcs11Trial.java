package org.tessera.credential;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;

/** Seals with a key that was made in the device and never left it; runs in a process of its own. */
final class Pkcs11Trial {

    private Pkcs11Trial() {}

    /** Arguments: the library and the PIN. Prints the verdict. */
    public static void main(String[] args) throws Exception {
        var library = Path.of(args[0]);
        var pin = args[1].toCharArray();
        var certificates = new TestCertificates(Instant.now());
        var ca = certificates.authority("GR");
        var provider = KeyStoreSealKey.provider(library, 0);
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin);
        var generator = KeyPairGenerator.getInstance("RSA", provider);
        generator.initialize(3072);
        var keys = generator.generateKeyPair();
        var seal = certificates.seal("Certification Body of Attica", "GR", ca, keys);
        store.setKeyEntry("seal", keys.getPrivate(), null, new Certificate[] {seal.certificate(), ca.certificate()});

        var key = SealKey.pkcs11(library, 0, pin, "seal");
        var award = EuropeanDigitalCredentialTest.least()
                .issued(Instant.now().minusSeconds(60))
                .build();
        var file = JadesSeal.seal(EuropeanDigitalCredential.write(award, Samples.images()), key, Instant.now());
        var report = new Checker(Trust.in(ca.certificate()), StatusSource.none(), Clock.systemUTC()).check(file);
        System.out.println("verdict " + report.verdict() + " left the device "
                + (keys.getPrivate().getEncoded() != null));
    }
}
