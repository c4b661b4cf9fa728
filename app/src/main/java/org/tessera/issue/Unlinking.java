package org.tessera.issue;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.tessera.people.PersonErased;

/** When a person is erased, nothing leads from their credentials to the public log any more, and their records go. */
@Component
class Unlinking {
    private final Credentials credentials;
    private final Records records;

    Unlinking(Credentials credentials, Records records) {
        this.credentials = credentials;
        this.records = records;
    }

    /** Outside a transaction of its own, because the sealer's is another. Told once more, there is nothing left to do. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    public void forget(PersonErased erased) {
        credentials.forgetInLog(erased.person());
        records.forget(erased.person());
    }
}
