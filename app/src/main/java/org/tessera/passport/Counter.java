package org.tessera.passport;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.certify.Certificates;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.issue.Issued;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Audit;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Settings;

/**
 * Handing a credential over on paper, to people who have neither e-mail nor a wallet: who stands at the desk of the
 * certification body, or of the test centre where the exam was sat, gets a sheet with a link of their own as QR code.
 */
@Component
class Counter {
    /** The kinds of document that may have been looked at; never its number. */
    static final List<String> DOCUMENTS = List.of("identity-card", "passport", "residence-permit", "other");

    /** Paper is kept, so its link lives as long as any may. */
    private static final int DAYS = 90;

    /**
     * One credential of somebody.
     *
     * @param organisation for which the desk acts
     */
    record Found(Held held, Person person, OrganisationId organisation) {}

    private final People people;
    private final Organisations organisations;
    private final Credentials credentials;
    private final Certificates certificates;
    private final Holdings holdings;
    private final Shares shares;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Counter(
            People people,
            Organisations organisations,
            Credentials credentials,
            Certificates certificates,
            Holdings holdings,
            Shares shares,
            Audit audit,
            Settings settings,
            Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.credentials = credentials;
        this.certificates = certificates;
        this.holdings = holdings;
        this.shares = shares;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What this desk may hand over to people of this name. */
    List<Found> named(String name, Caller desk) {
        return people.named(name).stream()
                .flatMap(person -> credentials.of(person.id()).stream())
                .flatMap(issued -> found(issued, desk).stream())
                .sorted(Comparator.comparing(found -> found.person().fullName()))
                .toList();
    }

    /** One of them; 404 for what is another organisation's, or one's own. */
    Found one(CredentialId id, Caller desk) {
        return credentials.find(id).flatMap(issued -> found(issued, desk)).orElseThrow(Problem::notFound);
    }

    /**
     * Makes the link that is printed, and writes down who handed what over, and on which document's word.
     *
     * @param document one of {@link #DOCUMENTS}
     * @throws Problem 409 when the credential is not in force
     */
    @Transactional
    Shares.Made handOver(Found found, String document, Caller desk) {
        if (!found.held().counts()) throw Problem.conflict("passport.problem.counter-not-in-force");
        boolean minor = ShortName.isDefaultFor(found.person(), LocalDate.ofInstant(clock.instant(), settings.zone()));
        var choice = new Choice(List.of(found.held().id()), !minor, false, DAYS, note(found));
        var made = shares.make(found.person().id(), choice, desk.person());
        audit.record(
                "credential:" + found.held().id(),
                Optional.of(desk.person()),
                "handed-over",
                Map.of(
                        "organisation",
                        found.organisation().toString(),
                        "document",
                        document,
                        "link",
                        made.id().toString()));
        return made;
    }

    /** So that the holder recognises the link among their own. */
    private String note(Found found) {
        var name = organisations.of(found.organisation()).legalName();
        return name.substring(0, Math.min(name.length(), Choice.LONGEST_NOTE));
    }

    private Optional<Found> found(Issued issued, Caller desk) {
        if (issued.holder().equals(desk.person())) return Optional.empty();
        return actingFor(issued, desk)
                .map(organisation -> new Found(
                        holdings.of(issued.holder(), List.of(issued.id())).getFirst(),
                        people.of(issued.holder()),
                        organisation));
    }

    private Optional<OrganisationId> actingFor(Issued issued, Caller desk) {
        var certificate = certificates.of(issued.certificate());
        var centre = certificates.facts(certificate.decision()).testCentre();
        return Stream.of(
                        Optional.of(certificate.body()).filter(body -> desk.holdsIn(body, Role.CERTIFICATION_OFFICER)),
                        Optional.of(centre).filter(at -> desk.holdsIn(at, Role.INVIGILATOR)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
