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
        "ob-v3p0-extensions.json, 2d013f981d1f4516081a6a04e55468ba2b071d4153b794f19a79715c45a89a5e"
    })
    void contextsArePackagedVerbatim(String name, String hash) throws Exception {
        try (var in = Objects.requireNonNull(LinkedDataContexts.class.getResourceAsStream("contexts/" + name))) {
            var digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(hash);
        }
    }
}
