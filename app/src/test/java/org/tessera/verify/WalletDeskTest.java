package org.tessera.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.tessera.credential.TestAuthority;
import org.tessera.platform.Ids;

/**
 * What the desk asks of wallets, what it takes and what it refuses; in one class, so that the list can be read against
 * OpenID4VP 1.0.
 */
class WalletDeskTest extends AtTheDesk {
    private static final Set<String> NAME = Set.of("name", "given_name", "family_name");
    private static final Set<String> ALL = Set.of("name", "given_name", "family_name", "outcomes");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DeskKey key;

    @Test
    void anEmployerAsksShowsACodeAndSeesTheVerdict() throws Exception {
        var sent = browser.post()
                .uri("/desk")
                .with(by(employer))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("micro-credential", "K08")
                .exchange()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(303);
        var asked = asked(String.valueOf(sent.getHeader("Location")));
        assertThat(page(asked)).contains("Let the candidate scan this code", "<svg", "openid4vp://?client_id=x509_");
        assertThat(send(asked, answer(asked, ALL)).getStatus()).isEqualTo(200);
        assertThat(page(asked))
                .contains("Genuine and valid today", "Ελένη Παράδειγμα", "Compares what several sources say")
                .contains("The 8 checks", "check-holds\"><strong>Is it the same person?")
                .contains("Why trust this?", "Done, ask another")
                .doesNotContain(Integer.toString(
                                java.time.LocalDate.now().minusYears(20).getYear()) + "-");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRequestIsSignedAndSaysWhoAsksForWhatAndWhereTheAnswerGoes(boolean encrypted) throws Exception {
        var asked = desk.ask(employer, hotel, "K08", encrypted);
        var answer = request(asked);
        assertThat(answer.getContentType()).isEqualTo("application/oauth-authz-req+jwt");
        var signed = SignedJWT.parse(answer.getContentAsString());
        var leaf = X509CertUtils.parse(
                signed.getHeader().getX509CertChain().getFirst().decode());
        assertThat(signed.verify(new ECDSAVerifier((ECPublicKey) leaf.getPublicKey())))
                .isTrue();
        assertThat(leaf.getIssuerX500Principal()).isNotEqualTo(leaf.getSubjectX500Principal());
        var claims = ForeignWallet.claims(answer.getContentAsString());
        var hash = Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded()));
        assertThat(claims)
                .containsEntry("client_id", encrypted ? "x509_hash:" + hash : "x509_san_dns:localhost")
                .containsEntry("response_type", "vp_token")
                .containsEntry("response_mode", encrypted ? "direct_post.jwt" : "direct_post")
                .containsEntry("nonce", asked.nonce())
                .containsEntry("aud", "https://self-issued.me/v2");
        assertThat(String.valueOf(claims.get("response_uri"))).endsWith(asked.responsePath());
        assertThat(claims.get("dcql_query").toString()).contains("dc+sd-jwt", "/standards/K08/1", "name");
        assertThat(claims.get("client_metadata").toString())
                .contains("Hotel Thalassa")
                .doesNotContain(
                        "\"d\"",
                        "d=" + asked.key().map(k -> k.getD().toString()).orElse("-"));
        assertThat(claims.toString()).doesNotContain("birth", "grade");
    }

    @Test
    void aWalletsOwnNonceComesBackInTheRequest() throws Exception {
        var asked = ask();
        var answer = browser.post()
                .uri(asked.requestPath())
                .contentType("application/x-www-form-urlencoded")
                .param("wallet_nonce", "fresh")
                .exchange()
                .getResponse();
        assertThat(ForeignWallet.claims(answer.getContentAsString())).containsEntry("wallet_nonce", "fresh");
    }

    @Test
    void anEncryptedAnswerIsTakenAndAnOpenOneRefusedWhereEncryptionWasAskedFor() throws Exception {
        var asked = desk.ask(employer, hotel, "K08", true);
        var claims = ForeignWallet.claims(request(asked).getContentAsString());
        assertRefused(asked, answer(asked, ALL), "encrypted");
        var encrypted = ForeignWallet.encrypted(claims, presentation(asked, ALL), asked.state());
        assertThat(send(asked, encrypted).getStatus()).isEqualTo(200);
        assertThat(page(asked)).contains("Genuine and valid today");
    }

    @Test
    void anAnswerEncryptedForAnotherRequestIsRefused() throws Exception {
        var asked = desk.ask(employer, hotel, "K08", true);
        var other = desk.ask(employer, hotel, "K08", true);
        var claims = ForeignWallet.claims(request(other).getContentAsString());
        assertRefused(
                asked, ForeignWallet.encrypted(claims, presentation(asked, ALL), asked.state()), "can't be decrypted");
    }

    @Test
    void anotherNonceIsRefused() throws Exception {
        var asked = ask();
        var held = wallets.held(holder);
        assertRefused(
                asked,
                plain(asked, ForeignWallet.presentation(held, ALL, held.key(), clientId(asked), Ids.secret())),
                "holder-proof-for-another");
    }

    @Test
    void anotherAudienceIsRefused() throws Exception {
        var asked = ask();
        var held = wallets.held(holder);
        assertRefused(
                asked,
                plain(asked, ForeignWallet.presentation(held, ALL, held.key(), "x509_hash:other", asked.nonce())),
                "holder-proof-for-another");
    }

    @Test
    void anotherStateIsRefused() throws Exception {
        var asked = ask();
        assertRefused(asked, ForeignWallet.plain(presentation(asked, ALL), Ids.secret()), "state");
    }

    @Test
    void aBindingByAnotherKeyIsRefused() throws Exception {
        var asked = ask();
        var thief = new ECKeyGenerator(Curve.P_256).generate();
        assertRefused(
                asked,
                plain(
                        asked,
                        ForeignWallet.presentation(wallets.held(holder), ALL, thief, clientId(asked), asked.nonce())),
                "holder-proof-wrong");
    }

    @Test
    void aCredentialWithoutItsHoldersSignatureIsRefused() throws Exception {
        var asked = ask();
        assertRefused(asked, plain(asked, wallets.held(holder).credential()), "holder-proof-missing");
    }

    @Test
    void aMissingDisclosureIsRefusedAndSaysWhich() throws Exception {
        var asked = ask();
        assertRefused(asked, answer(asked, Set.of("outcomes")), "name");
    }

    @Test
    void whatThePersonCanDoMayBeKeptBack() throws Exception {
        var asked = ask();
        assertThat(send(asked, answer(asked, NAME)).getStatus()).isEqualTo(200);
        assertThat(page(asked)).contains("Genuine and valid today").doesNotContain("Compares what several sources");
    }

    @Test
    void anotherMicroCredentialThanTheOneAskedForIsRefused() throws Exception {
        var asked = ask();
        var held = wallets.held(holder, "K15", wallets.ours());
        assertRefused(
                asked,
                plain(asked, ForeignWallet.presentation(held, ALL, held.key(), clientId(asked), asked.nonce())),
                "standard");
    }

    @Test
    void anIssuerWhomNobodyKnowsIsNeitherGoodNorBad(@TempDir Path folder) throws Exception {
        var asked = ask();
        var stranger = TestAuthority.create(folder, "Academy of Elsewhere", "PL", Clock.systemUTC());
        var held = wallets.held(holder, "K08", stranger.walletKey());
        var presented = ForeignWallet.presentation(held, ALL, held.key(), clientId(asked), asked.nonce());
        assertThat(send(asked, plain(asked, presented)).getStatus()).isEqualTo(200);
        assertThat(page(asked))
                .contains("class=\"verdict unknown\"", "we do not know this issuer")
                .doesNotContain("Genuine and valid", "verdict bad", "Why trust this?");
    }

    @Test
    void anAlteredCredentialIsToldAndShowsNothing() throws Exception {
        var asked = ask();
        var good = presentation(asked, ALL);
        var at = good.indexOf('.') + 40;
        var altered = good.substring(0, at) + (good.charAt(at) == 'A' ? 'B' : 'A') + good.substring(at + 1);
        assertThat(send(asked, plain(asked, altered)).getStatus()).isEqualTo(200);
        assertThat(page(asked)).contains("Altered: do not rely on this").doesNotContain("Ελένη", "Παράδειγμα");
    }

    @Test
    void aSuspendedCertificateIsSuspendedAtTheDeskToo() throws Exception {
        var asked = ask();
        var suspended = day.holder();
        day.suspend(suspended);
        var held = wallets.held(suspended);
        var presented = ForeignWallet.presentation(held, ALL, held.key(), clientId(asked), asked.nonce());
        assertThat(send(asked, plain(asked, presented)).getStatus()).isEqualTo(200);
        assertThat(page(asked)).contains("Suspended since").doesNotContain("Genuine and valid");
    }

    @Test
    void anAnswerIsTakenOnce() throws Exception {
        var asked = ask();
        var answer = answer(asked, ALL);
        assertThat(send(asked, answer).getStatus()).isEqualTo(200);
        assertRefused(asked, answer, "answered");
        assertThat(request(asked).getStatus()).isEqualTo(404);
    }

    @Test
    void anAnswerToOneRequestDoesNotAnswerAnother() throws Exception {
        var one = ask();
        var replayed = presentation(one, ALL);
        var other = ask();
        assertRefused(other, ForeignWallet.plain(replayed, other.state()), "holder-proof-for-another");
    }

    @Test
    void aRequestEndsAfterFiveMinutes() throws Exception {
        var asked = ask();
        letPass(asked, WalletDesk.TIME_TO_ANSWER);
        assertThat(request(asked).getStatus()).isEqualTo(404);
        assertRefused(asked, answer(asked, ALL), "over");
        assertThat(page(asked)).contains("The time is over");
    }

    @Test
    void aCandidateWhoDeclinesIsNotHeldAgainstThem() throws Exception {
        var asked = ask();
        var declined = Map.of("error", "access_denied", "state", asked.state());
        assertThat(send(asked, declined).getStatus()).isEqualTo(200);
        assertThat(page(asked)).contains("The candidate declined", "says nothing about them");
    }

    @Test
    void nothingIsKeptAfterTenMinutesOrWhenTheEmployerIsDone() throws Exception {
        var looked = ask();
        send(looked, answer(looked, ALL));
        letPass(looked, WalletDesk.TIME_TO_ANSWER.plus(WalletDesk.TIME_TO_LOOK));
        var ended = ask();
        send(ended, answer(ended, ALL));
        browser.post()
                .uri("/desk/" + ended.id() + "/end")
                .with(by(employer))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        desk.forget();
        assertThat(rows(looked) + rows(ended)).isZero();
    }

    @Test
    void theKeyForTheAnswerIsGoneWithTheAnswer() throws Exception {
        var asked = desk.ask(employer, hotel, "K08", true);
        var claims = ForeignWallet.claims(request(asked).getContentAsString());
        send(asked, ForeignWallet.encrypted(claims, presentation(asked, ALL), asked.state()));
        assertThat(desk.of(asked.id(), employer).key()).isEmpty();
    }

    @Test
    void anotherEmployersRequestIsNotToBeFound() {
        var asked = ask();
        var colleague = employerOf(hotel);
        for (var path : List.of("/desk/" + asked.id(), "/desk/" + asked.id() + "/state"))
            assertThat(browser.get().uri(path).with(by(colleague))).hasStatus(404);
    }

    @Test
    void onlyWhatIsPublishedCanBeAskedFor() {
        var sent = browser.post()
                .uri("/desk")
                .with(by(employer))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("micro-credential", "K99")
                .exchange()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(422);
    }

    private Asked ask() {
        return desk.ask(employer, hotel, "K08", false);
    }

    private Asked asked(String location) {
        var id = java.util.UUID.fromString(location.replaceFirst(".*/", ""));
        // What the form made asks for encryption; the test answers in the open.
        jdbc.sql("update verify.request set encrypted = false, decryption_key = null where id = :id")
                .param("id", id)
                .update();
        return desk.of(id, employer);
    }

    private String clientId(Asked asked) throws Exception {
        return String.valueOf(
                ForeignWallet.claims(request(asked).getContentAsString()).get("client_id"));
    }

    private String presentation(Asked asked, Set<String> show) throws Exception {
        var held = wallets.held(holder);
        return ForeignWallet.presentation(held, show, held.key(), key.clientId(asked), asked.nonce());
    }

    private Map<String, String> answer(Asked asked, Set<String> show) throws Exception {
        return plain(asked, presentation(asked, show));
    }

    private static Map<String, String> plain(Asked asked, String presentation) {
        return ForeignWallet.plain(presentation, asked.state());
    }

    private void assertRefused(Asked asked, Map<String, String> form, String why) throws Exception {
        var answer = send(asked, form);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("\"invalid_request\"", why)
                .doesNotContain("Παράδειγμα");
    }

    private void letPass(Asked asked, Duration time) {
        jdbc.sql("""
                update verify.request
                   set created_at = created_at - cast(:time as interval), expires_at = expires_at - cast(:time as interval),
                       answered_at = answered_at - cast(:time as interval)
                 where id = :id
                """).param("time", time.toString()).param("id", asked.id()).update();
    }

    private int rows(Asked asked) {
        return jdbc.sql("select count(*) from verify.request where id = :id")
                .param("id", asked.id())
                .query(Integer.class)
                .single();
    }
}
