package org.tessera.assess.bank;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;

/**
 * Who sees what of an item. Its place on the way: the body's authors, reviewers and officers. Its words and key: authors
 * and reviewers while it is written and reviewed; from the pilot on only who wrote it, and every look is recorded.
 */
@Component
class Access {
    static final Role[] ROLES = {Role.AUTHOR, Role.REVIEWER, Role.CERTIFICATION_OFFICER};
    private final Workshop workshop;

    Access(Workshop workshop) {
        this.workshop = workshop;
    }

    List<OrganisationId> bodies(Caller caller) {
        return caller.organisations(ROLES);
    }

    /** @throws Problem 404 for an item that is not there or another body's */
    Crafted item(UUID id, Caller caller) {
        return workshop.find(id)
                .filter(item -> caller.holdsIn(item.owner(), ROLES))
                .orElseThrow(Problem::notFound);
    }

    /** The same for somebody who must hold this role in its body. */
    Crafted item(UUID id, Caller caller, Role role) {
        var item = item(id, caller);
        if (!caller.holdsIn(item.owner(), role)) throw Problem.notYours();
        return item;
    }

    boolean mayRead(Crafted item, Caller caller) {
        if (item.state().guarded())
            return caller.holdsIn(item.owner(), Role.AUTHOR) && workshop.wrote(item.id(), caller.person());
        return caller.holdsIn(item.owner(), Role.AUTHOR, Role.REVIEWER);
    }

    /** The same for an export, which is recorded whatever the item's state. */
    Wording exported(Crafted item, Caller caller) {
        workshop.recordExport(item, caller.person());
        return wording(item, caller);
    }

    /** @throws Problem 404 for whoever may not see its words: whether they exist is told elsewhere */
    Wording wording(Crafted item, Caller caller) {
        if (!mayRead(item, caller)) throw Problem.notFound();
        return workshop.open(item, caller.person());
    }
}
