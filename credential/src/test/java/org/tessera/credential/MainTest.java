package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    private static Path dir;

    private static String ca;
    private static String file;
    private static String list;

    @BeforeAll
    static void aSealedCredentialOnDisk() throws IOException {
        var now = Instant.now();
        var authority =
                TestAuthority.create(dir.resolve("keys"), "Certification Body of Attica", "GR", Clock.systemUTC());
        var award = Samples.anAward()
                .issued(now.minusSeconds(60))
                .validUntil(now.plus(Duration.ofDays(365)))
                .build();
        var json = EuropeanDigitalCredential.write(award, Samples.images());
        ca = dir.resolve("keys/ca.pem").toString();
        file = write("credential.json", JadesSeal.seal(json, authority.sealKey(), now.minusSeconds(30)));
        var published =
                Samples.list().publish(authority.sealKey(), Samples.body().id(), now, now.plusSeconds(600));
        list = write("status.jwt", published);
    }

    private static String write(String name, byte[] content) throws IOException {
        return Files.write(dir.resolve(name), content).toString();
    }

    private record Answer(int code, String text) {}

    private static Answer verify(String... args) {
        var out = new ByteArrayOutputStream();
        var code = Main.verify(args, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aGenuineCredentialEndsWithZero() {
        var answer = verify(file, "--trust", ca, "--status", list);
        assertThat(answer.text()).contains("genuine and valid", "Ελένη Παπαδοπούλου", "Sealed by Certification Body");
        assertThat(answer.code()).isZero();
    }

    @Test
    void withoutTrustOrListItCanNotTell() {
        assertThat(verify(file).code()).isEqualTo(2);
        assertThat(verify(file, "--trust", ca).text()).contains("list is not at hand");
        assertThat(verify(file, "--trust", ca).code()).isEqualTo(2);
    }

    @Test
    void anAlteredFileEndsWithOneAndShowsNothing() throws Exception {
        var text = Files.readString(Path.of(file)).replace("\\\"PT8H\\\"", "\\\"PT9H\\\"");
        var altered = verify(write("altered.json", text.getBytes(StandardCharsets.UTF_8)), "--trust", ca);
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.text()).doesNotContain("Παπαδοπούλου");
    }

    @Test
    void whatIsNoCredentialEndsWithTwoAndOneSentence() throws Exception {
        assertThat(verify(write("a.zip", new byte[] {'P', 'K', 3, 4})).code()).isEqualTo(2);
        assertThat(verify(dir.resolve("absent").toString()).code()).isEqualTo(2);
        assertThat(verify("--nonsense").text()).contains("no option");
        assertThat(verify(file, "--trust").text()).contains("needs a file");
    }

    @Test
    void machinesGetJson() throws Exception {
        var json = Json.parse(
                verify(file, "--trust", ca, "--status", list, "--json").text().strip());
        assertThat(json.path("verdict").asString()).isEqualTo("GENUINE_AND_VALID");
        assertThat(json.path("checks").size()).isEqualTo(8);
        assertThat(json.at("/facts/who/latinName").asString()).isEqualTo("Eleni Papadopoulou");
    }
}
