package org.tessera.matrix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tessera.research.CompetenceEvidence;

/**
 * One published version of a catalogue. It never changes.
 *
 * @param catalogue {@code key-skills} or {@code soft-skills}
 * @param number counts from 1
 * @param label {@code default-proposal}, or {@code survey} when a survey stands behind it
 * @param hash SHA-256 of the canonical content, 64 hexadecimal digits
 * @param publishedAt when
 * @param survey the survey behind it, if there is one
 * @param skills in the order shown
 * @param notListed what the survey found about the competences that no skill of this catalogue rests on, best first;
 *     empty without a survey
 */
public record MatrixVersion(
        String catalogue,
        int number,
        String label,
        String hash,
        Instant publishedAt,
        Optional<SurveyFacts> survey,
        List<Skill> skills,
        List<CompetenceEvidence> notListed) {
    /** How later stages name this version: {@code matrix:key-skills@2#hash}. */
    public String reference() {
        return "matrix:" + catalogue + "@" + number + "#" + hash;
    }

    /** One skill of this version. */
    public Optional<Skill> skill(String id) {
        return skills.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** What the survey found about a skill; nothing without a survey, or when too few rated it. */
    public Optional<SkillFacts> facts(String skill) {
        var evidence = skill(skill).flatMap(Skill::evidence).filter(e -> !e.suppressed());
        return survey.flatMap(s -> evidence.map(e -> new SkillFacts(
                s.title(), s.closed(), s.answers(), e.rank(), s.competences(), e.mean(), e.neededAtEntry())));
    }
}
