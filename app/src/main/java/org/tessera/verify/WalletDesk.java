package org.tessera.verify;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tessera.credential.Check;
import org.tessera.credential.PresentationRequest;
import org.tessera.design.Catalogue;
import org.tessera.issue.Copies;
import org.tessera.people.Organisations;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desk at which an employer asks a wallet for a credential (OpenID4VP 1.0). The holder's phone scans a code, shows what
 * it wants to show, and signs that it shows it here and now: to this desk, in answer to this request. An answer is taken
 * once, checked anew at each look, and deleted after some minutes.
 */
@Component
class WalletDesk {
    /** How long a wallet may take, and how long the answer can be looked at afterwards. */
    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(5);

    static final Duration TIME_TO_LOOK = Duration.ofMinutes(10);

    private final AskedBook book;
    private final Desk desk;
    private final DeskKey key;
    private final Copies copies;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final Settings settings;
    private final JsonMapper json;
    private final Clock clock;

    WalletDesk(
            AskedBook book,
            Desk desk,
            DeskKey key,
            Copies copies,
            Catalogue catalogue,
            Organisations organisations,
            Settings settings,
            JsonMapper json,
            Clock clock) {
        this.book = book;
        this.desk = desk;
        this.key = key;
        this.copies = copies;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Begins a request.
     *
     * @param microCredential a published one
     * @param encrypted whether the wallet must encrypt its answer; only very old ones can't
     */
    Asked ask(PersonId by, OrganisationId organisation, String microCredential, boolean encrypted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var asked = new Asked(
                Ids.next(),
                Ids.secret(),
                Ids.secret(),
                Ids.secret(),
                by,
                organisation,
                microCredential,
                encrypted,
                encrypted ? Optional.of(oneUseKey()) : Optional.empty(),
                now,
                now.plus(TIME_TO_ANSWER),
                Optional.empty(),
                Optional.empty());
        book.add(asked);
        return asked;
    }

    /** One's own request; {@code Problem.notFound} for anybody else's, or when it was deleted. */
    Asked of(UUID id, PersonId by) {
        return book.find(id, by).orElseThrow(Problem::notFound);
    }

    /** What the code says: where the wallet finds the signed request. */
    String link(Asked asked) {
        return "openid4vp://?client_id=" + encoded(key.clientId(asked)) + "&request_uri="
                + encoded(settings.address(asked.requestPath())) + "&request_uri_method=post";
    }

    /** The signed request, as long as nobody answered it. */
    Optional<String> request(String secret, Optional<String> walletNonce) {
        return waiting(secret)
                .map(asked -> key.sign(RequestObject.claims(
                        asked,
                        wanted(asked),
                        key.clientId(asked),
                        organisations.of(asked.organisation()).legalName(),
                        settings,
                        walletNonce)));
    }

    /**
     * Takes a wallet's answer, or says why not. What is refused leaves the request open, so that a wallet may try again.
     *
     * @param form the fields that it sent
     * @throws WalletAnswer.Unusable if it is no answer to this request
     */
    void answer(String secret, Function<String, Optional<String>> form) throws WalletAnswer.Unusable {
        var asked = waiting(secret)
                .orElseThrow(() -> new WalletAnswer.Unusable("the request is unknown, answered or over"));
        var answer = WalletAnswer.read(asked, form, json);
        if (!same(answer.state(), asked.state())) throw new WalletAnswer.Unusable("state is not the request's");
        if (answer.presentation().isPresent())
            require(asked, answer.presentation().get());
        if (!book.answer(asked, answer.presentation(), clock.instant()))
            throw new WalletAnswer.Unusable("the request is unknown, answered or over");
    }

    /** An altered credential is an answer too, and the desk has to see it; what proves nothing is none. */
    private void require(Asked asked, String presentation) throws WalletAnswer.Unusable {
        var checked = check(asked, presentation, TIME_TO_ANSWER);
        if (checked.verdict() == Verdict.ALTERED) return;
        var owner = checked.check(Check.Kind.OWNER);
        if (owner.outcome() != Check.Outcome.HOLDS)
            throw new WalletAnswer.Unusable("the presentation is refused: " + owner.cause());
        var missing = checked.content().flatMap(wanted(asked)::missingIn);
        if (missing.isPresent()) throw new WalletAnswer.Unusable("not what was asked for: " + missing.get());
    }

    /** What was shown, checked at this moment. */
    Checked look(Asked asked) {
        return check(asked, asked.presentation().orElseThrow(), TIME_TO_ANSWER.plus(TIME_TO_LOOK));
    }

    private Checked check(Asked asked, String presentation, Duration longest) {
        return desk.check(
                presentation.getBytes(StandardCharsets.UTF_8),
                new PresentationRequest(key.clientId(asked), asked.nonce(), longest));
    }

    /** The employer is done; nothing of it stays. */
    void end(UUID id, PersonId by) {
        book.forget(id, by);
    }

    void forget() {
        book.forgetBefore(clock.instant().minus(TIME_TO_LOOK));
    }

    private Optional<Asked> waiting(String secret) {
        return book.bySecret(secret).filter(asked -> asked.stateAt(clock.instant()) == Asked.State.WAITING);
    }

    private Wanted wanted(Asked asked) {
        int newest = catalogue
                .current(asked.microCredential())
                .orElseThrow(Problem::notFound)
                .version();
        return Wanted.of(copies.type(), asked.microCredential(), newest, settings::address);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static ECKey oneUseKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.ENCRYPTION)
                    .algorithm(JWEAlgorithm.ECDH_ES)
                    .keyID("1")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes P-256 keys", e);
        }
    }

    @Bean
    static Task<?> forgetPresentations(WalletDesk desk) {
        return Tasks.recurring("verify-forget-presentations", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> desk.forget());
    }
}
