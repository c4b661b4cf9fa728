package org.tessera.passport;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.tessera.certify.CertificateId;
import org.tessera.certify.Certificates;
import org.tessera.certify.CertificationDay;
import org.tessera.certify.PublicReason;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.people.NewPerson;
import org.tessera.people.People;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** Brings people to a credential in their passport by the same calls as the pages, for tests of what they do with it. */
@Component
public class PassportDay {
    /** Somebody with one credential. */
    public record Holder(PersonId id, CredentialId credential, CertificateId certificate, CertificationDay.Cast cast) {}

    private final CertificationDay day;
    private final Certificates certificates;
    private final Credentials credentials;
    private final People people;
    private final Shares shares;

    PassportDay(
            CertificationDay day, Certificates certificates, Credentials credentials, People people, Shares shares) {
        this.day = day;
        this.certificates = certificates;
        this.credentials = credentials;
        this.people = people;
        this.shares = shares;
    }

    /** Ελένη Παράδειγμα, 19 or 20 years old. */
    public Holder holder() {
        return holder(LocalDate.now().minusYears(20));
    }

    /** The same at sixteen. */
    public Holder minor() {
        return holder(LocalDate.now().minusYears(17).plusDays(1));
    }

    private Holder holder(LocalDate born) {
        var cast = day.cast();
        var person = people.register(
                new NewPerson(
                        "Ελένη",
                        "Παράδειγμα",
                        Optional.of("Eleni Paradeigma"),
                        Optional.of(born),
                        "el",
                        Optional.empty()),
                Optional.empty());
        people.grant(person, cast.centre(), Role.LEARNER, Optional.empty());
        var granted = day.granted(cast, person);
        var issued = awaited(() -> credentials.byCertificate(granted.certificate()));
        return new Holder(person, issued.id(), granted.certificate(), cast);
    }

    /** Somebody who has no credential yet. */
    public PersonId beginner() {
        return day.candidate(day.cast());
    }

    /** A link to the holder's credential under the whole name, for a week; its secret. */
    public String link(Holder holder) {
        return link(holder, true, false);
    }

    /** A link; its secret. */
    public String link(Holder holder, boolean fullName, boolean withFile) {
        return shares.make(holder.id(), new Choice(List.of(holder.credential()), fullName, withFile, 7, "Café Almar"))
                .secret();
    }

    /** Stops all links of the holder. */
    public void stop(Holder holder) {
        shares.of(holder.id()).forEach(share -> shares.stop(holder.id(), share.id()));
    }

    /** Lets the time of all the holder's links pass. */
    public void expire(Holder holder) {
        day.rewrite(
                "update passport.share set created_at = created_at - interval '8 days', expires_at = expires_at -"
                        + " interval '8 days' where holder = :holder",
                java.util.Map.of("holder", holder.id().value()));
    }

    /** How often the holder's links were opened. */
    public int views(Holder holder) {
        return shares.of(holder.id()).stream().mapToInt(Shares.Shared::views).sum();
    }

    /** Takes the certificate back; two officers are needed. */
    public void withdraw(Holder holder) {
        certificates.withdraw(
                holder.certificate(),
                holder.cast().officer(),
                "The exam was sat by Giannis.",
                Optional.of(PublicReason.ISSUED_IN_ERROR));
        certificates.confirmWithdrawal(holder.certificate(), holder.cast().secondOfficer());
    }

    /** Takes the certificate's force away for a while. */
    public void suspend(Holder holder) {
        certificates.suspend(holder.certificate(), holder.cast().officer(), "A complaint is being looked into.");
    }

    /** Writes over what is stored, as only somebody with power over the database can. */
    public void overwrite(CredentialId id, byte[] sealed, String sha256) {
        day.rewrite(
                "update issue.issued set sealed = :sealed, sha256 = :sha256 where id = :id",
                java.util.Map.of("sealed", sealed, "sha256", sha256, "id", id.value()));
    }

    private static <T> T awaited(Supplier<Optional<T>> asked) {
        var patience = Instant.now().plus(Duration.ofSeconds(180));
        while (Instant.now().isBefore(patience)) {
            var answer = asked.get();
            if (answer.isPresent()) return answer.get();
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("nothing was issued");
    }
}
