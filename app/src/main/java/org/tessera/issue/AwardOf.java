package org.tessera.issue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.certify.DecisionFacts;
import org.tessera.credential.Assessment;
import org.tessera.credential.Award;
import org.tessera.credential.Concept;
import org.tessera.credential.Learner;
import org.tessera.credential.Level;
import org.tessera.credential.Outcome;
import org.tessera.credential.Participation;
import org.tessera.credential.QualityAssurance;
import org.tessera.credential.Stacking;
import org.tessera.credential.StatusEntry;
import org.tessera.credential.Text;
import org.tessera.credential.TokenStatusEntry;
import org.tessera.design.EscoSkill;
import org.tessera.design.MicroCredential;
import org.tessera.design.Programme;
import org.tessera.people.Organisation;
import org.tessera.people.Person;
import org.tessera.platform.Settings;
import org.tessera.platform.Texts;

/** Translates a decision and a standard into the {@link Award} from which every format of credential is written. */
final class AwardOf {
    private static final String SUPERVISED = Assessment.SUPERVISED_WITH_ID;
    private final DecisionFacts facts;
    private final MicroCredential standard;
    private final Optional<Programme> programme;
    private final Person holder;
    private final Organisation body;
    private final Settings settings;
    private final SealSettings seal;
    private final Texts texts;

    AwardOf(
            DecisionFacts facts,
            MicroCredential standard,
            Optional<Programme> programme,
            Person holder,
            Organisation body,
            Settings settings,
            SealSettings seal,
            Texts texts) {
        this.facts = facts;
        this.standard = standard;
        this.programme = programme;
        this.holder = holder;
        this.body = body;
        this.settings = settings;
        this.seal = seal;
        this.texts = texts;
    }

    MicroCredential standard() {
        return standard;
    }

    Optional<Programme> programme() {
        return programme;
    }

    Person holder() {
        return holder;
    }

    Organisation body() {
        return body;
    }

    /** The award as it is sealed once by a key with a certificate, and bound to no wallet. */
    Award award(CredentialId id, StatusEntry status, TokenStatusEntry tokenStatus, Instant now) {
        return award(id, settings.address(""), Optional.empty(), status, tokenStatus, now);
    }

    /**
     * The award as it is sealed once.
     *
     * @param issuer the id under which we issue it
     * @param holderKey a DID of the key in the holder's wallet to which this one is bound
     */
    Award award(
            CredentialId id,
            String issuer,
            Optional<String> holderKey,
            StatusEntry status,
            TokenStatusEntry tokenStatus,
            Instant now) {
        var elements = standard.elements();
        var page = settings.address("/standards/" + standard.id() + "/" + standard.version());
        var builder = Award.builder()
                .id("urn:credential:" + id)
                .learner(holderKey.map(learner()::holding).orElseGet(this::learner))
                .title(Text.of(standard.title()))
                .summary(Text.of(standard.summary()))
                .issuer(org.tessera.credential.Organisation.of(
                        issuer, Text.of("en", seal.organisation()), seal.country()))
                .awardingBody(org.tessera.credential.Organisation.of(
                        settings.address("/organisations/" + body.id()),
                        Text.of("en", body.legalName()),
                        body.country()))
                .issued(now)
                .validFrom(start(facts.validFrom()))
                .validUntil(start(facts.validUntil().plusDays(1)))
                .workload(standard.workload())
                .level(Level.alignedWith(standard.eqf()))
                .assessment(assessment())
                .participation(new Participation(
                        elements.participation().type(),
                        Text.of(elements.participation().text())))
                .qualityAssurance(QualityAssurance.of(
                        elements.qualityAssurance().type(),
                        Text.of(elements.qualityAssurance().text()),
                        page,
                        say("issue.award.scheme")))
                .grade(Text.of(elements.grade().orElseGet(() -> words("issue.award.passed"))))
                .furtherInformation(Text.of(further()))
                .standardPage(page)
                .status(status)
                .tokenStatus(tokenStatus)
                .languages(languages().toArray(String[]::new))
                .primaryLanguage(primaryLanguage())
                .trace("decision", facts.reference())
                .trace("form", facts.proof().form())
                .trace("micro-credential", standard.reference())
                .trace("matrix", standard.matrixReference());
        elements.prerequisites().ifPresent(p -> builder.prerequisites(Text.of(p)));
        standard.ects().ifPresent(points -> builder.ects(new BigDecimal(points)));
        programme.ifPresent(p -> builder.stacking(new Stacking(
                settings.address("/catalogue#" + p.id()),
                Text.of(p.title()),
                Math.max(1, p.allOf().size()))));
        standard.outcomes().forEach(o -> builder.outcome(outcome(page, o)));
        return builder.build();
    }

    Learner learner() {
        var learner = Learner.of(
                holder.givenName(), holder.familyName(), holder.birthDate().orElseThrow());
        return holder.latinName().map(learner::inLatinLetters).orElse(learner);
    }

    private Assessment assessment() {
        var how = standard.elements().assessment();
        return Assessment.of(
                        how.type(),
                        Text.of(how.summary()),
                        facts.proof().satOn(),
                        facts.proof().supervised() ? SUPERVISED : Assessment.UNSUPERVISED)
                .by(say("issue.award.assessors", facts.proof().examiners()));
    }

    private Outcome outcome(String page, org.tessera.design.Outcome outcome) {
        var kind = switch (outcome.kind()) {
            case KNOWLEDGE -> Outcome.Kind.KNOWLEDGE;
            case SKILL -> Outcome.Kind.SKILL;
            case RESPONSIBILITY -> Outcome.Kind.ATTITUDE;
        };
        var written = new Outcome(
                page + "#" + outcome.id(), kind, Text.of(outcome.canDo()), List.of(), List.of(competence()));
        for (EscoSkill skill : standard.esco()) written = written.covering(skill.uri(), Text.of(skill.label()));
        return written;
    }

    /** LifeComp, GreenComp, DigComp and EntreComp have no common list of addresses, so each cell has one of ours. */
    private Concept competence() {
        var reference = standard.frameworkRef();
        return new Concept(
                "urn:tessera:competence:" + reference.replace(' ', '-'),
                Text.of("en", reference.replace(":", " ")),
                "urn:tessera:framework:" + reference.split(":", 2)[0]);
    }

    private Map<String, String> further() {
        var further =
                new java.util.TreeMap<>(standard.elements().furtherInformation().orElseGet(java.util.TreeMap::new));
        if (!facts.proof().demonstration()) return further.isEmpty() ? words("issue.award.more") : further;
        words("issue.award.sample").forEach((language, text) -> further.merge(language, text, (a, b) -> b + " " + a));
        return further;
    }

    /** A picture is drawn in the languages in which the whole standard is written: none is half in another one. */
    private List<String> languages() {
        var written = settings.languages().stream()
                .filter(language -> standard.title().containsKey(language)
                        && standard.outcomes().stream().allMatch(o -> o.canDo().containsKey(language)))
                .toList();
        return written.isEmpty() ? List.of(settings.languages().getFirst()) : written;
    }

    private String primaryLanguage() {
        var written = languages();
        return written.contains(holder.language()) ? holder.language() : written.getFirst();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private Text say(String key, Object... arguments) {
        return Text.of(words(key, arguments));
    }

    private Map<String, String> words(String key, Object... arguments) {
        var words = new java.util.TreeMap<String, String>();
        for (String language : settings.languages()) words.put(language, texts.say(language, key, arguments));
        return words;
    }
}
