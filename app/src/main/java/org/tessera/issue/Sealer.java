package org.tessera.issue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificates;
import org.tessera.certify.DecisionId;
import org.tessera.credential.DataIntegrity;
import org.tessera.credential.JadesSeal;
import org.tessera.credential.LearningRecord;
import org.tessera.credential.ProofKey;
import org.tessera.credential.SdJwtVc;
import org.tessera.credential.SealKey;
import org.tessera.credential.StatusList;
import org.tessera.credential.TokenStatusList;
import org.tessera.credential.Trust;
import org.tessera.credential.VcJwt;
import org.tessera.credential.log.Checkpoint;
import org.tessera.credential.log.NoteKey;
import org.tessera.credential.log.NoteVerifier;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/**
 * The room with one door: the only class that touches keys. It seals what was planned for a decision, and nothing that is
 * handed to it; and it asks every gate again before it does.
 */
@Component
class Sealer {
    /** What came of it. */
    sealed interface Outcome {
        /** The sealed file; not yet stored. */
        record Sealed(CredentialId id, byte[] file) implements Outcome {}

        /** Nothing was sealed. */
        record Closed(Set<Gate> gates) implements Outcome {}
    }

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final SealKeys keys;
    private final NoteKey logKey;
    private final String issuer;
    private final Settings settings;
    private final Ledger ledger;
    private final RecordPlans records;
    private final Gates gates;
    private final Certificates certificates;
    private final Clock clock;

    Sealer(
            Settings settings,
            SealSettings seal,
            Ledger ledger,
            RecordPlans records,
            Gates gates,
            Certificates certificates,
            Clock clock) {
        this.settings = settings;
        this.issuer = settings.address("");
        this.ledger = ledger;
        this.records = records;
        this.gates = gates;
        this.certificates = certificates;
        this.clock = clock;
        try {
            keys = SealKeys.open(settings.home().resolve("keys"), seal, clock);
            logKey = NoteKey.openOrCreate(
                    seal.logKey().orElseGet(() -> settings.home().resolve("keys/log.key")),
                    issuer.replaceFirst("^[^:]*://", "") + "/log");
        } catch (IOException e) {
            throw new UncheckedIOException("the seal key can't be opened", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal key can't be opened", e);
        }
    }

    /**
     * Seals the plan of a decision.
     *
     * @throws IllegalStateException when nothing is planned, or what is planned is not what was written down
     */
    Outcome seal(DecisionId decision) {
        return seal(ledger.planned(decision)
                .orElseThrow(() -> new IllegalStateException("nothing is planned for decision " + decision)));
    }

    /**
     * Seals the plan of a further form that a holder ordered.
     *
     * @throws IllegalStateException when nothing is planned, or what is planned is not what was written down
     */
    Outcome sealCopy(UUID order) {
        return seal(ledger.planned(order)
                .orElseThrow(() -> new IllegalStateException("nothing is planned for order " + order)));
    }

    private Outcome seal(Planned plan) {
        if (!Sha256.of(plan.unsigned()).equals(plan.sha256()))
            throw new IllegalStateException("the plan was changed: " + plan.id());
        var closed = gates.closed(certificates.facts(plan.decision()));
        if (!closed.isEmpty()) return new Outcome.Closed(closed);
        var file = switch (plan.form()) {
            case EUROPEAN_DIGITAL_CREDENTIAL -> sealed(plan.unsigned());
            // Wallets of the European profile read no other signature than that of the second key (HAIP 1.0, section
            // 7).
            case SD_JWT_VC -> SdJwtVc.seal(plan.unsigned(), keys.wallet()).getBytes(StandardCharsets.US_ASCII);
            case OPEN_BADGE_TOKEN -> VcJwt.sign(plan.unsigned(), keys.seal());
            case OPEN_BADGE_PROOF, OPEN_BADGE_PROOF_EDDSA -> proven(plan.unsigned(), keyOf(plan.form()));
        };
        return new Outcome.Sealed(plan.id(), file);
    }

    /**
     * Seals the plan of a learning record. What it says of the learner stands in its badges, each of them sealed before;
     * every gate of every one is asked again.
     *
     * @return the record with its proof; empty when a badge in it is not one that we sealed for this holder as it stands
     *     there, or may not be given out now
     * @throws IllegalStateException when what is planned is not what was written down
     */
    Optional<byte[]> sealRecord(UUID id) {
        var plan = records.find(id).orElseThrow(() -> new IllegalStateException("there is no record " + id));
        if (!Sha256.of(plan.unsigned()).equals(plan.sha256()))
            throw new IllegalStateException("the plan was changed: " + id);
        var badges = LearningRecord.badges(plan.unsigned());
        boolean open = !badges.isEmpty()
                && badges.stream()
                        .allMatch(badge -> records.decisionOf(badge, plan.holder())
                                .filter(decision -> gates.closed(certificates.facts(decision))
                                        .isEmpty())
                                .isPresent());
        return open ? Optional.of(proven(plan.unsigned(), keys.wallet())) : Optional.empty();
    }

    /** Whether there is a key for this form: proofs need one on P-256 or on Ed25519. */
    boolean makes(Form form) {
        return switch (form) {
            case OPEN_BADGE_PROOF -> keys.wallet().algorithm().equals("ES256");
            case OPEN_BADGE_PROOF_EDDSA -> keys.badge().isPresent();
            case EUROPEAN_DIGITAL_CREDENTIAL, SD_JWT_VC, OPEN_BADGE_TOKEN -> true;
        };
    }

    private byte[] proven(byte[] unsigned, SealKey key) {
        return DataIntegrity.sign(
                unsigned, ProofKey.of(key, PublicKeys.method(settings, key.chain())), clock.instant());
    }

    private SealKey keyOf(Form form) {
        return switch (form) {
            case EUROPEAN_DIGITAL_CREDENTIAL, OPEN_BADGE_TOKEN -> keys.seal();
            case SD_JWT_VC, OPEN_BADGE_PROOF -> keys.wallet();
            case OPEN_BADGE_PROOF_EDDSA ->
                keys.badge().orElseThrow(() -> new IllegalStateException("there is no Ed25519 key"));
        };
    }

    /** The JWS name of the algorithm with which a form is signed. */
    String algorithm(Form form) {
        return keyOf(form).algorithm();
    }

    /** One at a time: the library below checks the seal's form with a schema that several threads must not share. */
    private byte[] sealed(byte[] unsigned) {
        oneAtATime.lock();
        try {
            return JadesSeal.seal(unsigned, keys.seal(), clock.instant());
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Signs a status list, for publishing at its address. */
    byte[] sign(StatusList list, Instant until) {
        return list.publish(keys.seal(), issuer, clock.instant(), until);
    }

    /** Signs the same list in its other form. */
    byte[] sign(TokenStatusList list, Instant until) {
        return list.publish(keys.seal(), clock.instant(), until);
    }

    /** Signs a checkpoint of the issuance log; whether it goes on from the last one the log has asked. */
    String sign(Checkpoint checkpoint) {
        return logKey.sign(checkpoint.text());
    }

    /** The public half of the log's key; its name is the log's. */
    NoteVerifier logKey() {
        return logKey.verifier();
    }

    /** Trust in the authorities that vouch for our seal. */
    Trust trust() {
        return Trust.in(keys.anchors().toArray(X509Certificate[]::new));
    }

    /** The same authorities as a PEM file (RFC 7468). */
    String pem() {
        var pem = new StringBuilder();
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        try {
            for (X509Certificate anchor : keys.anchors()) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(anchor.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
        return pem.toString();
    }

    /** As {@link SealKeys#chains} has them. */
    List<List<X509Certificate>> chains() {
        return keys.chains();
    }
}
