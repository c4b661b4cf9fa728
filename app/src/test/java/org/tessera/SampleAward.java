package org.tessera;

import java.time.LocalDate;
import org.tessera.credential.Assessment;
import org.tessera.credential.Award;
import org.tessera.credential.AwardBuilder;
import org.tessera.credential.Learner;
import org.tessera.credential.Level;
import org.tessera.credential.Organisation;
import org.tessera.credential.Outcome;
import org.tessera.credential.Participation;
import org.tessera.credential.QualityAssurance;
import org.tessera.credential.Text;

/** An award as the credential library knows it, for tests of what reads credentials, ours and others'. */
public final class SampleAward {
    private SampleAward() {}

    /** Ελένη Παράδειγμα, twenty years old. */
    public static Learner learner() {
        return Learner.of("Ελένη", "Παράδειγμα", LocalDate.now().minusYears(20));
    }

    /**
     * Everything but id, learner, time of issue and status.
     *
     * @param issuer an IRI
     * @param page the public page of the standard
     */
    public static AwardBuilder by(String issuer, String name, String page) {
        var body = Organisation.of(issuer, Text.of("en", name), "GR");
        return Award.builder()
                .title(Text.of("en", "Checking if information is reliable"))
                .summary(Text.of("en", "Finds out whether a source deserves trust."))
                .issuer(body)
                .awardingBody(body)
                .outcome(Outcome.skill(page + "#O1", Text.of("en", "Compares what several sources say")))
                .outcome(Outcome.skill(page + "#O2", Text.of("en", "Knows a picture that was changed")))
                .workloadHours(25)
                .level(Level.alignedWith(3))
                .assessment(Assessment.of(
                        Assessment.WRITTEN_EXAMINATION,
                        Text.of("en", "A supervised exam and one task"),
                        LocalDate.now(),
                        Assessment.SUPERVISED_WITH_ID))
                .participation(new Participation(Participation.ONLINE, Text.of("en", "Online")))
                .qualityAssurance(QualityAssurance.of(
                        QualityAssurance.PROGRAMME, Text.of("en", "A scheme"), page, Text.of("en", "The scheme")))
                .grade(Text.of("en", "Passed"))
                .standardPage(page)
                .languages("en");
    }
}
