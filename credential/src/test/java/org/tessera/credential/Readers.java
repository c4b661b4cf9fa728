package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All that reads a stranger's bytes. Whatever they are, nothing is thrown but what is promised, and nothing is believed. */
final class Readers {

    private static final Checker STRANGER = new Checker(
                    Trust.none(), StatusSource.none(), new PublishedKeys(_ -> Optional.empty()), Samples.CLOCK)
            .asking(RevocationSource.none());

    private Readers() {}

    static void feed(byte[] file) {
        var report = STRANGER.check(file);
        assertThat(report.verdict()).isNotEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.toJson()).isNotEmpty();
        STRANGER.check(file, EveryFormat.REQUEST);
        // A checker to whom a forged list, key document or accreditation is handed.
        new Checker(
                        Samples.authority().trust(),
                        _ -> Optional.of(file),
                        new PublishedKeys(_ -> Optional.of(file)),
                        Samples.CLOCK)
                .asking(RevocationSource.of(List.of(file)))
                .consulting(_ -> Optional.of(file))
                .check(SEALED);
        new PublishedKeys(_ -> Optional.of(file)).find("did:web:example.org#key-1");
        TimeStamp.read(file);
        only(IllegalArgumentException.class, () -> AwardJson.read(file));
        var text = new String(file, StandardCharsets.ISO_8859_1);
        only(IllegalArgumentException.class, () -> StatusList.decode("urn:x:list", StatusList.Purpose.MESSAGE, text));
        only(IllegalArgumentException.class, () -> TokenStatusList.decode("urn:x:list", 2, text));
        Multikey.decode(text.length() > 200 ? text.substring(0, 200) : text);
        Base64Url.decode(text);
        LookAlikes.host(text);
        LookAlikes.isDeceptive(text.length() > 2000 ? text.substring(0, 2000) : text);
    }

    private static final byte[] SEALED = Samples.sealed();

    private static void only(Class<? extends RuntimeException> promised, Runnable reader) {
        try {
            reader.run();
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(promised);
        }
    }
}
