package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no credential gets one plain sentence and exit 2, quickly and in little memory. */
class NoCredentialTest {

    @TempDir
    private Path dir;

    enum File {
        NOTHING,
        HALF_A_CREDENTIAL,
        ZIP,
        SPACES_50_MB,
        SPACES_15_MB,
        BRACKETS_15_MB,
        PICTURE_WITHOUT_BADGE,
        JSON_ARRAY,
        CREDENTIAL_OF_ANOTHER_KIND,
        OLDER_BADGE,
        PDF,
        TOKEN_OF_ANOTHER_KIND,
        UTF_16;

        byte[] content() throws IOException {
            return switch (this) {
                case NOTHING -> new byte[0];
                case HALF_A_CREDENTIAL -> Arrays.copyOf(Samples.sealed(), Samples.sealed().length / 2);
                case ZIP -> zip();
                case SPACES_50_MB -> filled(50, ' ');
                case SPACES_15_MB -> filled(15, ' ');
                case BRACKETS_15_MB -> filled(15, '[');
                case PICTURE_WITHOUT_BADGE -> BlankPage.png(100, 100);
                case JSON_ARRAY -> bytes("[{\"type\":\"OpenBadgeCredential\"}]");
                case CREDENTIAL_OF_ANOTHER_KIND ->
                    bytes("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],"
                            + "\"type\":[\"VerifiableCredential\",\"DrivingLicence\"],\"proof\":{}}");
                case OLDER_BADGE -> bytes("{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Assertion\"}");
                case PDF -> bytes("%PDF-1.7 a printed sheet");
                case TOKEN_OF_ANOTHER_KIND -> bytes("eyJhbGciOiJub25lIn0");
                case UTF_16 -> "{\"type\":\"OpenBadgeCredential\"}".getBytes(StandardCharsets.UTF_16);
            };
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] filled(int megabytes, char c) {
            var bytes = new byte[megabytes * 1024 * 1024];
            Arrays.fill(bytes, (byte) c);
            return bytes;
        }

        private static byte[] zip() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("credential.json"));
                zip.write(bytes("{}"));
            }
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource(File.class)
    void oneSentenceAndTwo(File file) throws Exception {
        var path = Files.write(dir.resolve(file.name()), file.content());
        var text = new ByteArrayOutputStream();
        var code = Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> Main.verify(new String[] {path.toString()}, new PrintStream(text, true, StandardCharsets.UTF_8)));
        assertThat(code).isEqualTo(Main.CANNOT_TELL);
        assertThat(text.toString(StandardCharsets.UTF_8).strip())
                .doesNotContain("\n", "Exception")
                .startsWith("The ")
                .endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(
            value = File.class,
            names = {"SPACES_50_MB", "SPACES_15_MB", "BRACKETS_15_MB"})
    void littleMemory(File file) throws Exception {
        var path = Files.write(dir.resolve(file.name()), file.content());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        Main.verify(new String[] {path.toString()}, new PrintStream(new ByteArrayOutputStream()));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(128L * 1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "42", "\"text\"", "{\"a\":1}", "PK\u0003\u0004", "%PDF-1.7", "{\"a\":1}{}"
            })
    void theReportSaysThatTheFormIsUnknown(String content) {
        var report = Samples.checker().check(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        assertThat(report.format()).isEqualTo(Format.UNKNOWN);
        assertThat(report.check(Check.Kind.FORMAT).outcome()).isEqualTo(Check.Outcome.FAILS);
    }

    @Test
    void aFileThatCanNotBeReadIsSaidToBeSo() {
        var text = new ByteArrayOutputStream();
        var code = Main.verify(new String[] {dir.toString()}, new PrintStream(text, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(Main.CANNOT_TELL);
        assertThat(text.toString(StandardCharsets.UTF_8)).startsWith("Can't read");
    }
}
