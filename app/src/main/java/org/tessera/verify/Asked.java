package org.tessera.verify;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * What an employer asked a wallet for, for some minutes.
 *
 * @param secret the part of the wallet's addresses that nobody can guess
 * @param nonce what the holder has to sign, so that an older presentation does not do
 * @param state what the wallet has to give back
 * @param by who asked; only they see the answer
 * @param organisation for whom they asked
 * @param microCredential which one, such as {@code K08}
 * @param encrypted whether the answer must be encrypted ({@code direct_post.jwt})
 * @param key the private key for it; gone once the answer is there
 * @param expires the wallet's time is over
 * @param answered when it answered
 * @param presentation what it showed; empty when its owner declined
 */
record Asked(
        UUID id,
        String secret,
        String nonce,
        String state,
        PersonId by,
        OrganisationId organisation,
        String microCredential,
        boolean encrypted,
        Optional<ECKey> key,
        Instant created,
        Instant expires,
        Optional<Instant> answered,
        Optional<String> presentation) {

    /** Where it stands, as told to the page that waits. */
    enum State {
        WAITING,
        SHOWN,
        DECLINED,
        ENDED
    }

    State stateAt(Instant now) {
        if (presentation.isPresent()) return State.SHOWN;
        if (answered.isPresent()) return State.DECLINED;
        return now.isBefore(expires) ? State.WAITING : State.ENDED;
    }

    /** The wallet's way in. */
    String requestPath() {
        return "/wallet/requests/" + secret;
    }

    /** The wallet's way back. */
    String responsePath() {
        return "/wallet/responses/" + secret;
    }
}
