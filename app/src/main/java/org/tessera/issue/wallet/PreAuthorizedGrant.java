package org.tessera.issue.wallet;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tessera.issue.oauth.AccessTokens;
import org.tessera.issue.oauth.Grant;
import org.tessera.issue.oauth.Granted;
import org.tessera.issue.oauth.OAuthProblem;

/** The pre-authorized code with the transaction code that only the holder sees (OpenID4VCI 1.0, section 6). */
@Component
class PreAuthorizedGrant implements Grant {
    static final String TYPE = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    private static final int LONGEST_CLIENT = 200;

    private final Offers offers;
    private final AccessTokens tokens;
    private final Clock clock;

    PreAuthorizedGrant(Offers offers, AccessTokens tokens, Clock clock) {
        this.offers = offers;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean isForWallets(Map<String, String> sent) {
        return true;
    }

    @Override
    public Granted redeem(Map<String, String> sent, Optional<String> key) {
        var code = Optional.ofNullable(sent.get("pre-authorized_code"))
                .orElseThrow(() -> OAuthProblem.request("The pre-authorized_code is missing."));
        var digits = Optional.ofNullable(sent.get("tx_code"))
                .orElseThrow(() -> OAuthProblem.request("The transaction code is missing."));
        var offer = offers.ofCode(code).orElseThrow(PreAuthorizedGrant::over);
        if (!offer.used() && !offer.isOpen(clock.instant())) throw over();
        if (!offers.isTransactionCode(offer, code, digits))
            throw OAuthProblem.grant("The transaction code is not the one of this offer.");
        if (!offers.use(offer)) {
            // Whoever comes second has everything that the first one had: nobody knows which of them is the holder.
            tokens.endThoseOf(offer.code());
            throw over();
        }
        var client = Optional.ofNullable(sent.get("client_id")).filter(id -> id.length() <= LONGEST_CLIENT);
        return new Granted(
                offer.code(),
                offer.holder(),
                client,
                Set.of(Configuration.MICRO_CREDENTIAL.id()),
                Optional.of(offer.credential().toString()));
    }

    private static OAuthProblem over() {
        return OAuthProblem.grant("The code is unknown, was used, or its time is over.");
    }
}
