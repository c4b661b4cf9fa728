package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BakedImageTest {

    private static final byte[] SIGNED = EveryFormat.FILES.get("open-badge-eddsa");
    private static final byte[] TOKEN = EveryFormat.FILES.get("open-badge-token");

    private static Report check(byte[] file) {
        return EveryFormat.check("open-badge", file);
    }

    private static byte[] picture() {
        return Samples.images().byLanguage().firstEntry().getValue();
    }

    @Test
    void aBakedPngCarriesItsBadge() {
        var report = check(BakedImage.png(picture(), SIGNED));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.BAKED_BADGE);
        assertThat(check(BakedImage.png(picture(), TOKEN)).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aBakedSvgCarriesItsBadge() {
        var svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"><g/></svg>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(check(BakedImage.svg(svg, SIGNED)).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(check(BakedImage.svg(svg, TOKEN)).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aPictureWithTwoBadgesIsRefused() {
        var twice = BakedImage.png(BakedImage.png(picture(), SIGNED), TOKEN);
        assertThat(check(twice).check(Check.Kind.FORMAT).cause()).isEqualTo("several-badges");
    }

    @Test
    void aPictureWithoutBadgeIsNoCredential() {
        assertThat(check(picture()).check(Check.Kind.FORMAT).cause()).isEqualTo("not-a-credential");
    }

    @Test
    void anSvgFetchesNothing() {
        var svg =
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\"><o:credential>&x;</o:credential></svg>";
        assertThat(check(svg.getBytes(StandardCharsets.UTF_8)).facts()).isEmpty();
    }
}
