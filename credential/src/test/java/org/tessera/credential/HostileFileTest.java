package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files made to deceive. Whatever they are, nothing from inside them is shown. */

/** Files made to deceive. Whatever they are, nothing from inside them is shown. */
class HostileFileTest {

    private static final byte[] SEALED = Samples.sealed();

    private static Report check(byte[] file) {
        return Samples.checker().check(file);
    }

    private static ObjectNode file() {
        try {
            return (ObjectNode) Json.parse(SEALED);
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode signature(ObjectNode file) {
        return (ObjectNode) file.path("signatures").path(0);
    }

    /** The sealed file with its protected header changed and, since we hold the key, signed again. */
    private static byte[] withHeader(Consumer<ObjectNode> change) throws Exception {
        var file = file();
        var protectedPart = signature(file).path("protected").stringValue();
        var header = (ObjectNode) Json.parse(Base64.getUrlDecoder().decode(protectedPart));
        change.accept(header);
        return signed(
                file, Base64Url.encode(Json.write(header)), file.path("payload").stringValue());
    }

    private static byte[] withPayload(UnaryOperator<String> change) throws Exception {
        var file = file();
        var payload = change.apply(file.path("payload").stringValue());
        file.put("payload", payload);
        return signed(file, signature(file).path("protected").stringValue(), payload);
    }

    private static byte[] signed(ObjectNode file, String header, String payload) throws Exception {
        var content = (header + "." + payload).getBytes(StandardCharsets.UTF_8);
        signature(file)
                .put("protected", header)
                .put("signature", Base64Url.encode(Samples.authority().sealKey().sign(content)));
        return Json.write(file);
    }

    private static void assertRefused(byte[] file, String cause) {
        var report = check(file);
        assertThat(report.check(Check.Kind.SEAL).cause()).isEqualTo(cause);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.ALTERED);
        assertThat(report.facts()).isEmpty();
        assertThat(report.toJson()).doesNotContain("Παπαδοπούλου");
    }

    @Test
    void theHelpersThemselvesMakeSoundSeals() throws Exception {
        assertThat(check(withHeader(_ -> {})).verdict()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Test
    void theUnusedBitsOfTheLastLetterAreNoHidingPlace() {
        var file = file();
        var value = signature(file).path("signature").stringValue();
        // 384 bytes end on a full letter, so a letter that carries spare bits is made by cutting one byte off first.
        assertThat(Base64Url.decode("QQ")).isPresent();
        assertThat(Base64Url.decode("QR")).isEmpty();
        signature(file).put("signature", value + "=");
        assertRefused(Json.write(file), "seal-broken");
    }

    @Test
    void twoSignaturesAreOneTooMany() {
        var file = file();
        ((ArrayNode) file.path("signatures")).add(signature(file).deepCopy());
        assertRefused(Json.write(file), "several-signatures");
        var flattened = file().put("signature", "AA");
        assertRefused(Json.write(flattened), "several-signatures");
    }

    @Test
    void noSignatureIsNoSeal() {
        var file = file();
        file.putArray("signatures");
        assertRefused(Json.write(file), "malformed-seal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "HS256", "ES256", "RS1", ""})
    void theHeaderCanNotTalkUsIntoAnotherAlgorithm(String algorithm) throws Exception {
        assertRefused(withHeader(header -> header.put("alg", algorithm)), "algorithm-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5u"})
    void aKeyFromElsewhereIsRefused(String name) throws Exception {
        assertRefused(withHeader(header -> header.put(name, "https://evil.example.org/key")), "key-in-header");
    }

    @Test
    void detachedContentIsRefused() throws Exception {
        assertRefused(withHeader(header -> header.putObject("sigD").put("mId", "x")), "wrapped-payload");
    }

    @Test
    void aPayloadThatIsNotTextIsRefused() {
        var file = file();
        file.putObject("payload").put("id", "urn:x:1");
        assertRefused(Json.write(file), "wrapped-payload");
    }

    @Test
    void contentOutsideTheSealIsRefused() {
        assertRefused(Json.write(file().put("credentialSubject", "Somebody Else")), "unprotected-content");
        var header = file();
        signature(header).putObject("header").put("alg", "none");
        assertRefused(Json.write(header), "unprotected-content");
    }

    @Test
    void demandsThatWeDoNotUnderstandAreRefused() throws Exception {
        assertRefused(
                withHeader(header -> header.put("exp2", 1).withArray("crit").add("exp2")), "critical-not-understood");
        assertRefused(withHeader(header -> header.putArray("crit")), "critical-not-understood");
        assertRefused(withHeader(header -> header.remove("crit")), "critical-not-understood");
    }

    @Test
    void aSealWithoutCertificateIsRefused() throws Exception {
        assertRefused(withHeader(header -> header.remove("x5c")), "certificate-missing");
        assertRefused(withHeader(header -> header.putArray("x5c").add("AAAA")), "certificate-missing");
    }

    @Test
    void theCertificateReferredToIsTheOneCarried() throws Exception {
        assertRefused(withHeader(header -> header.put("x5t#S256", Base64Url.encode("x"))), "certificate-mismatch");
    }

    @Test
    void anotherCertificateDoesNotFitTheSignature() throws Exception {
        var other =
                Samples.newAuthority("Somebody Else").sealKey().certificate().getEncoded();
        var file = withHeader(header -> {
            header.remove("x5t#S256");
            header.putArray("x5c").add(Base64.getEncoder().encodeToString(other));
        });
        assertRefused(file, "seal-broken");
    }

    @Test
    void anIssuerOtherThanTheSealIsRefused() throws Exception {
        var report = check(withPayload(text -> text.replace(
                "\"legalName\":{\"en\":\"Certification Body of Attica\"}", "\"legalName\":{\"en\":\"Harvard\"}")));
        assertThat(report.check(Check.Kind.ISSUER).cause()).isEqualTo("issuer-differs-from-seal");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.ALTERED);
        assertThat(report.facts()).isEmpty();
    }

    @Test
    void wordsThatVanishAsLinkedDataAreRefused() throws Exception {
        var report = check(withPayload(text -> text.replace("\"dateOfBirth\"", "\"birthday\"")));
        assertThat(report.check(Check.Kind.FORMAT).cause()).isEqualTo("unknown-terms");
        assertThat(report.check(Check.Kind.FORMAT).details()).containsEntry("terms", "birthday");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void contextsCanNotBeSwappedNorAdded() throws Exception {
        var swapped = check(withPayload(text -> text.replace(
                "[\"" + Elm.VC_CONTEXT + "\",\"" + Elm.EDC_CONTEXT + "\"]",
                "[\"" + Elm.EDC_CONTEXT + "\",\"" + Elm.VC_CONTEXT + "\"]")));
        assertThat(swapped.check(Check.Kind.FORMAT).cause()).isEqualTo("wrong-contexts");
        var nested = check(withPayload(text ->
                text.replace("\"type\":\"Person\"", "\"@context\":{\"fullName\":\"urn:x:y\"},\"type\":\"Person\"")));
        assertThat(nested.check(Check.Kind.FORMAT).cause()).isEqualTo("unknown-terms");
    }

    @Test
    void theSameKeyTwiceIsRefused() throws Exception {
        var report = check(
                withPayload(text -> text.replace("\"type\":\"Person\"", "\"type\":\"Person\",\"type\":\"Agent\"")));
        assertThat(report.check(Check.Kind.FORMAT).cause()).isEqualTo("duplicate-keys");
        assertThat(report.facts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-7"})
    void otherEncodingsAreRefused(String encoding) {
        var text = new String(SEALED, StandardCharsets.UTF_8).replace("payload", "Παπα");
        var report = check(text.getBytes(java.nio.charset.Charset.forName(encoding)));
        assertThat(report.check(Check.Kind.FORMAT).outcome()).isEqualTo(Check.Outcome.FAILS);
    }

    @Test
    void byteOrderMarksAndLoneSurrogatesAreRefused() {
        var marked = ("\ufeff" + new String(SEALED, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(check(marked).check(Check.Kind.FORMAT).cause()).isEqualTo("wrong-encoding");
        var lone = "{\"payload\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(check(lone).check(Check.Kind.FORMAT).cause()).isEqualTo("wrong-encoding");
    }

    @Test
    void deepNestingIsRefusedQuickly() {
        var deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        var report = Assertions.assertTimeout(Duration.ofSeconds(2), () -> check(deep));
        assertThat(report.check(Check.Kind.FORMAT).cause()).isEqualTo("too-deep-or-large");
    }
}
