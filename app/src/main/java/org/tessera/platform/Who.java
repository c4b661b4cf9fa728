package org.tessera.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whom a route is for. */
public sealed interface Who {
    /** Everybody, signed in or not. */
    record Anyone() implements Who {}

    /** Everybody who is signed in. */
    record SignedIn() implements Who {}

    /** Everybody who holds one of these roles somewhere; the route itself checks in which organisation. */
    record Holding(List<Role> roles) implements Who {}

    /**
     * Programs, which come without a session and prove themselves by what they send, such as an access token: the route
     * itself asks for it. A session opens nothing here, so no form token is needed either.
     */
    record Programs() implements Who {}

    /** Whether this caller, or nobody, is meant. */
    default boolean admits(Optional<Caller> caller) {
        return admits(() -> caller);
    }

    /** The same where it costs something to know who calls: that is not asked where everybody may come. */
    default boolean admits(Supplier<Optional<Caller>> caller) {
        return switch (this) {
            case Anyone(), Programs() -> true;
            case SignedIn() -> caller.get().isPresent();
            case Holding(var roles) ->
                caller.get().filter(c -> c.holds(roles.toArray(Role[]::new))).isPresent();
        };
    }
}
