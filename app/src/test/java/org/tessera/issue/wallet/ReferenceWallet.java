package org.tessera.issue.wallet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import eu.europa.ec.eudi.openid4vci.AccessTokenOption;
import eu.europa.ec.eudi.openid4vci.AuthorizationRequestPrepared;
import eu.europa.ec.eudi.openid4vci.AuthorizeIssuanceConfig;
import eu.europa.ec.eudi.openid4vci.ClientAttestationPoPBuilder;
import eu.europa.ec.eudi.openid4vci.CredentialResponseEncryptionPolicy;
import eu.europa.ec.eudi.openid4vci.IssuanceRequestPayload;
import eu.europa.ec.eudi.openid4vci.IssuedCredential;
import eu.europa.ec.eudi.openid4vci.Issuer;
import eu.europa.ec.eudi.openid4vci.IssuerMetadataPolicy;
import eu.europa.ec.eudi.openid4vci.JwtBindingKey;
import eu.europa.ec.eudi.openid4vci.KeyGenerationConfig;
import eu.europa.ec.eudi.openid4vci.KtorKt;
import eu.europa.ec.eudi.openid4vci.OpenId4VCIConfig;
import eu.europa.ec.eudi.openid4vci.ParUsage;
import eu.europa.ec.eudi.openid4vci.PopSigner;
import eu.europa.ec.eudi.openid4vci.SubmissionOutcome;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import kotlin.Pair;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The EU's reference library for wallets, driven from Java. Its functions suspend, and those that take Kotlin's value
 * classes have names that Java can't write, so they are found by the first part of their name.
 */
final class ReferenceWallet {
    static final String CLIENT = "wallet-dev";
    static final String CALLBACK = "eu.europa.ec.euidi://authorization";
    private final Object issuer;

    /** Resolves an offer, and with it the metadata of its issuer and authorization server. */
    ReferenceWallet(String offer) {
        var config = new OpenId4VCIConfig(
                CLIENT,
                URI.create(CALLBACK),
                KeyGenerationConfig.Companion.ecOnly(Curve.P_256, List.of()),
                CredentialResponseEncryptionPolicy.SUPPORTED,
                AuthorizeIssuanceConfig.FAVOR_SCOPES,
                signer(TestWallet.newKey()),
                ClientAttestationPoPBuilder.Companion.getDefault(),
                ParUsage.IfSupported,
                Clock.systemUTC(),
                IssuerMetadataPolicy.IgnoreSigned.INSTANCE);
        issuer = suspended(
                Issuer.Companion,
                "make",
                config,
                offer,
                KtorKt.getDefaultHttpClientFactory(),
                Issuer.Companion.getDefaultResponseEncryptionSpecFactory());
    }

    /** A token for the code of the offer and what the holder typed. */
    Object byTransactionCode(String digits) {
        return suspended(issuer, "authorizeWithPreAuthorizationCode", digits, AccessTokenOption.AsRequested.INSTANCE);
    }

    /** A token by the holder's word in the browser, which gets an address and gives back where it was sent to. */
    Object byBrowser(Function<URI, URI> browser) {
        var prepared = (AuthorizationRequestPrepared) suspended(issuer, "prepareAuthorizationRequest", (Object) null);
        var answer = browser.apply(URI.create(String.valueOf(plain(prepared, "getAuthorizationCodeURL"))));
        var query = UriComponentsBuilder.fromUri(answer).build().getQueryParams();
        return suspended(
                issuer,
                "authorizeWithAuthorizationCode",
                prepared,
                query.getFirst("code"),
                query.getFirst("state"),
                AccessTokenOption.AsRequested.INSTANCE);
    }

    /** The credentials for these keys, one each. */
    List<String> credentials(Object authorized, ECKey... keys) {
        var signers = Arrays.stream(keys).map(ReferenceWallet::signer).toList();
        var configuration = made(IssuanceRequestPayload.ConfigurationBased.class, "micro-credential", null);
        var answer = (Pair<?, ?>) suspended(issuer, "request", authorized, configuration, signers);
        if (!(answer.getSecond() instanceof SubmissionOutcome.Success success))
            throw new AssertionError("the wallet got no credential: " + answer.getSecond());
        var texts = new ArrayList<String>();
        for (IssuedCredential one : success.getCredentials())
            texts.add(one.getCredential().toString().replaceFirst("^Str\\(value=(.*)\\)$", "$1"));
        return texts;
    }

    private static PopSigner.Jwt signer(ECKey key) {
        return PopSigner.Companion.jwtPopSigner(key, JWSAlgorithm.ES256, binding(key.toPublicJWK()));
    }

    private static JwtBindingKey binding(JWK key) {
        return made(JwtBindingKey.Jwk.class, key);
    }

    /** What Kotlin's value classes and hidden constructors make. */
    private static <T> T made(Class<T> type, @Nullable Object... arguments) {
        try {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() != arguments.length) continue;
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(arguments));
            }
            throw new AssertionError("no such constructor of " + type);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object plain(Object target, String name) {
        try {
            for (var method : target.getClass().getMethods())
                if (method.getName().split("-")[0].equals(name) && method.getParameterCount() == 0)
                    return method.invoke(target);
            throw new AssertionError("no such method: " + name);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls a suspending function and waits; its failure is thrown. */
    private static Object suspended(Object target, String name, @Nullable Object... arguments) {
        try {
            var result = BuildersKt.runBlocking(
                    EmptyCoroutineContext.INSTANCE,
                    (scope, continuation) -> invoked(target, name, arguments, (Continuation<?>) continuation));
            var unboxed = result instanceof kotlin.Result<?> ? unboxed(result) : result;
            ResultKt.throwOnFailure(unboxed);
            return unboxed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Kotlin wraps its value class where it can't know the type. */
    private static Object unboxed(Object result) {
        try {
            return result.getClass().getMethod("unbox-impl").invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object invoked(
            Object target, String name, @Nullable Object[] arguments, Continuation<?> continuation) {
        var all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = continuation;
        try {
            for (var method : target.getClass().getMethods()) {
                if (!method.getName().split("-")[0].equals(name)
                        || method.getName().endsWith("$default")
                        || method.getParameterCount() != all.length) continue;
                method.setAccessible(true);
                return method.invoke(target, all);
            }
            throw new AssertionError("no such function: " + name);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
