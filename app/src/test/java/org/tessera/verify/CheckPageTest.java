package org.tessera.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.SampleAward;
import org.tessera.WholeApplication;
import org.tessera.credential.Award;
import org.tessera.credential.BakedImage;
import org.tessera.credential.Check;
import org.tessera.credential.DataIntegrity;
import org.tessera.credential.JadesSeal;
import org.tessera.credential.OpenBadge;
import org.tessera.credential.ProofKey;
import org.tessera.credential.SdJwtVc;
import org.tessera.credential.TestAuthority;
import org.tessera.credential.VcJwt;
import org.tessera.issue.Credentials;
import org.tessera.passport.PassportDay;
import org.tessera.platform.Texts;
import tools.jackson.databind.json.JsonMapper;

class CheckPageTest extends WholeApplication {
    private static PassportDay.@Nullable Holder first;

    @Autowired
    MockMvcTester browser;

    @Autowired
    PassportDay day;

    @Autowired
    Credentials credentials;

    @Autowired
    Texts texts;

    private PassportDay.Holder holder;

    @BeforeEach
    void aHolder() {
        if (first == null) first = day.holder();
        holder = first;
    }

    @Test
    void aGenuineFileShowsTheSameAsALink() throws Exception {
        assertThat(check(credentials.sealed(holder.credential())))
                .contains("Genuine and valid today", "Ελένη Παράδειγμα", "Why trust this?")
                .doesNotContain("Café Almar");
    }

    @Test
    void theFileOfAWithdrawnCertificateIsWithdrawnAtOnce() throws Exception {
        var withdrawn = day.holder();
        day.withdraw(withdrawn);
        assertThat(check(credentials.sealed(withdrawn.credential())))
                .contains("Withdrawn on")
                .doesNotContain("Genuine and valid");
    }

    @Test
    void anAlteredFileShowsNothingFromInsideIt() throws Exception {
        var altered = credentials.sealed(holder.credential());
        int at = new String(altered, StandardCharsets.UTF_8).indexOf("\"payload\"") + 300;
        altered[at] = (byte) (altered[at] == 'A' ? 'B' : 'A');
        assertThat(check(altered))
                .contains("Altered: do not rely on this", "Reference: seal-broken")
                .doesNotContain("Ελένη", "Παράδειγμα", "Checking if information", "K08", "CERTIFICATION_BODY");
    }

    @Test
    void aLookAlikeOfOurIssuerIsGreyAndItsNameIsNotRepeated(@TempDir Path folder) throws Exception {
        var impostor = TestAuthority.create(folder, "Tessera", "GR", Clock.systemUTC());
        var forged = JadesSeal.seal(payload(), impostor.sealKey(), Instant.now());
        assertThat(check(forged))
                .contains("The seal is intact; we do not know this issuer", "class=\"verdict unknown\"")
                .doesNotContain("Genuine and valid", "Sealed by Tessera", "is certified in", "CERTIFICATION_BODY");
    }

    /** Whatever form it has: who sealed it is not known here, and that is no reproach. */
    @Test
    void everyFormOfAnIssuerWhomNobodyKnowsIsGreyAndNeverRed(@TempDir Path folder) throws Exception {
        var stranger = TestAuthority.create(folder, "Academy of Elsewhere", "PL", Clock.systemUTC());
        var key = ProofKey.generateDidKey(ProofKey.Suite.EDDSA_RDFC_2022);
        var byCertificate = award("https://academy.example");
        var badge = DataIntegrity.sign(OpenBadge.write(award(key.controller())), key, Instant.now());
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("badge", badge);
        forms.put(
                "badge in a picture",
                BakedImage.svg("<svg xmlns='http://www.w3.org/2000/svg'></svg>".getBytes(), badge));
        forms.put("badge as token", VcJwt.sign(OpenBadge.write(byCertificate), stranger.sealKey()));
        forms.put(
                "wallet",
                SdJwtVc.write(byCertificate, stranger.walletKey(), "https://academy.example/type", Instant.now())
                        .getBytes(StandardCharsets.US_ASCII));
        for (var form : forms.entrySet()) {
            assertThat(check(form.getValue()))
                    .as(form.getKey())
                    .contains("class=\"verdict unknown\"", "we do not know this issuer")
                    .doesNotContain("verdict bad", "Genuine and valid");
        }
    }

    private static Award award(String issuer) {
        return SampleAward.by(issuer, "Academy of Elsewhere", "https://academy.example/k08")
                .id("urn:uuid:0195b0aa-3c11-7b52-9d1c-5a7b3b3b2c10")
                .learner(SampleAward.learner())
                .issued(Instant.now().minusSeconds(60))
                .build();
    }

    @Test
    void aCredentialWithoutASealShowsNothingFromInsideIt() throws Exception {
        assertThat(check(payload()))
                .contains("it has no seal")
                .doesNotContain("Ελένη", "Checking if information", "Genuine and valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7 a printed sheet", "{}", "[1,2", "<svg onload='alert(1)'/>"})
    void anUnreadableFileSaysWhatToDo(String file) throws Exception {
        assertThat(check(file.getBytes(StandardCharsets.UTF_8)))
                .contains("read this file", "scan the code on it")
                .doesNotContain("alert(1)");
    }

    @Test
    void noFileBringsTheFormBack() throws Exception {
        assertThat(upload(new byte[0], "text/html").getStatus()).isEqualTo(422);
        assertThat(check(new byte[0])).contains("Choose a file first");
    }

    @Test
    void programsGetJson() throws Exception {
        var answer = upload(credentials.sealed(holder.credential()), "application/json");
        assertThat(answer.getContentType()).startsWith("application/json");
        assertThat(answer.getContentAsString()).contains("\"verdict\" : \"valid\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "el", "it", "pl", "es", "ro"})
    void everyCauseAndEveryVerdictHasItsWords(String language) {
        var keys = texts.keys(language);
        assertThat(Check.causes()).allMatch(cause -> keys.contains("verify.cause." + cause));
        for (Verdict verdict : Verdict.values()) assertThat(keys).contains("verify.verdict." + verdict.key());
        for (Check.Kind kind : Check.Kind.values()) assertThat(keys).contains("verify.check." + Words.code(kind));
    }

    /** A text may name what the check found only as the check itself names it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "el", "it", "pl", "es", "ro"})
    void theTextsNameWhatTheChecksFind(String language) {
        for (String cause : Check.causes()) {
            var found = new Check(Check.Kind.SEAL, Check.Outcome.HOLDS, cause, Map.of()).plain();
            var said = texts.say(language, "verify.cause." + cause, Map.of());
            assertThat(names(said)).as(cause).isSubsetOf(names(found));
        }
    }

    private static Set<String> names(String sentence) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(sentence)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }

    private byte[] payload() {
        var sealed = new JsonMapper().readTree(credentials.sealed(holder.credential()));
        return sealed.path("payload").asString().getBytes(StandardCharsets.UTF_8);
    }

    private String check(byte[] file) throws Exception {
        return upload(file, "text/html").getContentAsString();
    }

    private MockHttpServletResponse upload(byte[] file, String accept) {
        return browser.post()
                .uri("/check")
                .multipart()
                .file("file", file)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(new Cookie("lang", "en"))
                .header("Accept", accept)
                .exchange()
                .getResponse();
    }
}
