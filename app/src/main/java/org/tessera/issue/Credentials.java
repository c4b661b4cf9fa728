package org.tessera.issue;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.certify.CertificateId;
import org.tessera.certify.Certificates;
import org.tessera.certify.State;
import org.tessera.credential.LogSource;
import org.tessera.credential.StatusSource;
import org.tessera.credential.Trust;
import org.tessera.credential.log.NoteVerifier;
import org.tessera.credential.log.Receipt;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** The credentials that were issued here: their sealed bytes, what they are worth today and what they rest on. */
@Component
public class Credentials {
    private final Ledger ledger;
    private final Certificates certificates;
    private final Sealer sealer;
    private final PublicKeys keys;
    private final StatusLists lists;
    private final IssuanceLog log;

    Credentials(
            Ledger ledger,
            Certificates certificates,
            Sealer sealer,
            PublicKeys keys,
            StatusLists lists,
            IssuanceLog log) {
        this.ledger = ledger;
        this.certificates = certificates;
        this.sealer = sealer;
        this.keys = keys;
        this.lists = lists;
        this.log = log;
    }

    /** The credentials of a person, the newest first. */
    public List<Issued> of(PersonId holder) {
        return ledger.of(holder);
    }

    /** The credential of a certificate; nothing for the seconds between decision and issue. */
    public Optional<Issued> byCertificate(CertificateId certificate) {
        return ledger.byCertificate(certificate);
    }

    /** One credential. */
    public Optional<Issued> find(CredentialId id) {
        return ledger.find(id);
    }

    /** The credential of which something that we sealed is a copy, such as what a wallet shows; itself when it is none. */
    public Optional<Issued> original(CredentialId id) {
        return ledger.original(id);
    }

    /** The sealed file, byte for byte as it was issued; {@code Problem.notFound} if there is none. */
    public byte[] sealed(CredentialId id) {
        return ledger.sealed(id).orElseThrow(Problem::notFound);
    }

    /** What the credential is worth today, straight from the certificate, without a cache. */
    public Standing standing(CredentialId id) {
        var issued = ledger.original(id).orElseThrow(Problem::notFound);
        var certificate = certificates.of(issued.certificate());
        return new Standing(
                certificate.state(),
                certificate.reason(),
                certificate.told(),
                certificate.state() == State.VALID ? Optional.empty() : Optional.of(certificate.changedAt()));
    }

    /** What the credential rests on, as recorded at its issue. */
    public Trace trace(CredentialId id) {
        return ledger.trace(id).orElseThrow(Problem::notFound);
    }

    /**
     * What shows, without us, that the credential stands in the public issuance log: a {@code .tlog-proof} file. It holds
     * the salt, so it is for the holder and for whoever the holder shows the credential. Nothing when the salt was
     * destroyed.
     */
    public Optional<Receipt> receipt(CredentialId id) {
        return log.receipt(id);
    }

    /** The public key of the issuance log, to check a receipt with. */
    public NoteVerifier logKey() {
        return sealer.logKey();
    }

    /** Destroys what ties a person's credentials to their entries in the issuance log. For erasure; there is no way back. */
    public void forgetInLog(PersonId holder) {
        log.forget(ledger.everyFormOf(holder));
    }

    /** Trust in the authority that vouches for our own seal, and in our own keys for proofs, for checking our credentials. */
    public Trust trust() {
        return sealer.trust().pinning(keys.ofProofs());
    }

    /** Our own log, in which every credential of ours must stand unless its salt was destroyed. */
    public LogSource log() {
        return (file, id) -> log.find(file, id.replaceFirst(".*[:/]", ""));
    }

    /** Our own status lists, found without a network. */
    public StatusSource statuses() {
        return lists::at;
    }
}
