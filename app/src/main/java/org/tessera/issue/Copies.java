package org.tessera.issue;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * Where a holder orders their credential in a further form. The order is written down first and the sealer makes what it
 * says, so whoever can't wait comes back with the order's id.
 */
@Component
public class Copies implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    /** What became of an order. */
    public sealed interface Copy {
        /** It is sealed. */
        record Ready(byte[] file) implements Copy {}

        /** The sealer has not come to it yet. */
        record Waiting() implements Copy {}

        /** The sealer will not make it, because the credential is not in force or a doubt is being looked into. */
        record Denied() implements Copy {}
    }

    /** Like the registrar's: a crowd that comes at once must leave processors to the others. */
    private final ExecutorService desk = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().name("copying-", 1).daemon().factory());

    private final CopyOrders orders;
    private final Copying copying;
    private final Ledger ledger;

    Copies(CopyOrders orders, Copying copying, Ledger ledger) {
        this.orders = orders;
        this.copying = copying;
        this.ledger = ledger;
    }

    /**
     * Takes an order.
     *
     * @param holder who orders; it must be theirs
     * @param key the public key (P-256 or Ed25519) to which it is bound; without one the same order is taken only once
     * @return the order's id
     * @throws Problem 404 when it is not theirs
     */
    public UUID order(CredentialId original, PersonId holder, Form form, Optional<JWK> key) {
        if (ledger.find(original).filter(i -> i.holder().equals(holder)).isEmpty()) throw Problem.notFound();
        return orders.take(original, holder, form, key.map(Copies::did));
    }

    /** The copy without a key that was made before; nothing is ordered. */
    public Optional<byte[]> made(CredentialId original, PersonId holder, Form form) {
        return orders.sealed(original, holder, form);
    }

    /** What became of an order, waiting for the sealer no longer than this. */
    public Copy of(UUID order, Duration patience) {
        var before = orders.sealed(order);
        if (before.isPresent()) return new Copy.Ready(before.get());
        try {
            var made = CompletableFuture.supplyAsync(() -> copying.advance(order), desk)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!made) return new Copy.Denied();
        } catch (TimeoutException e) {
            return new Copy.Waiting();
        } catch (ExecutionException e) {
            LOG.error("The copy {} could not be made and will be tried again", order, e.getCause());
            return new Copy.Waiting();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Copy.Waiting();
        }
        return orders.sealed(order).<Copy>map(Copy.Ready::new).orElseGet(Copy.Waiting::new);
    }

    /** The type of our SD-JWT credentials ({@code vct}), an address of ours. */
    public String type() {
        return copying.type();
    }

    /** Whether copies of a form can be made here: each of the two proofs needs a key of its kind. */
    public boolean offers(Form form) {
        return copying.makes(form);
    }

    /** With which algorithm copies of a form are signed, as JOSE names it (RFC 7518). */
    public String algorithm(Form form) {
        return copying.algorithm(form);
    }

    /** What is under way is finished; what has not begun is found by the next start. */
    @Override
    public void destroy() {
        desk.shutdown();
    }

    /** The key as a name for itself (did:jwk); nothing but the key, whatever the wallet wrote beside it. */
    private static String did(JWK key) {
        var bare = JSONObjectUtils.toJSONString(key.toPublicJWK().getRequiredParams());
        return "did:jwk:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bare.getBytes(StandardCharsets.UTF_8));
    }
}
