package org.tessera.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;

/**
 * The key with which a verifier asks wallets (OpenID4VP 1.0, signed requests), for trying things out, with a certificate
 * of an authority of its own. No credential is ever recognised because of it: whoever holds this key can ask, and cannot
 * issue. The authority's key is thrown away as soon as it has signed.
 */
public final class TestAccess {
    private static final String KEYS = "access.p12";
    private static final String PASSWORD = "access.password";
    private static final String ALIAS = "access";

    private TestAccess() {}

    /**
     * The key in the folder, made first if there is none. Files are readable by the owner only.
     *
     * @param organisation who asks, as its certificate says
     * @param country ISO 3166-1 alpha-2 code of its country
     * @param host the name under which wallets reach the verifier, without a port
     */
    public static SealKey openOrCreate(Path dir, String organisation, String country, String host, Clock clock)
            throws IOException {
        try {
            if (!Files.exists(dir.resolve(KEYS))) create(dir, organisation, country, host, clock);
            var password = Files.readString(dir.resolve(PASSWORD)).toCharArray();
            return SealKey.pkcs12(dir.resolve(KEYS), password, ALIAS);
        } catch (GeneralSecurityException e) {
            throw new IOException("The access key in " + dir + " can't be opened or made.", e);
        }
    }

    private static void create(Path dir, String organisation, String country, String host, Clock clock)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(dir);
        var password = TestAuthority.newPassword();
        var certificates = new TestCertificates(clock.instant());
        var ca = certificates.authority(country);
        var access = certificates.access(organisation, country, host, ca);
        OwnerOnly.write(dir.resolve(PASSWORD), new String(password).getBytes(StandardCharsets.US_ASCII));
        OwnerOnly.write(
                dir.resolve(KEYS),
                TestAuthority.store(ALIAS, access, List.of(access.certificate(), ca.certificate()), password));
    }
}
