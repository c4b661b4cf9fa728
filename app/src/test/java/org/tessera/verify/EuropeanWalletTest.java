package org.tessera.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.id.Issuer;
import eu.europa.ec.eudi.openid4vp.Consensus;
import eu.europa.ec.eudi.openid4vp.DispatchOutcome;
import eu.europa.ec.eudi.openid4vp.ErrorDispatchPolicy;
import eu.europa.ec.eudi.openid4vp.JarConfiguration;
import eu.europa.ec.eudi.openid4vp.JarmConfiguration;
import eu.europa.ec.eudi.openid4vp.KtorKt;
import eu.europa.ec.eudi.openid4vp.Resolution;
import eu.europa.ec.eudi.openid4vp.ResolvedRequestObject;
import eu.europa.ec.eudi.openid4vp.SiopOpenId4VPConfig;
import eu.europa.ec.eudi.openid4vp.SiopOpenId4Vp;
import eu.europa.ec.eudi.openid4vp.SupportedClientIdScheme;
import eu.europa.ec.eudi.openid4vp.VPConfiguration;
import eu.europa.ec.eudi.openid4vp.VerifiablePresentation;
import eu.europa.ec.eudi.openid4vp.VpContent;
import eu.europa.ec.eudi.openid4vp.VpFormat;
import eu.europa.ec.eudi.openid4vp.VpFormats;
import eu.europa.ec.eudi.openid4vp.dcql.QueryId;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tessera.RealServer;
import org.tessera.platform.Settings;

/**
 * Wallets that are not ours answer the desk over real HTTP. The European reference wallet's library reads the request,
 * checks its signature and certificate, and sends the answer; in the version that Maven Central has, it is older than
 * OpenID4VP 1.0 and encrypts by JARM, so what 1.0 and HAIP ask for in addition is answered with Nimbus alone.
 */
class EuropeanWalletTest extends AtTheDesk {
    private static final Set<String> ALL = Set.of("name", "given_name", "family_name", "outcomes");

    @Autowired
    RealServer server;

    @Autowired
    Settings settings;

    @BeforeEach
    void overHttp() {
        server.start();
    }

    @Test
    void theEuropeanReferenceLibraryPresentsOurCredential() throws Exception {
        var asked = desk.ask(employer, hotel, "K08", false);
        var wallet = wallet();
        var resolved = BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (_, then) -> wallet.resolveRequestUri(desk.link(asked), resolution(then)));
        assertThat(resolved).isInstanceOf(Resolution.Success.class);
        var request = ((Resolution.Success) resolved).getRequestObject();
        assertThat(request).isInstanceOf(ResolvedRequestObject.OpenId4VPAuthorization.class);
        var held = wallets.held(holder);
        var presented = ForeignWallet.presentation(
                held, ALL, held.key(), "x509_san_dns:" + settings.baseUrl().getHost(), request.getNonce());
        var outcome = BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (_, then) -> wallet.dispatch(request, consent(presented), null, outcome(then)));
        assertThat(outcome).isInstanceOf(DispatchOutcome.VerifierResponse.Accepted.class);
        assertThat(page(asked)).contains("Genuine and valid today", "Ελένη Παράδειγμα");
    }

    @Test
    void aWalletOfVersionOneAnswersEncrypted() throws Exception {
        var asked = desk.ask(employer, hotel, "K08", true);
        try (var http = HttpClient.newHttpClient()) {
            var request = http.send(
                    HttpRequest.newBuilder(address(asked.requestPath())).build(), HttpResponse.BodyHandlers.ofString());
            var claims = ForeignWallet.claims(request.body());
            var held = wallets.held(holder);
            var presented = ForeignWallet.presentation(
                    held,
                    ALL,
                    held.key(),
                    String.valueOf(claims.get("client_id")),
                    String.valueOf(claims.get("nonce")));
            var form = ForeignWallet.encrypted(claims, presented, String.valueOf(claims.get("state")));
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(String.valueOf(claims.get("response_uri"))))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(page(asked)).contains("Genuine and valid today", "Ελένη Παράδειγμα");
    }

    /** A wallet that trusts every verifier's certificate, as a person does who taps "yes". */
    private static SiopOpenId4Vp wallet() {
        var formats =
                new VpFormats(new VpFormat.SdJwtVc(List.of(JWSAlgorithm.ES256), List.of(JWSAlgorithm.ES256)), null);
        return SiopOpenId4Vp.Companion.invoke(
                new SiopOpenId4VPConfig(
                        new Issuer("https://self-issued.me/v2"),
                        JarConfiguration.Companion.getDefault(),
                        new JarmConfiguration.Encryption(
                                List.of(JWEAlgorithm.ECDH_ES), List.of(EncryptionMethod.A128GCM)),
                        new VPConfiguration(false, Map.of(), Map.of(), formats, List.of()),
                        Clock.systemUTC(),
                        Duration.ofSeconds(15),
                        List.of(new SupportedClientIdScheme.X509SanDns(_ -> true)),
                        ErrorDispatchPolicy.AllClients),
                KtorKt.getDefaultHttpClientFactory());
    }

    /** Kotlin's inline classes have no constructor that Java sees, so they are boxed as Kotlin boxes them. */
    private static Consensus consent(String presented) {
        try {
            var query =
                    (QueryId) QueryId.class.getMethod("box-impl", String.class).invoke(null, Wanted.QUERY);
            var presentation = (VerifiablePresentation) VerifiablePresentation.Generic.class
                    .getMethod("box-impl", String.class)
                    .invoke(null, presented);
            return new Consensus.PositiveConsensus.VPTokenConsensus(new VpContent.DCQL(Map.of(query, presentation)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Continuation<Resolution> resolution(Object then) {
        return (Continuation<Resolution>) then;
    }

    @SuppressWarnings("unchecked")
    private static Continuation<DispatchOutcome> outcome(Object then) {
        return (Continuation<DispatchOutcome>) then;
    }

    private URI address(String path) {
        return URI.create(settings.address(path));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
