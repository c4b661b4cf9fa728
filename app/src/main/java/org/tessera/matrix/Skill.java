package org.tessera.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.research.CompetenceEvidence;

/**
 * One skill of a catalogue and why it is there.
 *
 * @param id for example {@code K08}
 * @param frameworkRef the competence it rests on, for example {@code DigComp:1.2}; the first one if there are several
 * @param title by language
 * @param employerLine what an employer would see at work, by language
 * @param evidenceLines what published sources say, in English
 * @param evidence what the survey behind this version found about the competence; nothing without a survey
 */
public record Skill(
        String id,
        String frameworkRef,
        Map<String, String> title,
        Map<String, String> employerLine,
        List<String> evidenceLines,
        Optional<CompetenceEvidence> evidence) {
    Skill with(Optional<CompetenceEvidence> found) {
        return new Skill(id, frameworkRef, title, employerLine, evidenceLines, found);
    }
}
