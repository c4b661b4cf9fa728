package org.tessera.issue.wallet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tessera.certify.State;
import org.tessera.issue.Credentials;
import org.tessera.issue.Issued;
import org.tessera.issue.oauth.Permission;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;

/** A person's word in the browser that a wallet may fetch one of their credentials. */
final class WalletPermission implements Permission {
    private final Configuration configuration;
    private final Credentials credentials;
    private final Offers offers;

    WalletPermission(Configuration configuration, Credentials credentials, Offers offers) {
        this.configuration = configuration;
        this.credentials = credentials;
        this.offers = offers;
    }

    @Override
    public String scope() {
        return configuration.id();
    }

    @Override
    public String says() {
        return configuration.says();
    }

    @Override
    public boolean isStrict() {
        return true;
    }

    /** The one that was offered, or every one in force. An offer that is over or another person's leaves none. */
    @Override
    public Map<String, String> choices(PersonId person, Optional<String> hint, Screen screen) {
        Predicate<Issued> isMeant = hint.<Predicate<Issued>>map(state -> {
                    var offered = offers.ofState(state).filter(o -> o.holder().equals(person));
                    return issued -> offered.filter(o -> o.credential().equals(issued.id()))
                            .isPresent();
                })
                .orElse(_ -> true);
        var choices = new LinkedHashMap<String, String>();
        credentials.of(person).stream()
                .filter(isMeant)
                .filter(issued -> credentials.standing(issued.id()).state() == State.VALID)
                .forEach(issued -> choices.put(issued.id().toString(), screen.pick(issued.title())));
        return choices;
    }

    @Override
    public boolean allowed(PersonId person, Optional<String> hint) {
        if (hint.isEmpty()) return true;
        return offers.ofState(hint.get())
                .filter(offer -> offer.holder().equals(person))
                .filter(offers::use)
                .isPresent();
    }
}
