package org.tessera.issue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificates;
import org.tessera.credential.log.Frontier;
import org.tessera.credential.log.Hash;
import org.tessera.credential.log.LogEntry;
import org.tessera.credential.log.Tile;
import org.tessera.issue.Finding.Kind;
import org.tessera.platform.Audit;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at everything that was ever issued, by other means than those by which it was issued: the bytes, the seal, the plan,
 * the decision, the trail, the log and the status lists. Runs every night; what it finds it writes down, into the log of
 * the program and onto the officers' page. It repairs nothing.
 */
@Component
class Recheck {
    private static final Logger LOG = LoggerFactory.getLogger(Recheck.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 30);

    /** Sealed files have pictures inside, so a few at a time. */
    private static final int PAGE = 20;

    /** What the form of a token repeats of a badge (Open Badges 3.0, section 8.2.4). */
    private static final List<String> BESIDE_THE_BADGE = List.of("iss", "jti", "sub", "nbf", "exp");

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Rechecks rows;
    private final LogBook book;
    private final Listed listed;
    private final Sealer sealer;
    private final PublicKeys keys;
    private final Certificates certificates;
    private final Audit audit;
    private final Clock clock;

    Recheck(
            Rechecks rows,
            LogBook book,
            Listed listed,
            Sealer sealer,
            PublicKeys keys,
            Certificates certificates,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.book = book;
        this.listed = listed;
        this.sealer = sealer;
        this.keys = keys;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks at everything and writes down what it found. */
    Rechecks.Run look() {
        var began = clock.instant();
        var findings = new ArrayList<Finding>();
        var commitments = new HashSet<String>();
        long entries = log(findings, commitments);
        long credentials = credentials(findings, commitments);
        long lists = listed.compare(findings);
        rows.waitingSince(began.minus(PATIENCE))
                .forEach(decision -> findings.add(new Finding(Kind.UNFINISHED, decision.toString())));
        findings.forEach(found ->
                LOG.error("The nightly check found: {} {}", found.kind().key(), found.subject()));
        return rows.keep(new Rechecks.Run(began, clock.instant(), credentials, entries, lists, findings));
    }

    private long credentials(List<Finding> findings, Set<String> commitments) {
        long looked = 0;
        var after = Optional.<UUID>empty();
        while (true) {
            var page = rows.issuedAfter(after, PAGE);
            for (var one : page) {
                kinds(one, commitments)
                        .forEach(kind -> findings.add(new Finding(kind, one.id().toString())));
            }
            looked += page.size();
            if (page.size() < PAGE) return looked;
            after = Optional.of(page.getLast().id().value());
        }
    }

    /** What is wrong with one credential. */
    private List<Kind> kinds(Rechecks.Stored one, Set<String> commitments) {
        var wrong = new ArrayList<Kind>();
        if (!Sha256.of(one.sealed()).equals(one.sha256())) wrong.add(Kind.FILE_CHANGED);
        var signed = signed(one);
        if (signed.isEmpty()) {
            wrong.add(Kind.SEAL_WRONG);
        } else {
            if (!isOurs(signed.get().certificate())) wrong.add(Kind.SEAL_OF_ANOTHER_KEY);
            if (!isAsPlanned(signed.get().payload(), one)) wrong.add(Kind.NOT_AS_PLANNED);
            if (!isDecided(one, new String(signed.get().payload(), StandardCharsets.UTF_8)))
                wrong.add(Kind.NOT_AS_DECIDED);
        }
        var trail = audit.of("credential:" + one.id()).stream()
                .map(Audit.Entry::action)
                .toList();
        if (!trail.containsAll(List.of("planned", "issued"))
                || audit.firstBreak("credential:" + one.id()).isPresent()) wrong.add(Kind.TRAIL_BROKEN);
        boolean logged = one.salt()
                .map(salt -> commitments.contains(LogEntry.commitment(salt, one.sealed())))
                .orElseGet(() -> trail.contains(IssuanceLog.FORGOTTEN));
        if (!logged) wrong.add(Kind.NOT_LOGGED);
        return wrong;
    }

    private Optional<PlainSignature.Signed> signed(Rechecks.Stored one) {
        return switch (one.form()) {
            case EUROPEAN_DIGITAL_CREDENTIAL -> PlainSignature.ofSealed(one.sealed());
            case OPEN_BADGE_TOKEN -> PlainSignature.ofCompact(one.sealed());
            case OPEN_BADGE_PROOF, OPEN_BADGE_PROOF_EDDSA -> PlainProof.of(one.sealed(), keys.certificatesOfProofs());
            case SD_JWT_VC ->
                PlainSignature.ofCompact(text(one.sealed()).split("~", 2)[0].getBytes(StandardCharsets.US_ASCII));
        };
    }

    /** The same to the last value, except who issued it, which is written from the certificate when it is sealed. */
    private static boolean isAsPlanned(byte[] payload, Rechecks.Stored one) {
        try {
            if (!(JSON.readTree(payload) instanceof ObjectNode sealed)
                    || !(JSON.readTree(one.unsigned()) instanceof ObjectNode planned)) return false;
            return switch (one.form()) {
                case OPEN_BADGE_PROOF, OPEN_BADGE_PROOF_EDDSA ->
                    sealed.without("proof").equals(planned);
                case EUROPEAN_DIGITAL_CREDENTIAL -> sealed.without("issuer").equals(planned.without("issuer"));
                case OPEN_BADGE_TOKEN ->
                    sealed.without(BESIDE_THE_BADGE).without("issuer").equals(planned.without("issuer"));
                case SD_JWT_VC ->
                    sealed.without("issuing_authority").equals(planned.path("claims"))
                            && List.of(text(one.sealed()).split("~"))
                                    .subList(1, 1 + planned.path("disclosures").size())
                                    .equals(planned.path("disclosures")
                                            .valueStream()
                                            .map(d -> d.asString())
                                            .toList());
            };
        } catch (JacksonException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.US_ASCII);
    }

    private boolean isOurs(X509Certificate certificate) {
        try {
            return PlainSignature.isOneOf(
                    certificate, sealer.chains().stream().map(List::getFirst).toList());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isDecided(Rechecks.Stored one, String payload) {
        try {
            var facts = certificates.facts(one.decision());
            return facts.certificate().equals(one.certificate())
                    && payload.contains(one.id().toString())
                    && payload.contains(facts.reference());
        } catch (Problem noSuchDecision) {
            return false;
        }
    }

    /** Builds the tree anew from the entries, leaf by leaf, and compares; the number of entries. */
    private long log(List<Finding> findings, Set<String> commitments) {
        var newest = book.newest();
        var frontier = new Frontier();
        long signed = newest.map(s -> s.checkpoint().size()).orElse(0L);
        for (var leaves = book.leaves(0, Tile.WIDTH); !leaves.isEmpty(); ) {
            for (var leaf : leaves) {
                if (leaf.entry().event() == LogEntry.Event.ISSUED)
                    commitments.add(leaf.entry().commitment());
                frontier.add(Hash.leaf(leaf.bytes()));
                if (frontier.size() == signed
                        && !frontier.root().equals(newest.get().checkpoint().root()))
                    findings.add(new Finding(Kind.LOG_ROOT_DIFFERS, "log:" + signed));
            }
            leaves = book.leaves(frontier.size(), frontier.size() + Tile.WIDTH);
        }
        boolean opens = newest.map(LogBook.Signed::note)
                .map(note -> sealer.logKey()
                        .open(org.tessera.credential.log.SignedNote.parse(note))
                        .isPresent())
                .orElse(true);
        if (frontier.size() < signed || !opens) findings.add(new Finding(Kind.LOG_ROOT_DIFFERS, "log:" + signed));
        return frontier.size();
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryNight {
        @Bean
        Task<?> recheckEverything(Recheck recheck, Settings settings) {
            return Tasks.recurring("issue.recheck", Schedules.daily(settings.zone(), AT_NIGHT))
                    .execute((_, _) -> recheck.look());
        }
    }
}
