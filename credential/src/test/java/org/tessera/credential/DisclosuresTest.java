package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Structural attacks on disclosures (RFC 9901 §7.1). */
class DisclosuresTest {

    private static final String CREDENTIAL = new String(EveryFormat.FILES.get("wallet"), StandardCharsets.US_ASCII);
    private static final ProofKey HOLDER = EveryFormat.HOLDER;
    private static final PresentationRequest REQUEST = EveryFormat.REQUEST;

    private static Report check(String credential) {
        return EveryFormat.check("wallet", credential.getBytes(StandardCharsets.US_ASCII));
    }

    private static ObjectNode payload(String credential) {
        try {
            var part = credential.substring(0, credential.indexOf('~')).split("\\.", -1)[1];
            return (ObjectNode) Json.parse(Base64Url.decode(part).orElseThrow());
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    /** The credential with a changed payload, signed again by the true issuer, and more disclosures. */
    private static String resigned(Consumer<ObjectNode> change, String... disclosures) {
        var claims = payload(CREDENTIAL);
        change.accept(claims);
        var header = Json.object().put("alg", "ES256").put("typ", "dc+sd-jwt");
        var rest = CREDENTIAL.substring(CREDENTIAL.indexOf('~'));
        return CompactJws.sign(header, claims, Samples.authority().walletKey())
                + rest
                + (disclosures.length == 0 ? "" : String.join("~", disclosures) + "~");
    }

    private static String disclosure(Object... parts) {
        var array = Json.object().arrayNode();
        for (var part : parts) {
            array.add(String.valueOf(part));
        }
        return Base64Url.encode(Json.write(array));
    }

    private static void assertRefused(String credential) {
        var report = check(credential);
        assertThat(report.check(Check.Kind.SEAL).cause()).isEqualTo("disclosure-wrong");
        assertThat(report.facts()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Report.Verdict.ALTERED);
    }

    private static ArrayNode digests(ObjectNode claims) {
        return (ArrayNode) claims.path("_sd");
    }

    @Test
    void theHelperItselfMakesSoundCredentials() {
        assertThat(check(resigned(_ -> {})).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void aDisclosureThatNothingRefersToIsRefused() {
        assertRefused(CREDENTIAL + disclosure("salt", "name", "Somebody Else") + "~");
    }

    @Test
    void theSameDisclosureTwiceIsRefused() {
        var first = CREDENTIAL.split("~", -1)[1];
        assertRefused(CREDENTIAL + first + "~");
    }

    @Test
    void aDigestInTwoPlacesIsRefusedEvenUndisclosed() {
        assertRefused(resigned(claims -> digests(claims).add("AAAA").add("AAAA")));
        assertRefused(resigned(claims -> claims.putObject("level")
                .putArray("_sd")
                .add(digests(claims).get(0).stringValue())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sd", "...", "title", "exp", "nbf", "vct", "cnf", "status", "iss"})
    void aDisclosureCanNotReplaceOrHideWhatMustBeOpen(String name) {
        var disclosure = disclosure("salt", name, "x");
        assertRefused(resigned(
                claims -> {
                    if (!Set.of("title", "vct", "_sd").contains(name)) {
                        claims.remove(name);
                    }
                    digests(claims).add(SdJwtVc.digest(disclosure));
                },
                disclosure));
    }

    @Test
    void disclosuresOfTheWrongShapeAreRefused() {
        for (var wrong :
                new String[] {disclosure("salt"), disclosure("a", "b", "c", "d"), "!!", Base64Url.encode("{}")}) {
            assertRefused(resigned(claims -> digests(claims).add(SdJwtVc.digest(wrong)), wrong));
        }
        var element = disclosure("salt", "not a claim");
        assertRefused(resigned(claims -> digests(claims).add(SdJwtVc.digest(element)), element));
        var claim = disclosure("salt", "name", "not an element");
        assertRefused(resigned(
                claims -> ((ArrayNode) claims.path("outcomes")).addObject().put("...", SdJwtVc.digest(claim)), claim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "sha-1", "SHA-256", ""})
    void otherDigestsAreRefused(String name) {
        assertRefused(resigned(claims -> claims.put("_sd_alg", name)));
    }

    @Test
    void aDigestAlgorithmDeepInsideIsRefused() {
        assertRefused(resigned(claims -> claims.putObject("level").put("_sd_alg", "sha-256")));
    }

    @Test
    void tokensOfAnotherTypeAreNoCredentials() {
        var header = Json.object().put("alg", "ES256").put("typ", "JWT");
        var token =
                CompactJws.sign(header, payload(CREDENTIAL), Samples.authority().walletKey());
        assertThat(check(token + "~").facts()).isEmpty();
    }
}
