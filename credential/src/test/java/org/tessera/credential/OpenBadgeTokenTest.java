package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OpenBadgeTokenTest {

    private static final byte[] SIGNED = EveryFormat.FILES.get("open-badge-eddsa");
    private static final byte[] TOKEN = EveryFormat.FILES.get("open-badge-token");

    private static Report check(byte[] file) {
        return EveryFormat.check("open-badge", file);
    }

    @Test
    void aTokenIsGenuineAndValid() {
        var report = check(TOKEN);
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.OPEN_BADGE_JWT);
    }

    @Test
    void aTokenIsVerifiedByAnIndependentLibrary() throws Exception {
        var token = com.nimbusds.jwt.SignedJWT.parse(new String(TOKEN, StandardCharsets.US_ASCII));
        var key = (java.security.interfaces.RSAPublicKey)
                Samples.authority().sealKey().certificate().getPublicKey();
        assertThat(token.verify(new com.nimbusds.jose.crypto.RSASSAVerifier(key)))
                .isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Samples.body().id());
        assertThat(claims.getJWTID()).isEqualTo(Samples.anAward().build().id());
        assertThat(claims.getNotBeforeTime()).isEqualTo("2027-02-20T10:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2032-02-20T10:00:00Z");
    }

    @Test
    void aTokenThatSaysTwoThingsIsRefused() throws Exception {
        var claims =
                (ObjectNode) Json.parse(Base64Url.decode(new String(TOKEN, StandardCharsets.US_ASCII).split("\\.")[1])
                        .orElseThrow());
        claims.put("exp", 4_000_000_000L);
        var header = Json.object().put("alg", "RS256").put("typ", "JWT");
        var forged = CompactJws.sign(header, claims, Samples.authority().sealKey());
        var report = check(forged.getBytes(StandardCharsets.US_ASCII));
        assertThat(report.check(Check.Kind.SEAL).cause()).isEqualTo("claims-disagree");
        assertThat(report.facts()).isEmpty();
    }
}
