package org.tessera.people;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Sha256;

/** How the first platform administrator comes in: by a one-time address, as long as there is none. */
@Component
public class Setup {
    /** What the setup made: the administrator, their organisation, and a card so that they can come back. */
    public record Done(PersonId administrator, OrganisationId organisation, Card card) {}

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final People people;
    private final Cards cards;
    private final Audit audit;

    Setup(JdbcClient jdbc, Organisations organisations, People people, Cards cards, Audit audit) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.people = people;
        this.cards = cards;
        this.audit = audit;
    }

    /**
     * Opens the setup.
     *
     * @return the path {@code /setup/<secret>}, or nothing if there is a platform administrator; a former path ends
     */
    @Transactional
    public Optional<String> begin() {
        if (administered()) return Optional.empty();
        var secret = Ids.secret();
        jdbc.sql("""
                insert into people.setup (one, secret_hash) values (true, :hash)
                on conflict (one) do update set secret_hash = excluded.secret_hash
                """).param("hash", Sha256.of(secret)).update();
        return Optional.of("/setup/" + secret);
    }

    /** Whether the setup can be done with this secret. */
    public boolean isOpen(String secret) {
        return !administered()
                && jdbc.sql("select exists (select 1 from people.setup where secret_hash = :hash)")
                        .param("hash", Sha256.of(secret))
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Enters the first organisation and its administrator, who is the platform's too. Of two who come at once with the
     * same secret, one succeeds.
     *
     * @return nothing, and nothing is entered, if the setup is not open with this secret
     */
    @Transactional
    public Optional<Done> finish(
            String secret, Organisation.Kind kind, String legalName, String country, NewPerson person) {
        int rows = jdbc.sql("delete from people.setup where secret_hash = :hash")
                .param("hash", Sha256.of(secret))
                .update();
        if (rows == 0 || administered()) return Optional.empty();
        var organisation = organisations.register(kind, legalName, country, Optional.empty());
        var administrator = people.register(person, Optional.empty());
        people.grant(administrator, organisation, Role.PLATFORM_ADMINISTRATOR, Optional.empty());
        people.grant(administrator, organisation, Role.ORGANISATION_ADMINISTRATOR, Optional.empty());
        audit.record("person:" + administrator, Optional.empty(), "set-up", Map.of());
        return Optional.of(new Done(administrator, organisation, cards.issue(administrator, Optional.empty())));
    }

    private boolean administered() {
        return jdbc.sql("select exists (select 1 from people.membership where role = 'PLATFORM_ADMINISTRATOR')")
                .query(Boolean.class)
                .single();
    }
}
