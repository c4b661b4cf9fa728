package org.tessera.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tessera.credential.Check.Kind;
import org.tessera.credential.Check.Outcome;
import org.tessera.credential.Facts;
import org.tessera.credential.Report;
import org.tessera.credential.Text;
import org.tessera.passport.ShortName;

/**
 * What is shown of a credential, and nothing more: pages and JSON are made from this alone, so nothing that the holder
 * kept back can slip through. The day of birth and the points reached are never in it.
 *
 * @param name as certified, or the short name that the holder chose
 * @param shortened whether it is the short one
 * @param title what was certified
 * @param standardPage the public page of its standard, empty if it is not a web address
 * @param canDo what the person can do
 * @param proven how, in the issuer's words
 * @param provenOn when
 * @param issuer the legal name from our register; empty when we don't know the issuer
 * @param issuerId how an unknown issuer calls itself: an IRI, never a name
 * @param body the certification body that decided, if the credential names one
 */
record Content(
        String name,
        Optional<String> latinName,
        boolean shortened,
        Optional<Text> title,
        Optional<Text> programme,
        Optional<String> standardPage,
        Optional<String> workload,
        Optional<String> ects,
        Optional<Integer> eqf,
        List<Text> canDo,
        Optional<Text> proven,
        Optional<Text> type,
        Optional<Text> supervision,
        Optional<Text> assessors,
        Optional<LocalDate> provenOn,
        Optional<String> issuer,
        String issuerId,
        Optional<Text> body,
        Optional<Text> assurance,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Instant> issued,
        String id) {

    static Content of(Facts facts, Report report, Optional<ShortName> shortName) {
        var issuer = report.check(Kind.ISSUER);
        var known = issuer.outcome() == Outcome.HOLDS
                ? Optional.ofNullable(issuer.details().get("issuer"))
                : Optional.<String>empty();
        return new Content(
                shortName.map(ShortName::name).orElse(facts.who().name()),
                shortName.isPresent()
                        ? shortName.flatMap(ShortName::latinName)
                        : facts.who().latinName(),
                shortName.isPresent(),
                facts.what().title(),
                facts.what().programme(),
                facts.what().standardPage().filter(page -> page.matches("https?://.+")),
                facts.learning().workload(),
                facts.learning().ects(),
                facts.learning().eqf(),
                facts.canDo().stream().map(Facts.CanDo::title).toList(),
                facts.proof().summary(),
                facts.proof().type(),
                facts.proof().supervision(),
                facts.proof().assessors(),
                facts.proof().date(),
                known,
                facts.says().issuer(),
                known.isPresent() ? facts.says().awardingBody() : Optional.empty(),
                known.isPresent() ? facts.says().qualityAssurance() : Optional.empty(),
                facts.validity().from().or(() -> facts.validity().issued()),
                facts.validity().until(),
                facts.validity().issued(),
                facts.id());
    }
}
