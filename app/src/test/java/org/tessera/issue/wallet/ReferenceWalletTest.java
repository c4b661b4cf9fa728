package org.tessera.issue.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import org.tessera.WholeApplication;
import org.tessera.credential.Checker;
import org.tessera.credential.Report;
import org.tessera.issue.Credentials;
import org.tessera.passport.PassportDay;

/**
 * A wallet that is not ours fetches credentials from a server that listens: the EU's reference library, which speaks TLS
 * with no other address than https. A server of its own, because it has to know its address and its key when it starts.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@AutoConfigureMockMvc
@DirtiesContext
class ReferenceWalletTest {
    private static final String PASSWORD = "only-for-this-test";
    private static final Path HOME = Path.of("target", "test-home-tls-" + ProcessHandle.current().pid())
            .toAbsolutePath();
    private static PassportDay.@Nullable Holder first;
    private static @Nullable SSLContext before;

    @Autowired
    Offers offers;

    @Autowired
    PassportDay day;

    @Autowired
    Credentials credentials;

    @Autowired
    MockMvcTester web;

    @Autowired
    Clock clock;

    private PassportDay.Holder holder;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        registry.add("server.port", () -> port);
        registry.add("tessera.base-url", () -> "https://localhost:" + port);
        registry.add("tessera.home", HOME::toString);
        registry.add("tessera.content", () -> WholeApplication.project().resolve("content").toString());
        registry.add("tessera.narration.ahead", () -> "false");
        registry.add("server.ssl.key-store", () -> HOME.resolve("tls.p12").toString());
        registry.add("server.ssl.key-store-type", () -> "PKCS12");
        registry.add("server.ssl.key-store-password", () -> PASSWORD);
    }

    /** Java's own tool, for a server key that this test alone trusts. */
    private static void makeKey() throws IOException {
        Files.createDirectories(HOME);
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        HOME.resolve("tls.p12").toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        try {
            assertThat(tool.waitFor()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeAll
    static void trustThatKey() throws Exception {
        makeKey();
        before = SSLContext.getDefault();
        var store = KeyStore.getInstance(HOME.resolve("tls.p12").toFile(), PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", store.getCertificate("tls"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLContext.setDefault(context);
    }

    @AfterAll
    static void trustItNoLonger() {
        SSLContext.setDefault(Objects.requireNonNull(before));
    }

    @BeforeEach
    void aHolder() {
        if (first == null) first = day.holder();
        holder = first;
    }

    @Test
    void getsACredentialWithTheTransactionCode() throws Exception {
        var made = offers.make(holder.id(), holder.credential());
        var wallet = new ReferenceWallet(offers.link(made.secret()));
        var key = TestWallet.newKey();
        var got = wallet.credentials(wallet.byTransactionCode(made.transactionCode()), key);
        assertThat(got).hasSize(1);
        assertIsBoundAndGenuine(got.getFirst(), key);
    }

    @Test
    void getsSeveralAtOnceByTheHoldersWordInTheBrowser() throws Exception {
        var made = offers.make(holder.id(), holder.credential());
        var wallet = new ReferenceWallet(offers.link(made.secret()));
        var keys = new ECKey[] {TestWallet.newKey(), TestWallet.newKey()};
        var got = wallet.credentials(wallet.byBrowser(this::allow), keys);
        assertThat(got).hasSize(2);
        for (int n = 0; n < keys.length; n++) assertIsBoundAndGenuine(got.get(n), keys[n]);
    }

    @Test
    void isRefusedWithAWrongTransactionCode() {
        var made = offers.make(holder.id(), holder.credential());
        var wallet = new ReferenceWallet(offers.link(made.secret()));
        var wrong = made.transactionCode().equals("000000") ? "000001" : "000000";
        assertThatThrownBy(() -> wallet.byTransactionCode(wrong)).hasMessageContaining("invalid_grant");
    }

    /** What the holder does in the browser: they are signed in, and allow it. */
    private URI allow(URI address) {
        var query = UriComponentsBuilder.fromUri(address).build().getQueryParams();
        var request = String.valueOf(query.getFirst("request_uri")).replace("%3A", ":");
        var answer = web.post()
                .uri("/oauth/authorize")
                .with(user(holder.id().toString()))
                .with(csrf())
                .param("client", ReferenceWallet.CLIENT)
                .param("request", request.substring(request.lastIndexOf(':') + 1))
                .param("answer", "yes")
                .param("about", holder.credential().toString())
                .exchange()
                .getResponse();
        return URI.create(String.valueOf(answer.getHeader("Location")));
    }

    @SuppressWarnings("unchecked")
    private void assertIsBoundAndGenuine(String credential, ECKey key) throws Exception {
        var claims = SignedJWT.parse(credential.split("~", 2)[0]).getJWTClaimsSet().getClaims();
        var bound = (Map<String, Object>) Objects.requireNonNull((Map<String, Object>) claims.get("cnf")).get("jwk");
        assertThat(List.of(ECKey.parse(bound))).containsExactly(key.toPublicJWK());
        var report = new Checker(credentials.trust(), credentials.statuses(), clock)
                .check(credential.getBytes(StandardCharsets.US_ASCII));
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }
}
