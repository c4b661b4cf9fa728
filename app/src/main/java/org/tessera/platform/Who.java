package org.tessera.platform;

import java.util.List;

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
    default boolean admits(java.util.Optional<Caller> caller) {
        return switch (this) {
            case Anyone(), Programs() -> true;
            case SignedIn() -> caller.isPresent();
            case Holding(var roles) ->
                caller.filter(c -> c.holds(roles.toArray(Role[]::new))).isPresent();
        };
    }
}
