package org.tessera.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole life of one credential, and what it leaves behind. */
class TourTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path folder;

    @BeforeAll
    static void play() throws Exception {
        var log = folder.resolve("tour.log");
        int exit = RunningTessera.command(log, "tour", "--out", folder.toString());
        assertThat(exit).as(Files.readString(log)).isZero();
    }

    @Test
    void leavesTheFiveFiles() {
        assertThat(folder.resolve("credential.json")).isNotEmptyFile();
        assertThat(folder.resolve("credential.pdf"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-");
        assertThat(folder.resolve("passport.json")).isNotEmptyFile();
        assertThat(folder.resolve("verification.json")).isNotEmptyFile();
        assertThat(folder.resolve("trace.json")).isNotEmptyFile();
    }

    /** An oracle that shares no code with the sealer: RFC 7515 and RFC 7797 by hand, with the JDK's own signatures. */
    @Test
    void leavesASealThatTheJdkAloneCanCheck() throws Exception {
        var sealed = JSON.readTree(Files.readAllBytes(folder.resolve("credential.json")));
        var signature = sealed.get("signatures").get(0);
        assertThat(checks(signature, sealed.get("payload").asString())).isTrue();
        assertThat(checks(signature, sealed.get("payload").asString().replace("Eleni", "Elena")))
                .isFalse();
    }

    @Test
    void theFileAloneIsGenuineForTheOfflineCommandAndOneByteMakesItFalse() throws Exception {
        var file = folder.resolve("credential.json");
        var altered = Files.writeString(
                folder.resolve("altered.json"), Files.readString(file).replaceFirst("Eleni", "Elena"));
        // The local test authority is not known to a stranger's computer, so the command can't tell who sealed.
        assertThat(RunningTessera.command(folder.resolve("verify.log"), "verify", file.toString()))
                .isEqualTo(2);
        assertThat(RunningTessera.command(folder.resolve("verify-altered.log"), "verify", altered.toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("verify-altered.log")).content().doesNotContain("Paradeigma");
    }

    @Test
    void withTheListOfTheDayTheOfflineCommandSeesTheWithdrawal() {
        assertThat(offline("status.json")).isZero();
        assertThat(offline("status-after-withdrawal.json")).isEqualTo(1);
    }

    private static int offline(String list) {
        return RunningTessera.command(
                folder.resolve("verify-with-" + list + ".log"),
                "verify",
                folder.resolve("credential.json").toString(),
                "--trust",
                folder.resolve("ca.pem").toString(),
                "--status",
                folder.resolve(list).toString());
    }

    @Test
    void theTraceLeadsFromTheDecisionBackToTheSurvey() throws Exception {
        var kinds = JSON.readTree(Files.readAllBytes(folder.resolve("trace.json")))
                .get("trace")
                .valueStream()
                .map(step -> step.get("kind").asString())
                .distinct()
                .toList();
        assertThat(kinds)
                .startsWith("decision")
                .contains("result", "form", "outcome", "matrix")
                .endsWith("survey");
    }

    private static boolean checks(JsonNode signature, String payload) throws Exception {
        var header = signature.get("protected").asString();
        var members = JSON.readTree(Base64.getUrlDecoder().decode(header));
        assertThat(members.get("b64").asBoolean()).isFalse();
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        Base64.getDecoder().decode(members.get("x5c").get(0).asString())));
        var name = switch (members.get("alg").asString()) {
            case "RS256" -> "SHA256withRSA";
            case "ES256" -> "SHA256withECDSAinP1363Format";
            default -> throw new AssertionError("unexpected algorithm " + members.get("alg"));
        };
        var verifier = Signature.getInstance(name);
        verifier.initVerify(certificate);
        verifier.update((header + "." + payload).getBytes(StandardCharsets.UTF_8));
        return verifier.verify(
                Base64.getUrlDecoder().decode(signature.get("signature").asString()));
    }
}
