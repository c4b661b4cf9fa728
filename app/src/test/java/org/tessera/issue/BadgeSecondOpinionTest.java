package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.credential.OpenBadge;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our badges in the eyes of Digital Bazaar's libraries, which find the key in our did:web document. */
class BadgeSecondOpinionTest extends AfterIssuing {
    private static final Path VERIFIER = project().resolve("credential/src/test/node");
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Copies copies;

    @TempDir
    Path dir;

    @Test
    void bothProofsHoldByThePublishedKeyAndDoNotOnceAnythingIsChanged() throws Exception {
        assumeTrue(
                Files.exists(VERIFIER.resolve("node_modules")),
                "skipped: run npm ci in credential/src/test/node (needs Node.js 20)");
        var cast = day.cast();
        var issued = soon.of(day.granted(cast, day.candidate(cast)));
        for (var form : new Form[] {Form.OPEN_BADGE_PROOF, Form.OPEN_BADGE_PROOF_EDDSA}) {
            var order = copies.order(issued.id(), issued.holder(), form, Optional.empty());
            assertThat(copies.of(order, Duration.ofMinutes(1))).isInstanceOf(Copies.Copy.Ready.class);
            var badge =
                    new String(copies.made(issued.id(), issued.holder(), form).orElseThrow(), StandardCharsets.UTF_8);
            assertThat(verifies(badge)).as(form.key()).isTrue();
            assertThat(verifies(badge.replaceFirst("Checking if", "Checked if")))
                    .as(form.key())
                    .isFalse();
        }
    }

    private boolean verifies(String badge) throws Exception {
        var contexts = new LinkedHashMap<String, JsonNode>();
        for (var one : Map.of(
                        "https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json")
                .entrySet()) {
            try (var in = OpenBadge.class.getResourceAsStream("contexts/" + one.getValue())) {
                contexts.put(one.getKey(), JSON.readTree(Objects.requireNonNull(in)));
            }
        }
        var did = browser.get().uri("/.well-known/did.json").exchange().getResponse();
        var process = new ProcessBuilder(
                        "node",
                        VERIFIER.resolve("verify.mjs").toString(),
                        Files.writeString(dir.resolve("badge.json"), badge).toString(),
                        Files.write(dir.resolve("contexts.json"), JSON.writeValueAsBytes(contexts))
                                .toString(),
                        Files.write(dir.resolve("did.json"), did.getContentAsByteArray())
                                .toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isIn(0, 1);
        return process.exitValue() == 0;
    }
}
