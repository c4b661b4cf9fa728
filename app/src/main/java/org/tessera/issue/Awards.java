package org.tessera.issue;

import org.springframework.stereotype.Component;
import org.tessera.certify.DecisionFacts;
import org.tessera.design.Catalogue;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Settings;
import org.tessera.platform.Texts;

/** Looks up what an award says besides the decision itself. */
@Component
class Awards {
    private final Catalogue catalogue;
    private final People people;
    private final Organisations organisations;
    private final Settings settings;
    private final SealSettings seal;
    private final Texts texts;

    Awards(
            Catalogue catalogue,
            People people,
            Organisations organisations,
            Settings settings,
            SealSettings seal,
            Texts texts) {
        this.catalogue = catalogue;
        this.people = people;
        this.organisations = organisations;
        this.settings = settings;
        this.seal = seal;
        this.texts = texts;
    }

    AwardOf of(DecisionFacts facts) {
        var standard =
                catalogue.version(facts.microCredential(), facts.version()).orElseThrow();
        var programme = catalogue.programmes().stream()
                .filter(p -> p.id().equals(standard.programme()))
                .findFirst();
        return new AwardOf(
                facts,
                standard,
                programme,
                people.of(facts.holder()),
                organisations.of(facts.certificationBody()),
                settings,
                seal,
                texts);
    }
}
