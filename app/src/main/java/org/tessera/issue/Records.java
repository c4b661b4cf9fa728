package org.tessera.issue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificates;
import org.tessera.certify.State;
import org.tessera.credential.LearningRecord;
import org.tessera.credential.Text;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.SealersRoom;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;
import org.tessera.platform.Texts;

/**
 * A whole passport in one file: a Comprehensive Learner Record (CLR 2.0) of all credentials in force, each as a badge with a
 * proof of its own, and one proof around them. Planned and sealed like a credential; it says nothing that its badges don't
 * say, so it has no place in the log and in status lists of its own.
 */
@Component
public class Records {
    private final Credentials credentials;
    private final Copies copies;
    private final RecordPlans plans;
    private final Sealer sealer;
    private final Awards awards;
    private final Certificates certificates;
    private final SealersRoom room;
    private final Settings settings;
    private final SealSettings seal;
    private final Texts texts;
    private final Clock clock;

    Records(
            Credentials credentials,
            Copies copies,
            RecordPlans plans,
            Sealer sealer,
            Awards awards,
            Certificates certificates,
            SealersRoom room,
            Settings settings,
            SealSettings seal,
            Texts texts,
            Clock clock) {
        this.credentials = credentials;
        this.copies = copies;
        this.plans = plans;
        this.sealer = sealer;
        this.awards = awards;
        this.certificates = certificates;
        this.room = room;
        this.settings = settings;
        this.seal = seal;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The record of everything that a person holds and that is in force, waiting for the sealer no longer than this; denied
     * when there is nothing.
     */
    public Copies.Copy of(PersonId holder, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        var badges = new ArrayList<byte[]>();
        var held = inForce(holder);
        for (var issued : held) {
            var order = copies.order(issued.id(), holder, Form.OPEN_BADGE_PROOF, Optional.empty());
            switch (copies.of(order, Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                case Copies.Copy.Ready(var badge) -> badges.add(badge);
                case Copies.Copy.Waiting waiting -> {
                    return waiting;
                }
                // Suspended a moment ago, or being looked into: the others stand without it.
                case Copies.Copy.Denied() -> {}
            }
        }
        if (badges.isEmpty()) return new Copies.Copy.Denied();
        var contents = Sha256.of(badges.stream()
                .map(Sha256::of)
                .sorted()
                .collect(Collectors.joining(" "))
                .getBytes(StandardCharsets.US_ASCII));
        if (plans.of(holder, contents).isEmpty()) plan(holder, held.getFirst(), contents, badges);
        return sealer.sealRecord(plans.of(holder, contents).orElseThrow())
                .<Copies.Copy>map(Copies.Copy.Ready::new)
                .orElseGet(Copies.Copy.Denied::new);
    }

    /** Takes away what was written down for a person's records. For erasure. */
    void forget(PersonId holder) {
        room.run(() -> plans.forget(holder));
    }

    private List<Issued> inForce(PersonId holder) {
        return credentials.of(holder).stream()
                .filter(issued -> credentials.standing(issued.id()).state() == State.VALID)
                .toList();
    }

    private void plan(PersonId holder, Issued any, String contents, List<byte[]> badges) {
        var id = Ids.next();
        var learner = awards.of(
                        certificates.facts(certificates.of(any.certificate()).decision()))
                .learner();
        var unsigned = LearningRecord.write(
                "urn:record:" + id,
                texts.say("en", "issue.record.name"),
                org.tessera.credential.Organisation.of(
                        PublicKeys.did(settings), Text.of("en", seal.organisation()), seal.country()),
                learner,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                badges);
        room.run(() -> plans.keep(id, holder, contents, unsigned));
    }
}
