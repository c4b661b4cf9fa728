package org.tessera.issue;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.certify.DecisionFacts;
import org.tessera.credential.EuropeanDigitalCredential;
import org.tessera.credential.PageImages;
import org.tessera.platform.Audit;
import org.tessera.platform.Paper;
import org.tessera.platform.Sha256;
import org.tessera.platform.Texts;

/** Writes down what will be signed: the whole credential without its seal, with a picture of it for each language. */
@Component
class Planning {
    /** Sharp enough to print on A4 and still small enough to send: about 1,000 × 1,400 pixels. */
    private static final int DOTS_PER_INCH = 120;

    private final Ledger ledger;
    private final StatusLists lists;
    private final Awards awards;
    private final Paper paper;
    private final Audit audit;
    private final SealSettings seal;
    private final Texts texts;
    private final Clock clock;

    Planning(
            Ledger ledger,
            StatusLists lists,
            Awards awards,
            Paper paper,
            Audit audit,
            SealSettings seal,
            Texts texts,
            Clock clock) {
        this.ledger = ledger;
        this.lists = lists;
        this.awards = awards;
        this.paper = paper;
        this.audit = audit;
        this.seal = seal;
        this.texts = texts;
        this.clock = clock;
    }

    /** Sees to it, outside the transaction of a plan, that there is an open status list. */
    void prepare() {
        lists.open();
    }

    /** Makes the plan for a decision, unless another node has made one at the same moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(DecisionFacts facts) {
        var about = awards.of(facts);
        var standard = about.standard();
        var id = CredentialId.random();
        var place = lists.free();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var award = about.award(id, lists.entry(place), lists.tokenEntry(place), now);
        var images = new LinkedHashMap<String, byte[]>();
        for (String language : award.languages()) {
            var image = new PageImage(
                    language,
                    texts,
                    id,
                    facts,
                    standard,
                    about.programme().map(p -> p.title()).orElse(Map.of()),
                    about.holder(),
                    about.body(),
                    seal.organisation(),
                    PageImage.SIZES.getFirst());
            images.put(language, image.draw(paper, DOTS_PER_INCH));
        }
        var unsigned = EuropeanDigitalCredential.write(award, PageImages.of(images));
        var written = ledger.plan(new Planned(
                id,
                facts.decision(),
                Optional.empty(),
                Form.EUROPEAN_DIGITAL_CREDENTIAL,
                facts.certificate(),
                facts.holder(),
                facts.microCredential(),
                standard.title(),
                facts.validUntil(),
                place,
                unsigned,
                Sha256.of(unsigned),
                new TraceOf(facts, standard, about.body()).trace(),
                now));
        if (written) {
            audit.record(
                    "credential:" + id,
                    Optional.empty(),
                    "planned",
                    Map.of("decision", facts.decision().toString(), "unsigned", Sha256.of(unsigned)));
        }
    }
}
