package org.tessera.issue;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificates;
import org.tessera.certify.DecisionFacts;
import org.tessera.certify.DecisionId;
import org.tessera.credential.Award;
import org.tessera.credential.OpenBadge;
import org.tessera.credential.SdJwtVc;
import org.tessera.platform.Audit;
import org.tessera.platform.SealersRoom;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/**
 * The way from an order to a sealed copy, in the same steps as that of the credential itself ({@link Issuing}): plan, seal,
 * store. Every gate is asked again, so no copy is made of what is no longer in force.
 */
@Component
class Copying {
    private static final Logger LOG = LoggerFactory.getLogger(Copying.class);

    private final CopyOrders orders;
    private final Ledger ledger;
    private final StatusLists lists;
    private final Awards awards;
    private final Gates gates;
    private final Sealer sealer;
    private final Issuing issuing;
    private final IssuanceLog log;
    private final Certificates certificates;
    private final Audit audit;
    private final SealersRoom room;
    private final Settings settings;
    private final Clock clock;

    Copying(
            CopyOrders orders,
            Ledger ledger,
            StatusLists lists,
            Awards awards,
            Gates gates,
            Sealer sealer,
            Issuing issuing,
            IssuanceLog log,
            Certificates certificates,
            Audit audit,
            SealersRoom room,
            Settings settings,
            Clock clock) {
        this.orders = orders;
        this.ledger = ledger;
        this.lists = lists;
        this.awards = awards;
        this.gates = gates;
        this.sealer = sealer;
        this.issuing = issuing;
        this.log = log;
        this.certificates = certificates;
        this.audit = audit;
        this.room = room;
        this.settings = settings;
        this.clock = clock;
    }

    /** The type of our SD-JWT credentials; its description is published there. */
    String type() {
        return settings.address("/types/micro-credential");
    }

    boolean makes(Form form) {
        return sealer.makes(form);
    }

    String algorithm(Form form) {
        return sealer.algorithm(form);
    }

    /**
     * Takes an order as far as it goes.
     *
     * @return false when a gate is closed
     * @throws IllegalStateException for an order of something that was not issued to whoever ordered it
     */
    boolean advance(UUID id) {
        if (orders.sealed(id).isPresent()) return true;
        var order = orders.find(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
        var issued = ledger.find(order.original())
                .filter(i -> i.holder().equals(order.holder()))
                .orElseThrow(() -> new IllegalStateException("order " + id + " is of nothing that its holder holds"));
        var decision = certificates.of(issued.certificate()).decision();
        if (!sealer.makes(order.form())) return false;
        if (ledger.planned(id).isEmpty()) {
            var facts = certificates.facts(decision);
            if (!gates.closed(facts).isEmpty()) return false;
            lists.open();
            room.run(() -> {
                if (orders.claim(id)) plan(order, issued, facts);
            });
        }
        // Somebody else is at it: their copy is found the next time.
        if (ledger.planned(id).isEmpty()) return true;
        return seal(id, decision);
    }

    private boolean seal(UUID id, DecisionId decision) {
        return switch (sealer.sealCopy(id)) {
            case Sealer.Outcome.Closed _ -> false;
            case Sealer.Outcome.Sealed done -> {
                room.run(() -> issuing.keep(decision, done));
                log.publish();
                yield true;
            }
        };
    }

    /** What a crash left unfinished. One that can't be finished does not hold up the others. */
    void resume() {
        for (UUID order : orders.unfinished(1000)) {
            try {
                advance(order);
            } catch (RuntimeException e) {
                LOG.error("The copy {} could not be made and will be tried again", order, e);
            }
        }
    }

    private void plan(CopyOrders.Order order, Issued issued, DecisionFacts facts) {
        var id = CredentialId.random();
        var place = lists.free();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var issuer = order.form().hasProof() ? PublicKeys.did(settings) : settings.address("");
        var award =
                awards.of(facts).award(id, issuer, order.holderKey(), lists.entry(place), lists.tokenEntry(place), now);
        var unsigned = unsigned(order.form(), award);
        var written = ledger.plan(new Planned(
                id,
                facts.decision(),
                Optional.of(order.id()),
                order.form(),
                facts.certificate(),
                facts.holder(),
                facts.microCredential(),
                issued.title(),
                facts.validUntil(),
                place,
                unsigned,
                Sha256.of(unsigned),
                new Trace(List.of()),
                now));
        if (!written) return;
        audit.record(
                "credential:" + id,
                Optional.empty(),
                "planned",
                Map.of("decision", facts.decision().toString(), "unsigned", Sha256.of(unsigned)));
    }

    private byte[] unsigned(Form form, Award award) {
        return switch (form) {
            case SD_JWT_VC -> SdJwtVc.unsigned(award, type(), clock.instant());
            case OPEN_BADGE_TOKEN, OPEN_BADGE_PROOF, OPEN_BADGE_PROOF_EDDSA -> OpenBadge.write(award);
            case EUROPEAN_DIGITAL_CREDENTIAL ->
                throw new IllegalArgumentException("the credential itself is sealed once, for its decision");
        };
    }
}
