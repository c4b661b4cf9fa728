package org.tessera.research;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a closed survey found. It never changes: a closed survey takes no answer.
 *
 * @param survey which survey
 * @param title by language
 * @param closed the day it was closed
 * @param answers how many invitations were answered
 * @param competences one for each competence asked, in the order asked
 */
public record Evidence(
        SurveyId survey,
        Map<String, String> title,
        LocalDate closed,
        int answers,
        List<CompetenceEvidence> competences) {
    /** What was found about one competence, or nothing when it was not asked. */
    public Optional<CompetenceEvidence> of(String competence) {
        return competences.stream()
                .filter(c -> c.competence().equals(competence))
                .findFirst();
    }
}
