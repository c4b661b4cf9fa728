package org.tessera.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Finds who is calling, once a request. The session holds only the person's id; roles are read from the database. */
@Component
public class CurrentCaller {
    private static final String ATTRIBUTE = CurrentCaller.class.getName();
    private final ObjectProvider<Callers> callers;

    CurrentCaller(ObjectProvider<Callers> callers) {
        this.callers = callers;
    }

    /** The caller of this request, or nothing when nobody is signed in. */
    @SuppressWarnings("unchecked")
    public Optional<Caller> of(HttpServletRequest request) {
        var known = (Optional<Caller>) request.getAttribute(ATTRIBUTE);
        if (known != null) return known;
        var found = person().flatMap(id -> callers.getObject().find(id));
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    /** From now on nobody is calling, where nobody was looked for yet: for pages that must do without the database. */
    static void nobody(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) request.setAttribute(ATTRIBUTE, Optional.<Caller>empty());
    }

    private static Optional<PersonId> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()) return Optional.empty();
        try {
            return Optional.of(PersonId.of(authentication.getName()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
