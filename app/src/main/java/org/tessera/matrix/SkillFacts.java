package org.tessera.matrix;

import java.time.LocalDate;
import java.util.Map;

/**
 * The survey's finding about one skill, for those who cite the matrix.
 *
 * @param surveyTitle by language
 * @param closed the day the survey was closed
 * @param answers how many employers answered the survey
 * @param rank of the skill's competence by relative importance, 1 is the highest
 * @param outOf how many competences were ranked
 * @param mean mean importance, 1 to 5
 * @param neededAtEntry share who say that it is needed on the first day, 0 to 1
 */
public record SkillFacts(
        Map<String, String> surveyTitle,
        LocalDate closed,
        int answers,
        int rank,
        int outOf,
        double mean,
        double neededAtEntry) {}
