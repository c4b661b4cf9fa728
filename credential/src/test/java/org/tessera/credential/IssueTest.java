package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class IssueTest {

    @TempDir
    private static Path dir;

    private static Path out;

    static byte[] example() {
        try (var in = Objects.requireNonNull(IssueTest.class.getResourceAsStream("award.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void everyFormatOfOneAward() throws IOException {
        var award = Files.write(dir.resolve("award.json"), example());
        out = dir.resolve("out");
        assertThat(issue("--award", award.toString(), "--out", out.toString()).code())
                .isZero();
    }

    private record Answer(int code, String text) {}

    private static Answer issue(String... args) {
        var text = new ByteArrayOutputStream();
        var code = Main.issue(args, new PrintStream(text, true, StandardCharsets.UTF_8));
        return new Answer(code, text.toString(StandardCharsets.UTF_8));
    }

    private static Answer verify(String name) {
        var text = new ByteArrayOutputStream();
        var code = Main.verify(
                new String[] {
                    out.resolve(name).toString(),
                    "--trust",
                    out.resolve("keys/ca.pem").toString(),
                    "--status",
                    out.resolve("status-list.jwt").toString(),
                    "--status",
                    out.resolve("token-status-list.jwt").toString(),
                    "--key",
                    out.resolve("open-badge.key").toString()
                },
                new PrintStream(text, true, StandardCharsets.UTF_8));
        return new Answer(code, text.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "european-digital-credential.json",
                "open-badge.json",
                "open-badge-ecdsa.json",
                "open-badge.jwt",
                "open-badge.png",
                "open-badge.svg",
                "wallet.sd-jwt"
            })
    void everyFormatChecksAsGenuineAndValid(String name) {
        var answer = verify(name);
        assertThat(answer.text()).contains("genuine and valid", "Ελένη Παπαδοπούλου");
        assertThat(answer.code()).isZero();
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        var before = Files.readAllBytes(out.resolve("open-badge.json"));
        var again = issue("--award", dir.resolve("award.json").toString(), "--out", out.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.text()).contains("already");
        assertThat(Files.readAllBytes(out.resolve("open-badge.json"))).isEqualTo(before);
    }

    @Test
    void anIncompleteAwardIsRefusedByName() throws Exception {
        var json = (ObjectNode) Json.parse(example());
        json.remove("grade");
        json.remove("level");
        var award = Files.write(dir.resolve("incomplete.json"), Json.write(json));
        var answer =
                issue("--award", award.toString(), "--out", dir.resolve("none").toString());
        assertThat(answer.text()).contains("level, grade");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(dir.resolve("none")).doesNotExist();
        var refused = catchThrowableOfType(IncompleteAward.class, () -> AwardJson.read(Json.write(json)));
        assertThat(refused.missing()).containsExactly("level", "grade");
    }

    @ParameterizedTest
    @CsvSource({
        "issued, \"yesterday\", issued",
        "level, {\"eqf\":9}, 1 to 8",
        "learner, {\"givenName\":\"A\"}, familyName",
        "title, {\"en\":\" \"}, blank",
        "languages, [5], languages",
        "remark, \"x\", remark",
        "issuer, {\"id\":\"x\"}, issuer"
    })
    void aWrongValueIsRefusedByPlace(String member, String value, String said) throws Exception {
        var json = (ObjectNode) Json.parse(example());
        json.set(member, Json.parse(value));
        assertThatThrownBy(() -> AwardJson.read(Json.write(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertThat(issue().text()).contains("--award", "Usage");
        assertThat(issue("--award", "absent.json", "--out", "x").code()).isEqualTo(2);
        assertThat(issue("--nonsense", "x").text()).contains("no option");
    }
}
