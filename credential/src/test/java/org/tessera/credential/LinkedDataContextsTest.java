package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedDataContextsTest {

    /** The hashes of NOTICE.md. A context that differs by one letter would break every signature over it. */
    @ParameterizedTest
    @CsvSource({
        "credentials-v2.jsonld, 8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f",
        "ob-v3p0-3.0.3.json, ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761",
        "ob-v3p0-3.0.2.json, 00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53",
        "clr-v2p0-2.0.1.json, 880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6",
        "ob-v3p0-extensions.json, 2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e"
    })
    void contextsArePackagedVerbatim(String name, String hash) throws Exception {
        try (var in = Objects.requireNonNull(LinkedDataContexts.class.getResourceAsStream("contexts/" + name))) {
            var digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(hash);
        }
    }
}
