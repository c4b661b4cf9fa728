package org.tessera.issue;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificates;
import org.tessera.certify.DecisionFacts;
import org.tessera.certify.State;
import org.tessera.design.Catalogue;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Settings;

/** Asks every {@link Gate}. None of them is asked of what the registrar passed on: each looks where the fact is kept. */
@Component
class Gates {
    private final Certificates certificates;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final People people;
    private final Settings settings;

    Gates(
            Certificates certificates,
            Catalogue catalogue,
            Organisations organisations,
            People people,
            Settings settings) {
        this.certificates = certificates;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.people = people;
        this.settings = settings;
    }

    /** The gates that are closed for this decision; empty when it may be sealed. */
    Set<Gate> closed(DecisionFacts facts) {
        var closed = EnumSet.noneOf(Gate.class);
        for (Gate gate : Gate.values()) {
            if (!open(gate, facts)) closed.add(gate);
        }
        return closed;
    }

    private boolean open(Gate gate, DecisionFacts facts) {
        var proof = facts.proof();
        return switch (gate) {
            case CERTIFICATE_IN_FORCE -> certificates.of(facts.certificate()).state() == State.VALID;
            case NOT_UNDER_APPEAL -> !certificates.underAppeal(facts.decision());
            case PASSED -> proof.passed();
            case SUPERVISED -> proof.supervised();
            case MARKED_BY_TWO -> proof.examiners() >= 2;
            case NO_SAMPLE -> settings.demo() || !proof.demonstration();
            case HOLDER_IDENTIFIED -> holderIdentified(facts);
            case STANDARD_UNCHANGED ->
                catalogue
                        .version(facts.microCredential(), facts.version())
                        .filter(m -> m.reference().equals(facts.microCredentialReference()))
                        .isPresent();
            case BODY_RECOGNISED ->
                organisations
                        .find(facts.certificationBody())
                        .filter(o -> o.kind() == Organisation.Kind.CERTIFICATION_BODY)
                        .isPresent();
        };
    }

    private boolean holderIdentified(DecisionFacts facts) {
        var holder = people.of(facts.holder());
        return !holder.givenName().isBlank()
                && !holder.familyName().isBlank()
                && holder.birthDate().isPresent();
    }
}
