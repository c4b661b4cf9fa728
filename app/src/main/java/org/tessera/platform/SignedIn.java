package org.tessera.platform;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * The proof of a sign-in that the session keeps: the person's id and by which way they came, and nothing else.
 */
final class SignedIn extends AbstractAuthenticationToken {
    private final PersonId person;

    SignedIn(PersonId person) {
        super(List.of());
        this.person = person;
        setAuthenticated(true);
    }

    @Override
    public String getName() {
        return person.toString();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return person;
    }
}
